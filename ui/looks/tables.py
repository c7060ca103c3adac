"""What all tables and trees of the window have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView

_MARGIN = 3


def prepare_table(table: QTableView) -> None:
    """Let ``table`` have rows of one line, no row numbers, and Tab lead out of it."""
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(1)
    rows.setDefaultSectionSize(table.fontMetrics().height() + 2 * _MARGIN)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def prepare_tree(tree: QTreeView) -> None:
    """Let ``tree`` have rows of one line as high as those of tables."""
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
