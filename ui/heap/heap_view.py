"""What a heap snapshot in a file holds, and what holds that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from memory.heap.naming.printable import printable
from memory.heap.paths.words import path_words
from memory.heap.sizes.largest import SizedNode
from report.heap_document import SnapshotReport
from report.result import Finding
from ui.heap.sized_nodes_model import SizedNodesModel
from ui.holders.holder_view import HolderView
from ui.looks.placeholder import PlaceholderStack
from ui.looks.table_model import VALUE_ROLE
from ui.looks.tables import prepare_table
from ui.words.units import data_size


class HeapView(QWidget):
    """The largest and the detached nodes of a snapshot; of the current one the path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: SnapshotReport | None = None
        self._name = ""
        self._summary = QLabel(self)
        self._summary.setObjectName("heap-summary")
        self._summary.setWordWrap(True)
        self.largest = _NodesTable(self)
        self.detached = _NodesTable(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for table in (self.largest, self.detached):
            self.tabs.addTab(table, "")
            table.node_picked.connect(self._show_path)
        self.tabs.currentChanged.connect(self._on_tab)
        self.holder = HolderView(self)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.holder)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        shown = QWidget(self)
        layout = QVBoxLayout(shown)
        layout.addWidget(self._summary)
        layout.addWidget(splitter, 1)
        self._stack = PlaceholderStack(shown, "heap-empty", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._retranslate()

    def show_report(self, report: SnapshotReport, name: str) -> None:
        """Show what the snapshot in the file ``name`` holds."""
        self._report, self._name = report, printable(name)
        self.largest.show_nodes(report.document.largest)
        self.detached.show_nodes(report.document.detached)
        self._stack.show_view(True)
        self._retranslate()
        self._on_tab()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_tab(self) -> None:
        table = self.detached if self.tabs.currentWidget() is self.detached else self.largest
        if not table.pick_current():
            self._tell_nothing_is_listed()

    def _show_path(self, node: SizedNode) -> None:
        path = () if self._report is None else self._report.paths.get(node.id, ())
        if path:
            # No cycles were counted, and nobody knows the page: no lines, no remedies.
            finding = Finding(
                "object",
                node.name,
                per_cycle=0,
                count=1,
                retained_bytes=node.retained_bytes,
                path=path_words(path),
                steps=path,
            )
            self.holder.show_findings((finding,))
        else:
            self.holder.clear()
            self.holder.show_note(self.tr("Only weak references lead there; nothing holds it."))

    def _tell_nothing_is_listed(self) -> None:
        self.holder.clear()
        self.holder.show_note(self.tr("Nothing is listed here."))

    def _retranslate(self) -> None:
        self._stack.say(
            self.tr(
                "Open a heap snapshot (Ctrl+O) that Chrome, Edge, Node, Electron or Leak Lab has "
                "saved, to see what is largest in it, what is detached, and what holds that."
            )
        )
        document = None if self._report is None else self._report.document
        locale = QLocale()
        detached = 0 if document is None else document.detached_count
        self.tabs.setTabText(0, self.tr("Largest"))
        self.tabs.setTabText(
            1, self.tr("Detached ({count})").format(count=locale.toString(detached))
        )
        self.largest.retranslate(self.tr("The largest by retained size"))
        self.detached.retranslate(self.tr("Nodes that are no longer in a document"))
        if document is not None:
            self._summary.setText(
                self.tr("{name}: {size}, {nodes} objects, {edges} references").format(
                    name=self._name,
                    size=data_size(document.total_bytes),
                    nodes=locale.toString(document.nodes),
                    edges=locale.toString(document.edges),
                )
            )


class _NodesTable(QTableView):
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

    def retranslate(self, name: str) -> None:
        """Follow the language; ``name`` is for screen readers."""
        self.setAccessibleName(name)
        self._nodes.retranslate()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.node_picked.emit(self._nodes.node(self._sorted.mapToSource(current)))
