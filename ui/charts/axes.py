"""The axes of a chart's plots, and the lines of its grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPen

_UPRIGHT: Final = ("left", "right")
# What pyqtgraph takes for round numbers, of each power of ten.
_ROUND: Final = (1, 2, 5, 10)


class GridAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws the lines of its marks as rectangles, and no number over another.

    Qt draws a translucent line pixel by pixel: those of the grid would take longer than all else.
    pyqtgraph writes at least two or three numbers, however low a plot is.
    """

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """How far marks are from each other, and where they begin, of each level.

        ``size`` is in pixels.
        """
        spacings: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        if self.orientation not in _UPRIGHT or not spacings or high <= low:
            return spacings
        widest = spacings[0][0]
        pixels_per_unit = size / (high - low)
        while widest * pixels_per_unit < _text_height():
            widest = _next_round(widest)
        return [(widest, 0.0), *(each for each in spacings[1:] if each[0] < widest)]

    def drawPicture(  # noqa: N802
        self,
        painter: QPainter,
        axis: object,
        marks: Sequence[tuple[QPen, QPointF, QPointF]],
        numbers: object,
    ) -> None:
        """Draw the axis with its marks, each from its start to its end, and numbers."""
        for pen, start, end in marks:
            line = QRectF(start, end).normalized()
            half = pen.widthF() / 2
            across = (half, 0.0) if line.width() == 0 else (0.0, half)
            painter.fillRect(line.marginsAdded(QMarginsF(*across, *across)), pen.color())
        super().drawPicture(painter, axis, (), numbers)


class CountAxis(GridAxis):
    """Marks whole numbers from 0 on, as the window's language writes them."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """How far marks are from each other, and where they begin, of each level."""
        spacings: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        whole = [(spacing, offset) for spacing, offset in spacings if spacing >= 1]
        return whole or [(1.0, 0.0)]

    def tickValues(  # noqa: N802
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """How far marks are from each other, and where they are, of each level."""
        return [
            (spacing, [value for value in values if value >= 0])
            for spacing, values in super().tickValues(low, high, size)
        ]

    def tickStrings(self, values: list[float], scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """What is written at marks."""
        return [QLocale().toString(round(value * scale)) for value in values]

    def redraw(self) -> None:
        """Write the numbers anew: they are kept as a picture."""
        self.picture = None
        self.update()


def _text_height() -> float:
    return QFontMetricsF(QGuiApplication.font()).height()


def _next_round(spacing: float) -> float:
    power = 10.0 ** math.floor(math.log10(spacing) + 1e-9)
    leading = round(spacing / power)
    return power * next(each for each in _ROUND if each > leading)
