"""Copies what a table or tree shows as text: a row by Ctrl+C, and more by its context menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QTreeView


@dataclass(frozen=True)
class CopyChoice:
    """Something else of a row than its cells that can be copied."""

    title: Callable[[], str]
    """What the menu says, in the language of now."""
    text: Callable[[QModelIndex], str]
    """What is copied of the row of an index; empty where it has nothing of this."""
    name: str
    """The object name of the menu's action."""


class Copying(QObject):
    """Lets what is current in ``view`` be copied, as long as that lives."""

    def __init__(self, view: QAbstractItemView, choices: Sequence[CopyChoice] = ()) -> None:
        super().__init__(view)
        self._view = view
        self._choices = tuple(choices)
        self._copy = QAction(view)
        self._copy.setObjectName("copy-row")
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        # Only where this view has the keyboard: other parts of the window copy too.
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_row)
        view.addAction(self._copy)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def copy_row(self) -> None:
        """Copy the current row: its cells in the order of the columns, with tabs between."""
        _copy(row_text(self._view, self._view.currentIndex()))

    def menu(self) -> QMenu:
        """What can be copied of the current row; it deletes itself when it is closed."""
        index = self._view.currentIndex()
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copy.setText(QCoreApplication.translate("Copying", "Copy &row"))
        self._copy.setEnabled(index.isValid())
        menu.addAction(self._copy)
        for choice in self._choices:
            text = choice.text(index) if index.isValid() else ""
            action = menu.addAction(choice.title())
            action.setObjectName(choice.name)
            action.setEnabled(bool(text))
            action.triggered.connect(lambda _checked=False, text=text: _copy(text))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        row = self._view.visualRect(self._view.currentIndex())
        # Asked for by a key, it belongs to the row that is current.
        if not row.isNull() and not row.top() <= at.y() <= row.bottom():
            at = row.bottomLeft()
        menu = self.menu()
        # The action itself is disabled only while there is nothing to copy.
        menu.aboutToHide.connect(lambda: self._copy.setEnabled(True))
        menu.popup(self._view.viewport().mapToGlobal(at))


def row_text(view: QAbstractItemView, index: QModelIndex) -> str:
    """The texts of a row's visible cells in the order of the columns, with tabs between."""
    if not index.isValid():
        return ""
    model, header = view.model(), _header(view)
    columns = range(model.columnCount(index.parent()))
    if header is not None:
        shown = (column for column in columns if not header.isSectionHidden(column))
        columns_in_order = sorted(shown, key=header.visualIndex)
    else:
        columns_in_order = list(columns)
    cells = (index.siblingAtColumn(column).data() for column in columns_in_order)
    return "\t".join("" if cell is None else str(cell) for cell in cells).rstrip("\t")


def _header(view: QAbstractItemView) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None


def _copy(text: str) -> None:
    if text:
        QGuiApplication.clipboard().setText(text)
