"""Runs all experiments, and shows what has come of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.plan import Plan
from lab.experiments.plans import MATRIX_CYCLES
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from memory.problem import Problem
from memory.verdict import VerdictWord
from ui.looks.colored_text import ColoredTextDelegate
from ui.looks.first_column import FirstColumn
from ui.looks.placeholder import PlaceholderStack
from ui.looks.tables import prepare_table
from ui.matrix.filter import MatrixFilter
from ui.matrix.model import MatrixModel
from ui.words.plural import counted
from ui.words.verdict_words import short_verdict

_MAX_CYCLES = 1000
_TITLE_CHARACTERS = 18
_MARGINS = 16


class MatrixView(QWidget):
    """The matrix of scenarios and runtimes; each cell opens its run."""

    run_all_asked = Signal(int)
    """Run all experiments, with so many cycles each."""
    cancel_asked = Signal()
    save_asked = Signal()
    report_asked = Signal()
    run_opened = Signal(object)
    """A :class:`lab.experiments.recording.Recording` to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goes_on = False
        self._can_run = False
        self._is_in_tauri = False
        self._marked: Recording | None = None
        self.model = MatrixModel(self)
        self.run_all = QPushButton(self)
        self.run_all.setObjectName("run-all")
        self.run_all.clicked.connect(self._ask)
        self._label = QLabel(self)
        self.cycles = QSpinBox(self)
        self.cycles.setObjectName("matrix-cycles")
        self.cycles.setRange(1, _MAX_CYCLES)
        self.cycles.setGroupSeparatorShown(True)
        self.cycles.setValue(MATRIX_CYCLES)
        self._label.setBuddy(self.cycles)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancel-all")
        self.cancel.clicked.connect(self.cancel_asked)
        self.save = QPushButton(self)
        self.save.setObjectName("save-all")
        self.save.clicked.connect(self.save_asked)
        self.report = QPushButton(self)
        self.report.setObjectName("report-all")
        self.report.clicked.connect(self.report_asked)
        above = QHBoxLayout()
        for widget in (self.run_all, self._label, self.cycles, self.cancel):
            above.addWidget(widget)
        above.addStretch()
        above.addWidget(self.save)
        above.addWidget(self.report)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("matrix-progress")
        self._summary = QLabel(self)
        self._summary.setObjectName("matrix-summary")
        self._summary.setWordWrap(True)
        self.table = QTableView(self)
        self.table.setObjectName("matrix")
        self.table.setModel(self.model)
        prepare_table(self.table)
        self.table.setShowGrid(True)
        self.table.setItemDelegate(ColoredTextDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._first_column = FirstColumn(self.table, _TITLE_CHARACTERS)
        self.model.modelReset.connect(self._on_rows)
        self.table.viewport().installEventFilter(self)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self._stack = PlaceholderStack(self.table, "matrix-empty", self)
        self.filter = MatrixFilter(self)
        self.filter.changed.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.progress)
        layout.addWidget(self._summary)
        layout.addWidget(self.filter)
        layout.addWidget(self._stack, 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def goes_on(self) -> bool:
        """Whether a run of all goes on."""
        return self._goes_on

    def mark(self, recording: Recording | None) -> None:
        """Have the cell current whose run is looked at; none if it is of no cell."""
        self._marked = recording
        self._show_marked()

    def show_whether_in_tauri(self, in_tauri: bool) -> None:
        """Whether a run of all would be in real Tauri."""
        if in_tauri != self._is_in_tauri:
            self._is_in_tauri = in_tauri
            self._show_state()

    def show_can_run(self, can_run: bool) -> None:
        """Whether a run of all can begin now."""
        self._can_run = can_run
        self._show_state()

    def show_plans(self, plans: Sequence[Plan], scenarios: Sequence[Scenario]) -> None:
        """A run of all these begins."""
        self._goes_on = True
        self.model.show_plans(plans, scenarios)
        self._show_state()

    def show_started(self, plan: Plan) -> None:
        """This experiment begins."""
        self.model.show_started(plan)
        index = self.model.index_of(plan)
        if index.isValid():
            self.table.scrollTo(index)

    def show_paused(self, paused: bool) -> None:
        """Whether the experiment that goes on stands still."""
        self.model.show_paused(paused)

    def show_done(self, recording: Recording) -> None:
        """An experiment has ended."""
        self.model.show_done(recording)
        self._show_state()

    def show_failed(self, plan: Plan, problem: Problem) -> None:
        """An experiment could not be carried out."""
        self.model.show_failed(plan, problem)
        self._show_state()

    def show_ended(self) -> None:
        """The run of all has ended, or was cancelled."""
        self._goes_on = False
        self.model.show_ended()
        self._show_state()

    def show_recordings(self, recordings: Sequence[Recording]) -> None:
        """Show runs that a file holds."""
        self.model.show_recordings(recordings)
        self._show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave out words where they would not fit in the table."""
        if event.type() == QEvent.Type.Resize:
            self._show_room()
        return super().eventFilter(watched, event)

    def _show_room(self) -> None:
        columns = self.model.columnCount() - 1
        cell = self.fontMetrics().horizontalAdvance(f"{short_verdict('clean')} 77/77") + _MARGINS
        wanted = self._first_column.least_width + columns * cell
        self.model.show_short(self.table.maximumViewportSize().width() < wanted)

    def _show_marked(self) -> None:
        marked = self._marked
        index = QModelIndex() if marked is None else self.model.index_of_recording(marked)
        self.table.setCurrentIndex(index)
        if not index.isValid():
            self.table.clearSelection()

    def _on_rows(self) -> None:
        """The rows are others, or stand elsewhere."""
        self._span_headings()
        self._show_room()
        self._show_marked()

    def _span_headings(self) -> None:
        self.table.clearSpans()
        columns = self.model.columnCount()
        for row in self.model.spanning:
            if columns > 1:
                self.table.setSpan(row, 0, 1, columns)

    def _filter(self) -> None:
        self.model.show_only(self.filter.shown, self.filter.text)
        self._show_state()

    def _show_state(self) -> None:
        recordings = self.model.recordings
        done, planned = len(recordings) + len(self.model.failures), self.model.planned
        self._stack.show_view(self.model.rowCount() > 0)
        self._say_why_empty(planned)
        self.filter.setVisible(planned > 0)
        # Qt would hand the keyboard to the next button, which another Space would press.
        if self.window().focusWidget() in (self.run_all, self.cancel):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.run_all.setEnabled(self._can_run)
        self.cycles.setEnabled(self._can_run)
        self.cancel.setVisible(self._goes_on)
        self.progress.setVisible(self._goes_on)
        self.progress.setRange(0, planned)
        self.progress.setValue(done)
        self._summary.setVisible(planned > 0)
        self._summary.setText(self._words(recordings, planned))
        for button in (self.save, self.report):
            button.setVisible(planned > 0)
            button.setEnabled(bool(recordings) and self._can_run)

    def _words(self, recordings: Sequence[Recording], planned: int) -> str:
        counts = Counter[VerdictWord](each.result.verdict for each in recordings)
        words = [
            counted(
                planned,
                self.tr("{done} of {count} experiment"),
                self.tr("{done} of {count} experiments"),
                done=QLocale().toString(len(recordings)),
            ),
            *(f"{count} {short_verdict(word)}" for word, count in counts.items()),
        ]
        if failed := len(self.model.failures):
            words.append(self.tr("{count} failed").format(count=failed))
        unexpected = sum(each.result.is_unexpected for each in recordings)
        if unexpected:
            words.append(self.tr("{count} not as expected").format(count=unexpected))
        elif recordings and all(each.result.is_expected for each in recordings):
            words.append(self.tr("all as expected"))
        return " · ".join(words)

    def _ask(self) -> None:
        self.run_all_asked.emit(self.cycles.value())

    def _open(self, index: QModelIndex) -> None:
        recording = self.model.recording(index)
        if recording is not None:
            self.run_opened.emit(recording)

    def _retranslate(self) -> None:
        self.run_all.setText(self.tr("Run all"))
        self.run_all.setToolTip(
            self.tr("Run every scenario on every version, in every framework (Ctrl+Shift+R)")
        )
        self._label.setText(self.tr("cycles each:"))
        self.cycles.setLocale(QLocale())
        self.cycles.setAccessibleName(self.tr("Cycles of each experiment"))
        self.cancel.setText(self.tr("Cancel"))
        self.save.setText(self.tr("Save all …"))
        self.save.setToolTip(self.tr("Save all these runs as JSON"))
        self.report.setText(self.tr("Report …"))
        self.report.setToolTip(self.tr("Save a report of all these runs as HTML"))
        self.progress.setAccessibleName(self.tr("Progress of all experiments"))
        self.table.setAccessibleName(self.tr("Verdicts by scenario and version"))
        self.model.retranslate()
        self._show_state()
        self._show_room()

    def _say_why_empty(self, planned: int) -> None:
        self._stack.say(
            self.tr("No experiment is like that. Choose All, and clear the search.")
            if planned
            else self.tr(
                "Run all measures every scenario in real Tauri, on every version that is "
                "installed, each in a window that opens for it. That takes some ten minutes."
            )
            if self._is_in_tauri
            else self.tr(
                "Run all measures every scenario on every version, which takes about a minute. "
                "Each cell then opens its run."
            )
        )
