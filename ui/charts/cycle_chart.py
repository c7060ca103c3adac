"""What every chart over the cycles has: plots, legend, values at the cursor, following."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QPainter,
    QPalette,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.charts.legend import ChartLegend
from ui.charts.plots import CyclePlots
from ui.looks.placeholder import PlaceholderStack

_PICTURE_SCALE = 2
_HEADING_MARGIN = 8
# At most; it takes what its lines need.
_HEADING_HEIGHT = 400
_HEADING_FLAGS = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class CycleChart(QWidget):
    """A chart; what it draws is the matter of those who inherit it.

    They call :meth:`_redraw` when there is something new, and :meth:`_retranslate` and
    :meth:`_recolor` at the end of their construction.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor: int | None = None
        self.plots = CyclePlots(self)
        self.legend = ChartLegend(self)
        self.follow = QCheckBox(self)
        self.follow.setChecked(True)
        self.values = QLabel(self)
        self.values.setObjectName("chart-values")
        self.values.setWordWrap(True)
        # Two lines, so that the plots keep their height when there is more to tell.
        self.values.setMinimumHeight(2 * self.values.fontMetrics().lineSpacing())
        drawn = QWidget(self)
        layout = QVBoxLayout(drawn)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.plots, 1)
        layout.addWidget(self.legend)
        below = QGridLayout()
        below.setContentsMargins(4, 0, 4, 2)
        below.setColumnStretch(0, 1)
        below.addWidget(self.values, 0, 0)
        below.addWidget(self.follow, 0, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(below)
        self._stack = PlaceholderStack(drawn, "chart-empty", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumHeight(220)
        self.follow.toggled.connect(self.plots.follow)
        self.plots.moved.connect(lambda: self.follow.setChecked(False))
        self.plots.all_wanted.connect(self._show_all)
        self.plots.pointed.connect(self.show_values)
        self.plots.stepped.connect(self._step)
        self.plots.scale_changed.connect(self._mark)

    @abstractmethod
    def _cycles(self) -> Sequence[int]:
        """The cycles that have values, in their order."""

    @abstractmethod
    def _values_at(self, cycle: int) -> str:
        """The values at one of these cycles, in words."""

    @abstractmethod
    def _draw(self) -> None:
        """Give the curves their points."""

    @abstractmethod
    def _mark(self) -> None:
        """Draw marks where a cycle is wide enough for them, and none where it is not."""

    @abstractmethod
    def _recolor(self) -> None:
        """Take the palette's colours, and write the legend."""

    def show_values(self, cycle: float | None) -> None:
        """Show the values at the cycle that is nearest to ``cycle``; none where it is None."""
        cycles = self._cycles()
        self._cursor = None
        if cycle is not None and cycles:
            self._cursor = cycles[_nearest(cycles, cycle)]
        self.plots.point_at(self._cursor)
        self._tell_values()

    def image(self, heading: str = "") -> QImage:
        """``heading`` and the chart with its legend, twice as wide as on the screen."""
        size = self._picture_size(heading)
        picture = QImage(size * _PICTURE_SCALE, QImage.Format.Format_RGB32)
        # The axes are recorded for the screen's; another would scale them against the curves.
        dots = round(self.plots.graphics.logicalDpiX() / 0.0254)
        picture.setDotsPerMeterX(dots)
        picture.setDotsPerMeterY(dots)
        # By the ratio, not by the painter's scale: the pens are cosmetic.
        picture.setDevicePixelRatio(_PICTURE_SCALE)
        with QPainter(picture) as painter:
            self._paint(painter, heading)
        picture.setDevicePixelRatio(1)
        return picture

    def svg(self, heading: str = "") -> bytes:
        """``heading`` and the chart with its legend as SVG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # pyqtgraph's own exporter fails on an axis that shows no values.
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(self.plots.graphics.logicalDpiX())
        generator.setTitle(heading)
        size = self._picture_size(heading)
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(0, 0), size))
        with QPainter(generator) as painter:
            self._paint(painter, heading)
        return bytes(buffer.data().data())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark, and of the language."""
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _redraw(self) -> None:
        has_points = bool(self._cycles())
        self._stack.show_view(has_points)
        if self._cursor is not None and self._cursor not in self._cycles():
            self.show_values(self._cursor if has_points else None)
        self._draw()
        self._mark()
        self.plots.fit()

    def _retranslate(self) -> None:
        self.follow.setText(self.tr("F&ollow"))
        self.follow.setToolTip(self.tr("Show all cycles; zoom or drag the chart to stand still"))
        self.plots.setAccessibleName(self.tr("Chart over the cycles"))
        self.plots.setAccessibleDescription(
            self.tr(
                "Left and right move the cursor by a cycle and tell its values, plus and minus "
                "zoom, Home shows all cycles again."
            )
        )
        # Beneath the plots: over them it would cover what is pointed at.
        self.values.setToolTip(
            self.tr(
                "Wheel or + and −: zoom. Drag: move. Double click or Home: show all. "
                "← and →: values of a cycle."
            )
        )
        self.legend.setAccessibleName(self.tr("Legend of the chart"))
        self._tell_values()

    def _tell_values(self) -> None:
        if self._cursor is None:
            self.values.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.values.setText(self.tr("Point at a cycle, or use ← and →, to read its values."))
        else:
            self.values.setForegroundRole(QPalette.ColorRole.WindowText)
            self.values.setText(self._values_at(self._cursor))

    def _step(self, by: int) -> None:
        cycles = self._cycles()
        if not cycles:
            return
        if self._cursor is None:
            at = 0 if by > 0 else len(cycles) - 1
        else:
            at = min(max(bisect_left(cycles, self._cursor) + by, 0), len(cycles) - 1)
        self.show_values(cycles[at])
        # A screen reader is told of what changes away from the focus only when it is announced.
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self.plots, self.values.text())
        )

    def _show_all(self) -> None:
        self.follow.setChecked(True)

    def _picture_size(self, heading: str) -> QSize:
        drawn = self.plots.graphics.viewport().size()
        height = self._heading_box(heading).bottom() + drawn.height() + self.legend.height()
        return QSize(drawn.width(), height)

    def _heading_box(self, heading: str) -> QRect:
        """Where the heading stands in a picture, in as many lines as it needs."""
        if not heading:
            return QRect(0, 0, 0, 1)
        width = self.plots.graphics.viewport().width() - 2 * _HEADING_MARGIN
        return self.fontMetrics().boundingRect(
            QRect(_HEADING_MARGIN, _HEADING_MARGIN, width, _HEADING_HEIGHT),
            _HEADING_FLAGS,
            heading,
        )

    def _paint(self, painter: QPainter, heading: str) -> None:
        graphics = self.plots.graphics
        size = self._picture_size(heading)
        painter.fillRect(QRect(QPoint(0, 0), size), self.palette().color(QPalette.ColorRole.Base))
        box = self._heading_box(heading)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, _HEADING_FLAGS, heading)
        painter.translate(0, box.bottom())
        drawn = graphics.viewport().rect()
        graphics.render(painter, QRectF(drawn), drawn)
        painter.translate(0, drawn.height())
        self.legend.draw(painter)


def _nearest(cycles: Sequence[int], cycle: float) -> int:
    """Where in ``cycles``, which is not empty, the one nearest to ``cycle`` is."""
    after = bisect_left(cycles, cycle)
    around = range(max(0, after - 1), min(after + 1, len(cycles)))
    return min(around, key=lambda at: abs(cycles[at] - cycle))
