"""Draws the course of a reading as a small curve in its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.colors import heap_color

HISTORY_ROLE = Qt.ItemDataRole.UserRole
"""A sequence of numbers, the oldest first."""
_WIDTH = 64
_MARGIN = 3.0


class Sparkline(QStyledItemDelegate):
    """Draws an index's :data:`HISTORY_ROLE`; fewer than two values are no course yet."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's ground as ever, and the curve on it."""
        super().paint(painter, option, index)
        values = index.data(HISTORY_ROLE)
        if not values or len(values) < 2:
            return
        area = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        palette: QPalette = option.palette
        color = palette.color(QPalette.ColorRole.HighlightedText)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color if selected else heap_color(palette), 1.5))
        margins = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawPolyline(curve(values, margins))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Wide enough to see a course in."""
        return QSize(_WIDTH, super().sizeHint(option, index).height())


def curve(values: Sequence[float], area: QRectF) -> list[QPointF]:
    """The points of at least two ``values`` in ``area``; what stays the same lies in the middle."""
    low, high = min(values), max(values)
    step = area.width() / (len(values) - 1)
    return [
        QPointF(
            area.left() + at * step,
            area.bottom() - area.height() * ((value - low) / (high - low) if high > low else 0.5),
        )
        for at, value in enumerate(values)
    ]
