"""All experiments as a table: a row per scenario and framework, a column per Tauri version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from lab.experiments.plan import Plan
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from memory.problem import Problem
from report.pair import Pair
from report.result import Result
from ui.looks.colors import verdict_color, verdict_ground
from ui.looks.table_model import Column, Index, TableModel
from ui.matrix.cell import Cell, cell_explanation, cell_text
from ui.matrix.rows import (
    QT,
    Heading,
    Row,
    Shown,
    Subject,
    arranged,
    cells_of,
    matches,
    runtimes_of,
)
from ui.runs.runs import column_name, runtime_name, short_runtime

_Key = tuple[Subject, str]
"""What is run, on which runtime."""


class MatrixModel(TableModel[Row]):
    """What has come of each experiment so far. Column 0 is the scenario.

    Qt's only cell stands in the first column of the others, under a heading that names it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subjects: list[Subject] = []
        self._runtimes: tuple[str, ...] = ()
        self._cells: dict[_Key, Cell] = {}
        self._shown: Shown = "all"
        self._wanted = ""
        self._is_paused = False
        self._is_short = False

    def show_plans(self, plans: Sequence[Plan], scenarios: Sequence[Scenario]) -> None:
        """Have a cell for each of ``plans``, none of them run yet; ``scenarios`` name them."""
        named = {(each.id, each.framework): each for each in scenarios}
        cells: dict[_Key, Cell] = {}
        for plan in plans:
            scenario = named.get((plan.scenario, plan.framework))
            subject = Subject(plan.scenario, plan.framework, plan.runtime == QT, scenario)
            cells[subject, plan.runtime] = Cell()
        self._show_cells(cells)

    def show_recordings(self, recordings: Sequence[Recording]) -> None:
        """Show runs that are done, as from a file."""
        self._show_cells({_key_of(each): Cell("done", each) for each in recordings})

    def show_started(self, plan: Plan) -> None:
        """Say that this experiment goes on."""
        self._change(_planned(plan), Cell("runs"))

    def show_paused(self, paused: bool) -> None:
        """Say whether the experiment that goes on stands still."""
        if paused != self._is_paused:
            self._is_paused = paused
            self._tell_all()

    def show_failed(self, plan: Plan, problem: Problem) -> None:
        """Say why this experiment could not be carried out."""
        self._change(_planned(plan), Cell("failed", failure=problem))

    def show_done(self, recording: Recording) -> None:
        """Show what has come of an experiment."""
        self._change(_key_of(recording), Cell("done", recording))

    def show_ended(self) -> None:
        """What has not run will not: the run has ended, or was cancelled."""
        for key, cell in self._cells.items():
            if cell.state == "runs":
                self._cells[key] = Cell()
        self._tell_all()

    def show_only(self, shown: Shown, text: str) -> None:
        """Show the rows with such cells, in whose names ``text`` is found."""
        self._shown, self._wanted = shown, text.strip()
        self._arrange()

    def show_short(self, is_short: bool) -> None:
        """Leave out the words of verdicts and headings: there is little room."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.retranslate()

    def retranslate(self) -> None:
        """Show all texts in the language that is current now; a search may find others."""
        super().retranslate()
        if self._wanted:
            self._arrange()

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """What is done, row by row, whether or not it is shown."""
        order = (*self._runtimes, QT)
        cells = (
            self._cells.get((subject, runtime))
            for subject in self._subjects
            for runtime in dict.fromkeys(order)
        )
        return tuple(cell.recording for cell in cells if cell is not None and cell.recording)

    @property
    def failures(self) -> tuple[str, ...]:
        """Which experiments could not be carried out, and why."""
        return tuple(
            f"{subject.id} ({subject.framework}) on {Pair.named(runtime).title}: {cell.failure}"
            for (subject, runtime), cell in self._cells.items()
            if cell.state == "failed"
        )

    @property
    def planned(self) -> int:
        """How many cells there are."""
        return len(self._cells)

    @property
    def spanning(self) -> tuple[int, ...]:
        """The rows of headings that have all columns to themselves."""
        return tuple(
            row
            for row, each in enumerate(self._rows)
            if isinstance(each, Heading) and not self._names_column(each)
        )

    def subject(self, plan: Plan) -> str:
        """What an experiment runs, by its title."""
        wanted, _runtime = _planned(plan)
        return next((each for each in self._subjects if each == wanted), wanted).title

    def index_of(self, plan: Plan) -> QModelIndex:
        """The cell of an experiment; an invalid index if it is not shown."""
        return self._place(_planned(plan))

    def index_of_recording(self, recording: Recording) -> QModelIndex:
        """The cell that has this very run; an invalid index if none has, or it is not shown."""
        for key, cell in self._cells.items():
            if cell.recording is recording:
                return self._place(key)
        return QModelIndex()

    def recording(self, index: Index) -> Recording | None:
        """The run of a cell, if it is done."""
        cell = self._cell(index)
        return None if cell is None else cell.recording

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a scenario does not run on cannot be picked, nor can a heading: keys pass it."""
        if index.isValid() and self._cell(index) is None:
            is_heading = isinstance(self._rows[index.row()], Heading)
            if is_heading or index.column() > 0:
                return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _columns(self) -> Sequence[Column]:
        runtimes = (
            Column(self._runtime_title(each), runtime_name(each)) for each in self._runtimes
        )
        return (Column(self.tr("Scenario")), *runtimes)

    def _text(self, row: Row, column: int) -> str | None:
        if column == 0:
            return row.title
        if isinstance(row, Heading):
            names = self._names_column(row) and column == 1
            return self._runtime_title(QT) if names else None
        cell = self._cell_at(row, column)
        if cell is None:
            return None
        return cell_text(cell, is_paused=self._is_paused, is_short=self._is_short)

    def _tooltip(self, row: Row, column: int) -> str:
        if isinstance(row, Heading):
            return ""
        cell = self._cell_at(row, column)
        return (row.title if column == 0 else "") if cell is None else cell_explanation(cell)

    def _color(self, row: Row, column: int) -> QColor | None:
        if isinstance(row, Heading):
            # Not that of what is disabled.
            return QGuiApplication.palette().color(QPalette.ColorRole.Text)
        result = self._result(row, column)
        if result is None:
            return None
        return verdict_color(result.verdict, QGuiApplication.palette())

    def _ground(self, row: Row, column: int) -> QColor | None:
        result = self._result(row, column)
        if result is None:
            return None
        return verdict_ground(result.verdict, QGuiApplication.palette())

    def _font(self, row: Row, column: int) -> QFont | None:
        font = QFont()
        if isinstance(row, Heading):
            font.setBold(True)
            return font
        cell = self._cell_at(row, column)
        if cell is None or cell.state != "runs":
            return None
        font.setItalic(True)
        return font

    def _show_cells(self, cells: dict[_Key, Cell]) -> None:
        self._cells = cells
        self._subjects = list(dict.fromkeys(subject for subject, _runtime in cells))
        self._runtimes = runtimes_of(runtime for _subject, runtime in cells)
        self._arrange()

    def _arrange(self) -> None:
        def is_shown(subject: Subject) -> bool:
            cells = cells_of(subject, self._cells)
            return matches(subject, cells, self._shown, self._wanted)

        self._show_rows(list(arranged(self._subjects, is_shown)))

    def _change(self, key: _Key, cell: Cell) -> None:
        self._cells[key] = cell
        if self._shown != "all":
            self._arrange()
        index = self._place(key)
        self.dataChanged.emit(index, index)

    def _runtime_title(self, runtime: str) -> str:
        return short_runtime(runtime) if self._is_short else column_name(runtime)

    def _names_column(self, heading: Heading) -> bool:
        """Whether it says what its rows run on: they have a column of their own."""
        return heading.on_qt and self._runtimes != (QT,)

    def _place(self, key: _Key) -> QModelIndex:
        subject, runtime = key
        if subject not in self._rows:
            return QModelIndex()
        column = 1 if runtime == QT else 1 + self._runtimes.index(runtime)
        return self.index(self._rows.index(subject), column)

    def _cell(self, index: Index) -> Cell | None:
        return self._cell_at(self._rows[index.row()], index.column()) if index.isValid() else None

    def _cell_at(self, row: Row, column: int) -> Cell | None:
        if isinstance(row, Heading) or column == 0 or (row.on_qt and column > 1):
            return None
        return self._cells.get((row, QT if row.on_qt else self._runtimes[column - 1]))

    def _result(self, row: Row, column: int) -> Result | None:
        cell = self._cell_at(row, column)
        return None if cell is None or cell.recording is None else cell.recording.result


def _planned(plan: Plan) -> _Key:
    return Subject(plan.scenario, plan.framework, plan.runtime == QT), plan.runtime


def _key_of(recording: Recording) -> _Key:
    result = recording.result
    on_qt = result.runtime == QT
    return Subject(result.scenario, result.framework, on_qt, recording.scenario), result.pair.name
