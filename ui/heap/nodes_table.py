"""A table of single nodes of a heap: the largest, or those that are detached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from memory.heap.sizes.largest import SizedNode
from ui.heap.sized_nodes_model import SizedNodesModel
from ui.looks.table_model import VALUE_ROLE
from ui.looks.tables import prepare_table


class NodesTable(QTableView):
    """Nodes, sortable by each column."""

    node_picked = Signal(object)
    """The :class:`memory.heap.sizes.largest.SizedNode` of the current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes = SizedNodesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._nodes)
        self._sorted.setSortRole(VALUE_ROLE)
        self.setModel(self._sorted)
        prepare_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSortingEnabled(True)
        self.sortByColumn(SizedNodesModel.RETAINED, Qt.SortOrder.DescendingOrder)
        header = self.horizontalHeader()
        # Measured are the rows in sight: all of them take a tenth of a second.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(SizedNodesModel.NAME, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_nodes(self, nodes: Sequence[SizedNode]) -> None:
        """List these."""
        self._nodes.show_nodes(nodes)

    def pick_current(self) -> bool:
        """Tell the current row, or the first; False if there is none."""
        if self._sorted.rowCount() == 0:
            return False
        current = self.currentIndex()
        if current.isValid():
            self._on_current(current)
        else:
            self.setCurrentIndex(self._sorted.index(0, 0))
        return True

    def node(self, index: QModelIndex) -> SizedNode:
        """The node of a row."""
        return self._nodes.node(self._sorted.mapToSource(index))

    def id_text(self, index: QModelIndex) -> str:
        """The id of a row's node as DevTools write it."""
        return f"@{self.node(index).id}"

    def retranslate(self, name: str) -> None:
        """Follow the language; ``name`` is for screen readers."""
        self.setAccessibleName(name)
        self._nodes.retranslate()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.node_picked.emit(self.node(current))
