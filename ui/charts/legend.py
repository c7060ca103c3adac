"""What the lines and marks of a chart mean, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_LINE_WIDTH = 26
_MARK_WIDTH = 12
_GAP = 5
_BETWEEN = 14
_MARGIN = 4


@dataclass(frozen=True)
class LegendEntry:
    """One line, one mark, or a line with its marks."""

    text: str
    pen: QPen | None = None
    symbol: str | None = None
    """A symbol of pyqtgraph's."""
    color: QColor | None = None
    """The mark's; None for that of the text."""

    @property
    def sample_width(self) -> int:
        """How wide the sample is, in pixels."""
        return _MARK_WIDTH if self.pen is None else _LINE_WIDTH


class ChartLegend(QWidget):
    """Entries one after another, in as many rows as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """What is explained, in its order."""
        return self._entries

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Explain these."""
        self._entries = tuple(entries)
        self.setAccessibleDescription(", ".join(entry.text for entry in self._entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height of all rows."""
        return max((box.bottom() + 1 for _entry, box in self._places(width)), default=0) + _MARGIN

    def sizeHint(self) -> QSize:
        """As wide as two entries, or as one must be."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """As high as its rows are; what is too wide is cut off."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all entries."""
        with QPainter(self) as painter:
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw all entries in the top left corner of what ``painter`` draws on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        text = self.palette().color(QPalette.ColorRole.WindowText)
        metrics = self.fontMetrics()
        for entry, box in self._places(self.width()):
            sample = QRectF(box.left(), box.top(), entry.sample_width, box.height())
            _draw_sample(painter, entry, sample, text)
            words = box.adjusted(entry.sample_width + _GAP, 0, 0, 0)
            painter.setPen(text)
            painter.drawText(
                words,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, words.width()),
            )

    def _places(self, width: int) -> Iterator[tuple[LegendEntry, QRect]]:
        metrics = QFontMetrics(self.font())
        left, top, height = _MARGIN, 0, metrics.height()
        for entry in self._entries:
            wanted = entry.sample_width + _GAP + metrics.horizontalAdvance(entry.text) + 1
            if left > _MARGIN and left + wanted > width - _MARGIN:
                left, top = _MARGIN, top + height
            yield entry, QRect(left, top, min(wanted, width - left - _MARGIN), height)
            left += wanted + _BETWEEN


def _draw_sample(painter: QPainter, entry: LegendEntry, box: QRectF, text: QColor) -> None:
    if entry.pen is not None:
        painter.setPen(entry.pen)
        middle = box.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    if entry.symbol is not None:
        painter.save()
        painter.translate(box.center())
        painter.scale(7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(entry.color or text)
        painter.drawPath(Symbols[entry.symbol])
        painter.restore()
