"""The runs in this session, to look at again and to compare."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.recording import Recording
from ui.looks.placeholder import PlaceholderStack
from ui.looks.tables import prepare_table
from ui.runs.history_model import HistoryModel
from ui.runs.runs import Runs

_COMPARED = 2


class HistoryView(QWidget):
    """A table of :class:`ui.runs.runs.Runs`; a run is opened by a click or by Enter."""

    run_opened = Signal(object)
    """A :class:`lab.experiments.recording.Recording` to look at."""
    comparison_asked = Signal(object, object)
    """Two of them to compare, the older one first."""

    def __init__(self, runs: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.model = HistoryModel(self)
        self.table = QTableView(self)
        self.table.setObjectName("history")
        self.table.setModel(self.model)
        prepare_table(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(HistoryModel.SUBJECT, QHeaderView.ResizeMode.Stretch)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self._stack = PlaceholderStack(self.table, "history-empty", self)
        self.compare = QPushButton(self)
        self.compare.setObjectName("compare-runs")
        self.compare.clicked.connect(self._compare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.compare)
        runs.changed.connect(self._show_runs)
        self._show_runs()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mark(self, recording: Recording) -> None:
        """Select the run that is being looked at, if it is listed."""
        row = self.model.row_of(recording)
        if row >= 0:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _show_runs(self) -> None:
        self.model.show_runs(self._runs.recordings)
        self._stack.show_view(self.model.rowCount() > 0)
        self._show_state()

    def _selected(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _show_state(self) -> None:
        self.compare.setEnabled(len(self._selected()) == _COMPARED)

    def _open(self, index: QModelIndex) -> None:
        # While several are being selected, none of them is opened.
        if len(self._selected()) == 1:
            self.run_opened.emit(self.model.recording(index.row()))

    def _compare(self) -> None:
        newer, older = self._selected()
        self.comparison_asked.emit(self.model.recording(older), self.model.recording(newer))

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Runs in this session"))
        self._stack.say(self.tr("Runs are listed here, so that you can look at them again."))
        self.compare.setText(self.tr("Compare the two selected"))
        self.compare.setToolTip(self.tr("Select two runs with Ctrl, then compare them"))
        self.model.retranslate()
