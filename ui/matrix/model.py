"""All experiments as a table: a row per scenario and framework, a column per runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from lab.experiments.experiment import Plan
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from memory.problem import Problem
from ui.looks.colors import verdict_color
from ui.runs.runs import run_title, runtime_name
from ui.scenarios.title import scenario_title
from ui.words.plain_text import plain_tooltip
from ui.words.problem_words import problem_words
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict, verdict_name

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_Row = tuple[str, str]


@dataclass
class _Cell:
    """One experiment."""

    state: Literal["waits", "runs", "done", "failed"] = "waits"
    recording: Recording | None = None
    failure: Problem | None = None


class MatrixModel(QAbstractTableModel):
    """What has come of each experiment so far. Column 0 is the scenario."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._titles: dict[_Row, Scenario | None] = {}
        self._runtimes: list[str] = []
        self._cells: dict[tuple[_Row, str], _Cell] = {}
        self._paused = False

    def show_plans(self, plans: Sequence[Plan], scenarios: Sequence[Scenario]) -> None:
        """Have a cell for each of ``plans``, none of them run yet; ``scenarios`` name them."""
        self.beginResetModel()
        named: dict[_Row, Scenario] = {(each.id, each.framework): each for each in scenarios}
        self._rows = list(dict.fromkeys((plan.scenario, plan.framework) for plan in plans))
        self._titles = {row: named.get(row) for row in self._rows}
        self._runtimes = sorted({plan.runtime for plan in plans}, key=_runtime_order)
        self._cells = {((plan.scenario, plan.framework), plan.runtime): _Cell() for plan in plans}
        self.endResetModel()

    def show_recordings(self, recordings: Sequence[Recording]) -> None:
        """Show runs that are done, as from a file."""
        self.beginResetModel()
        self._titles = {_row_of(each): each.scenario for each in recordings}
        self._rows = list(self._titles)
        self._runtimes = sorted({each.result.runtime for each in recordings}, key=_runtime_order)
        self._cells = {
            (_row_of(each), each.result.runtime): _Cell("done", each) for each in recordings
        }
        self.endResetModel()

    def show_started(self, plan: Plan) -> None:
        """Say that this experiment goes on."""
        self._change((plan.scenario, plan.framework), plan.runtime, _Cell("runs"))

    def show_paused(self, paused: bool) -> None:
        """Say whether the experiment that goes on stands still."""
        if paused != self._paused:
            self._paused = paused
            self.retranslate()

    def show_failed(self, plan: Plan, problem: Problem) -> None:
        """Say why this experiment could not be carried out."""
        failed = _Cell("failed", failure=problem)
        self._change((plan.scenario, plan.framework), plan.runtime, failed)

    def show_done(self, recording: Recording) -> None:
        """Show what has come of an experiment."""
        self._change(_row_of(recording), recording.result.runtime, _Cell("done", recording))

    def show_ended(self) -> None:
        """What has not run will not: the run has ended, or was cancelled."""
        for cell in self._cells.values():
            if cell.state == "runs":
                cell.state = "waits"
        self.retranslate()

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """What is done, row by row."""
        cells = (
            self._cells.get((row, runtime)) for row in self._rows for runtime in self._runtimes
        )
        return tuple(cell.recording for cell in cells if cell is not None and cell.recording)

    @property
    def failures(self) -> tuple[str, ...]:
        """Which experiments could not be carried out, and why."""
        return tuple(
            f"{row[0]} ({row[1]}) on {runtime}: {cell.failure}"
            for (row, runtime), cell in self._cells.items()
            if cell.state == "failed"
        )

    @property
    def planned(self) -> int:
        """How many cells there are."""
        return len(self._cells)

    def subject(self, plan: Plan) -> str:
        """What an experiment runs, by its title."""
        return self._title(self._rows.index((plan.scenario, plan.framework)))

    def index_of(self, plan: Plan) -> QModelIndex:
        """The cell of an experiment."""
        row = (plan.scenario, plan.framework)
        return self.index(self._rows.index(row), 1 + self._runtimes.index(plan.runtime))

    def index_of_recording(self, recording: Recording) -> QModelIndex:
        """The cell that has this very run; an invalid index if none has."""
        for (row, runtime), cell in self._cells.items():
            if cell.recording is recording:
                return self.index(self._rows.index(row), 1 + self._runtimes.index(runtime))
        return QModelIndex()

    def recording(self, index: _Index) -> Recording | None:
        """The run of a cell, if it is done."""
        cell = self._cell(index)
        return None if cell is None else cell.recording

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))
        if self._rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """One row per scenario and framework."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """The scenario, and one column per runtime."""
        return 0 if parent.isValid() else 1 + len(self._runtimes)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Scenario")
        return runtime_name(self._runtimes[section - 1]) if section < self.columnCount() else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What a scenario does not run on cannot be picked."""
        if index.isValid() and index.column() > 0 and self._cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, tooltip, font or colour."""
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._title(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        cell = self._cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._explanation(cell))
        if role == Qt.ItemDataRole.ForegroundRole and cell.recording is not None:
            return verdict_color(cell.recording.result.verdict, QGuiApplication.palette())
        if role == Qt.ItemDataRole.FontRole and cell.state == "runs":
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _cell(self, index: _Index) -> _Cell | None:
        if not index.isValid() or index.column() == 0:
            return None
        return self._cells.get((self._rows[index.row()], self._runtimes[index.column() - 1]))

    def _change(self, row: _Row, runtime: str, cell: _Cell) -> None:
        self._cells[row, runtime] = cell
        index = self.index(self._rows.index(row), 1 + self._runtimes.index(runtime))
        self.dataChanged.emit(index, index)

    def _title(self, row: int) -> str:
        scenario = self._titles[self._rows[row]]
        return scenario_title(scenario) if scenario is not None else " ".join(self._rows[row])

    def _text(self, cell: _Cell) -> str:
        if cell.recording is not None:
            result = cell.recording.result
            verdict = short_verdict(result.verdict)
            if not result.is_unexpected:
                return verdict
            return self.tr("{verdict}, unexpected").format(verdict=verdict)
        if cell.state == "runs":
            return self.tr("paused") if self._paused else self.tr("running …")
        return self.tr("! failed") if cell.state == "failed" else "–"

    def _explanation(self, cell: _Cell) -> str:
        if cell.recording is not None:
            result = cell.recording.result
            lines = [run_title(cell.recording), evidence_of(result)]
            if result.is_unexpected:
                expected = verdict_name(result.expected)
                lines.append(self.tr("Expected: {verdict}").format(verdict=expected))
            return "\n".join((*lines, self.tr("Click to look at this run.")))
        if cell.failure is not None:
            return problem_words(cell.failure)
        return self.tr("Not run yet.")


def _row_of(recording: Recording) -> _Row:
    return (recording.result.scenario, recording.result.framework)


def _runtime_order(runtime: str) -> tuple[bool, list[int]]:
    """Tauri's versions from old to new, and what is none after them."""
    numbers = [int(part) for part in runtime.split(".") if part.isdigit()]
    return (not numbers, numbers)
