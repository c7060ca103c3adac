"""All experiments as a table: a row per scenario and framework, a column per runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from lab.experiments.experiment import Plan
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from memory.problem import Problem
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, Index, TableModel
from ui.runs.runs import run_title, runtime_name
from ui.scenarios.title import scenario_title
from ui.words.problem_words import problem_words
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict, verdict_name

_Row = tuple[str, str]


@dataclass
class _Cell:
    """One experiment."""

    state: Literal["waits", "runs", "done", "failed"] = "waits"
    recording: Recording | None = None
    failure: Problem | None = None


class MatrixModel(TableModel[_Row]):
    """What has come of each experiment so far. Column 0 is the scenario."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[_Row, Scenario | None] = {}
        self._runtimes: list[str] = []
        self._cells: dict[tuple[_Row, str], _Cell] = {}
        self._paused = False

    def show_plans(self, plans: Sequence[Plan], scenarios: Sequence[Scenario]) -> None:
        """Have a cell for each of ``plans``, none of them run yet; ``scenarios`` name them."""
        named: dict[_Row, Scenario] = {(each.id, each.framework): each for each in scenarios}
        rows = list(dict.fromkeys((plan.scenario, plan.framework) for plan in plans))
        self._titles = {row: named.get(row) for row in rows}
        self._runtimes = sorted({plan.runtime for plan in plans}, key=_runtime_order)
        self._cells = {((plan.scenario, plan.framework), plan.runtime): _Cell() for plan in plans}
        self._show_rows(rows)

    def show_recordings(self, recordings: Sequence[Recording]) -> None:
        """Show runs that are done, as from a file."""
        self._titles = {_row_of(each): each.scenario for each in recordings}
        self._runtimes = sorted({each.result.runtime for each in recordings}, key=_runtime_order)
        self._cells = {
            (_row_of(each), each.result.runtime): _Cell("done", each) for each in recordings
        }
        self._show_rows(list(self._titles))

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
        return self._title((plan.scenario, plan.framework))

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

    def recording(self, index: Index) -> Recording | None:
        """The run of a cell, if it is done."""
        cell = self._cell(index)
        return None if cell is None else cell.recording

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a scenario does not run on cannot be picked."""
        if index.isValid() and index.column() > 0 and self._cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _columns(self) -> Sequence[Column]:
        runtimes = (Column(runtime_name(each)) for each in self._runtimes)
        return (Column(self.tr("Scenario")), *runtimes)

    def _text(self, row: _Row, column: int) -> str | None:
        if column == 0:
            return self._title(row)
        cell = self._cell_at(row, column)
        return None if cell is None else self._outcome(cell)

    def _tooltip(self, row: _Row, column: int) -> str:
        cell = self._cell_at(row, column)
        return "" if cell is None else self._explanation(cell)

    def _color(self, row: _Row, column: int) -> QColor | None:
        cell = self._cell_at(row, column)
        if cell is None or cell.recording is None:
            return None
        return verdict_color(cell.recording.result.verdict, QGuiApplication.palette())

    def _font(self, row: _Row, column: int) -> QFont | None:
        cell = self._cell_at(row, column)
        if cell is None or cell.state != "runs":
            return None
        font = QFont()
        font.setItalic(True)
        return font

    def _cell(self, index: Index) -> _Cell | None:
        if not index.isValid():
            return None
        return self._cell_at(self._rows[index.row()], index.column())

    def _cell_at(self, row: _Row, column: int) -> _Cell | None:
        return self._cells.get((row, self._runtimes[column - 1])) if column > 0 else None

    def _change(self, row: _Row, runtime: str, cell: _Cell) -> None:
        self._cells[row, runtime] = cell
        index = self.index(self._rows.index(row), 1 + self._runtimes.index(runtime))
        self.dataChanged.emit(index, index)

    def _title(self, row: _Row) -> str:
        scenario = self._titles[row]
        return scenario_title(scenario) if scenario is not None else " ".join(row)

    def _outcome(self, cell: _Cell) -> str:
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
