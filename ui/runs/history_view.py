"""The runs, to look at again, to compare, to rename and to delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QTreeView, QVBoxLayout, QWidget

from lab.experiments.recording import Recording
from ui.looks.colored_text import ColoredTextDelegate
from ui.looks.first_column import FirstColumn
from ui.looks.placeholder import PlaceholderStack
from ui.looks.tables import prepare_tree
from ui.runs.history_model import HistoryModel
from ui.runs.runs import Runs
from ui.runs.undo_deletion import UndoDeletion

_COMPARED = 2
_SUBJECT_CHARACTERS = 18


class HistoryView(QWidget):
    """A tree of :class:`ui.runs.runs.Runs`; a run is opened by a click or by Enter."""

    run_opened = Signal(object)
    """A :class:`lab.experiments.recording.Recording` to look at."""
    comparison_asked = Signal(object, object)
    """Two of them to compare, the older one first."""

    def __init__(self, runs: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._marked: Recording | None = None
        self.model = HistoryModel(runs.name_of, self)
        self.model.renamed.connect(runs.rename)
        self.tree = QTreeView(self)
        # Titles differ at their ends: "No cleanup (React)".
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.setObjectName("history")
        self.tree.setModel(self.model)
        prepare_tree(self.tree)
        colored = ColoredTextDelegate(self.tree)
        self.tree.setItemDelegateForColumn(HistoryModel.VERDICT, colored)
        self.tree.setIndentation(12)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A run is renamed when that is asked for: a click opens it.
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        FirstColumn(self.tree, _SUBJECT_CHARACTERS)
        self.tree.clicked.connect(self._open)
        self.tree.activated.connect(self._open)
        self.tree.selectionModel().selectionChanged.connect(self._show_state)
        self._stack = PlaceholderStack(self.tree, "history-empty", self)
        self.open = self._action("open-run", "", self._open_current)
        self.rename = self._action("rename-run", "F2", self._rename)
        self.delete = self._action("delete-runs", "Del", self._delete)
        self.undo = self._action("undo-deletion", "Ctrl+Z", self._undo)
        self.compare = QPushButton(self)
        self.compare.setObjectName("compare-runs")
        self.compare.clicked.connect(self._compare)
        self.compare_selected = self._action("compare-selected", "", self._compare)
        self.menu = QMenu(self)
        self.menu.addActions([self.open, self.rename, self.delete, self.compare_selected])
        self.deleted = UndoDeletion(runs, self.undo, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.deleted)
        layout.addWidget(self.compare)
        runs.changed.connect(self._show_runs)
        runs.renamed.connect(self.model.show_name)
        self._show_runs()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mark(self, recording: Recording) -> None:
        """Select the run that is being looked at, if it is listed; as soon as this is seen.

        To lay the list out where nobody sees it would hold up the end of each run.
        """
        self._marked = recording
        if self.isVisible():
            self._select_marked()

    def showEvent(self, event: QShowEvent) -> None:
        """Select the run that was marked meanwhile."""
        super().showEvent(event)
        self._select_marked()

    def _select_marked(self) -> None:
        if self._marked is None:
            return
        recording, self._marked = self._marked, None
        index = self.model.index_of(recording)
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _action(self, name: str, key: str, does: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(does)
        self.addAction(action)
        return action

    def _show_runs(self) -> None:
        self.model.show_runs(self._runs.recordings)
        for row in range(self.model.rowCount()):
            is_group = self.model.recording(self.model.index(row, 0)) is None
            if is_group != self.tree.isFirstColumnSpanned(row, QModelIndex()):
                self.tree.setFirstColumnSpanned(row, QModelIndex(), is_group)
        self._stack.show_view(self.model.rowCount() > 0)
        self._show_state()

    def _selected(self) -> list[Recording]:
        """The runs that are selected, by themselves or with their group, oldest first."""
        rows = self.tree.selectionModel().selectedRows()
        chosen = {id(each) for row in rows for each in self.model.recordings(row)}
        return [each for each in self._runs.recordings if id(each) in chosen]

    def _show_state(self) -> None:
        count = len(self._selected())
        self.compare.setEnabled(count == _COMPARED)
        self.compare_selected.setEnabled(count == _COMPARED)
        self.rename.setEnabled(count == 1)
        self.delete.setEnabled(count > 0)

    def _open(self, index: QModelIndex) -> None:
        recording = self.model.recording(index)
        # While several are being selected, none of them is opened.
        if recording is not None and len(self.tree.selectionModel().selectedRows()) == 1:
            self.run_opened.emit(recording)

    def _open_current(self) -> None:
        recording = self.model.recording(self.tree.currentIndex())
        if recording is not None:
            self.run_opened.emit(recording)

    def _compare(self) -> None:
        older, newer = self._selected()
        self.comparison_asked.emit(older, newer)

    def _rename(self) -> None:
        (recording,) = self._selected()
        index = self.model.index_of(recording)
        self.tree.setCurrentIndex(index)
        self.tree.edit(index)

    def _delete(self) -> None:
        self.deleted.delete(self._selected())

    def _undo(self) -> None:
        self.deleted.undo()

    def _show_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        if not index.isValid():
            return
        self.open.setEnabled(self.model.recording(index) is not None)
        self.menu.popup(self.tree.viewport().mapToGlobal(place))

    def _retranslate(self) -> None:
        self.tree.setAccessibleName(self.tr("Runs"))
        self._stack.say(self.tr("Runs are listed here, so that you can look at them again."))
        self.open.setText(self.tr("&Open"))
        self.rename.setText(self.tr("Re&name"))
        self.delete.setText(self.tr("&Delete"))
        self.undo.setText(self.tr("&Undo"))
        for comparing in (self.compare, self.compare_selected):
            comparing.setText(self.tr("Compare the two selected"))
        self.compare.setToolTip(self.tr("Select two runs with Ctrl, then compare them"))
        self.model.retranslate()
