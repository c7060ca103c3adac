"""Rows of tables that are as high as their text."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView

_MARGIN = 3


def make_compact(table: QTableView) -> None:
    """Let all rows of ``table`` be one line high."""
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(1)
    rows.setDefaultSectionSize(table.fontMetrics().height() + 2 * _MARGIN)
