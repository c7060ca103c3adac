"""Nodes of a heap snapshot as a table, with what they keep alive."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from memory.heap.sizes.largest import SizedNode
from ui.looks.tables import largest_first
from ui.words.one_line import one_line
from ui.words.plain_text import plain_tooltip
from ui.words.units import data_size

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class SizedNodesModel(QAbstractTableModel):
    """A row per node; :data:`SORT_ROLE` gives numbers to sort by."""

    NAME, KIND, SHALLOW, RETAINED = range(4)
    SORT_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[SizedNode, ...] = ()

    def show_nodes(self, nodes: Sequence[SizedNode]) -> None:
        """List these."""
        self.beginResetModel()
        self._nodes = tuple(nodes)
        self.endResetModel()

    def node(self, index: _Index) -> SizedNode:
        """The node of a row."""
        return self._nodes[index.row()]

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.RETAINED)
        if self._nodes:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.RETAINED))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """One row per node."""
        return 0 if parent.isValid() else len(self._nodes)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Four columns."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            headings = (
                self.tr("Object"),
                self.tr("Kind"),
                self.tr("Own size"),
                self.tr("Keeps alive"),
            )
            return headings[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == self.RETAINED:
            return self.tr("Its retained size: the memory that would be freed with it")
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return largest_first(section in (self.SHALLOW, self.RETAINED))
        # The mark of the order stands on the right.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, value to sort by, alignment or tooltip."""
        if not index.isValid():
            return None
        node, column = self._nodes[index.row()], index.column()
        values = (node.name, node.kind, node.shallow_bytes, node.retained_bytes)
        if role == self.SORT_ROLE:
            return values[column]
        if role == Qt.ItemDataRole.DisplayRole:
            value = values[column]
            return one_line(value) if isinstance(value, str) else data_size(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column == self.NAME:
            return plain_tooltip(f"{one_line(node.name)} @{node.id}")
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    is_number = column in (SizedNodesModel.SHALLOW, SizedNodesModel.RETAINED)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
