"""Draws the trend of a reading as a small curve in its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.looks.colors import heap_color
from ui.looks.table_model import VALUE_ROLE

_WIDTH = 64
_MARGIN = 3.0
_DOT_RADIUS = 2.0


@dataclass(frozen=True)
class History:
    """A value over the cycles."""

    points: tuple[tuple[int, float], ...] = ()
    """Cycles and values, the oldest first."""
    is_continuous: bool = True
    """Whether a line may lead from one to the next: what lies between was read."""


class Sparkline(QStyledItemDelegate):
    """Draws the :class:`History` that a cell stands for; two values are the least."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's ground as ever, and the curve on it."""
        super().paint(painter, option, index)
        history = index.data(VALUE_ROLE)
        if not isinstance(history, History) or len(history.points) < 2:
            return
        area = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        palette: QPalette = option.palette
        color = palette.color(QPalette.ColorRole.HighlightedText)
        color = color if selected else heap_color(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margins = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        points = curve(history.points, margins)
        if history.is_continuous:
            painter.setPen(QPen(color, 1.5))
            painter.drawPolyline(points)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for point in points:
                painter.drawEllipse(point, _DOT_RADIUS, _DOT_RADIUS)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Wide enough to see a trend in."""
        return QSize(_WIDTH, super().sizeHint(option, index).height())


def curve(points: Sequence[tuple[int, float]], area: QRectF) -> list[QPointF]:
    """The places in ``area`` of at least two ``points``, each a cycle and a value.

    The cycles fill the width; a value that stays the same lies in the middle.
    """
    first, last = points[0][0], points[-1][0]
    low, high = min(value for _, value in points), max(value for _, value in points)
    return [
        QPointF(
            area.left() + area.width() * (cycle - first) / (last - first),
            area.bottom() - area.height() * ((value - low) / (high - low) if high > low else 0.5),
        )
        for cycle, value in points
    ]
