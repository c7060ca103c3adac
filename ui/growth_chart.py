"""The live chart: survivors, and heap after garbage collection, over the cycles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import pyqtgraph as pg
from pyqtgraph.exporters import ImageExporter
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.colors import heap_color, survivors_color

MAX_POINTS = 2000
_MAX_MARKS = 60
_LEAST_RANGE = 4
_BYTES_PER_MB = 1e6
# A run takes many readings a second; drawing each would take longer than taking it.
_REDRAW_INTERVAL_MS = 40


@dataclass
class _Series:
    """Points of one run. Bounded: a long run is thinned to every second point."""

    cycles: list[int] = field(default_factory=list)
    survivors: list[int] = field(default_factory=list)
    heap_mb: list[float] = field(default_factory=list)

    def add(self, cycle: int, survivors: int, heap_mb: float) -> None:
        if self.cycles and self.cycles[-1] == cycle:
            # The last reading of a run, when all work has ended, stands for its last cycle.
            del self.cycles[-1], self.survivors[-1], self.heap_mb[-1]
        self.cycles.append(cycle)
        self.survivors.append(survivors)
        self.heap_mb.append(heap_mb)
        if len(self.cycles) > MAX_POINTS:
            del self.cycles[1:-1:2], self.survivors[1:-1:2], self.heap_mb[1:-1:2]


class GrowthChart(QWidget):
    """Two plots with one axis of cycles: components above, megabytes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = _Series()
        self._graphics = pg.GraphicsLayoutWidget(self)
        self._survivors_plot = self._graphics.addPlot(row=0, col=0)
        self._heap_plot = self._graphics.addPlot(row=1, col=0)
        self._heap_plot.setXLink(self._survivors_plot)
        self._survivors_curve = self._survivors_plot.plot([], [])
        self._heap_curve = self._heap_plot.plot([], [])
        for plot in (self._survivors_plot, self._heap_plot):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.showGrid(x=False, y=True, alpha=0.2)
            plot.getAxis("left").setWidth(48)
        self._survivors_plot.getAxis("bottom").setStyle(showValues=False)
        # So that one survivor does not look like a hundred.
        self._survivors_plot.getViewBox().setLimits(yMin=0, minYRange=_LEAST_RANGE)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.follow = QCheckBox(self.tr("F&ollow"), self)
        self.follow.setChecked(True)
        self.follow.setToolTip(self.tr("Show all cycles; zoom or drag the chart to stand still"))
        self.follow.toggled.connect(self._set_following)
        self._values = QLabel(self)
        self._values.setObjectName("chart-values")
        self._cursors = [pg.InfiniteLine(angle=90, movable=False) for _plot in range(2)]
        for plot, cursor in zip(
            (self._survivors_plot, self._heap_plot), self._cursors, strict=True
        ):
            plot.addItem(cursor, ignoreBounds=True)
            plot.getViewBox().sigRangeChangedManually.connect(
                lambda _axes: self.follow.setChecked(False)
            )
            cursor.hide()
        self._graphics.scene().sigMouseMoved.connect(self._on_mouse_moved)
        drawn = QWidget(self)
        below = QHBoxLayout()
        below.addWidget(self.follow)
        below.addWidget(self._values, 1, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(drawn)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._graphics, 1)
        layout.addLayout(below)
        self._drawn = drawn
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(drawn)
        self.setMinimumHeight(220)
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setSingleShot(True)
        self._redraw_timer.setInterval(_REDRAW_INTERVAL_MS)
        self._redraw_timer.timeout.connect(self._redraw)
        self._retitle()
        self._recolor()

    @property
    def points(self) -> int:
        """How many points each curve has."""
        return len(self._series.cycles)

    def clear(self) -> None:
        """Remove all points."""
        self._series = _Series()
        self.show_values(None)
        # Where nothing grows, it would keep the scale of the run before.
        self._survivors_plot.setYRange(0, _LEAST_RANGE)
        self.follow.setChecked(True)
        self._set_following(True)
        self._redraw()

    def add(self, cycle: int, survivors: int, heap_bytes: int) -> None:
        """Add the reading after ``cycle`` cycles."""
        self._series.add(cycle, survivors, heap_bytes / _BYTES_PER_MB)
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def show_values(self, cycle: float | None) -> None:
        """Show the values at the cycle that is nearest to ``cycle``; none where it is None."""
        series = self._series
        for cursor in self._cursors:
            cursor.setVisible(cycle is not None and bool(series.cycles))
        if cycle is None or not series.cycles:
            self._values.setText("")
            return
        after = bisect_left(series.cycles, cycle)
        around = range(max(0, after - 1), min(after + 1, len(series.cycles)))
        at = min(around, key=lambda point: abs(series.cycles[point] - cycle))
        for cursor in self._cursors:
            cursor.setValue(series.cycles[at])
        self._values.setText(
            self.tr("cycle {cycle}: {survivors} alive, {heap:.2f} MB").format(
                cycle=series.cycles[at], survivors=series.survivors[at], heap=series.heap_mb[at]
            )
        )

    def image(self) -> QImage:
        """The chart as a picture, twice as wide as on the screen."""
        exporter = ImageExporter(self._graphics.scene())
        exporter.parameters()["width"] = 2 * self._graphics.width()
        picture: QImage = exporter.export(toBytes=True)
        return picture

    def svg(self) -> bytes:
        """The chart as SVG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # pyqtgraph's own exporter fails on an axis that shows no values.
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        # The axes are recorded for the screen's; another would scale them against the curves.
        generator.setResolution(self._graphics.logicalDpiX())
        generator.setTitle(self._survivors_plot.titleLabel.text)
        size = self._graphics.viewport().size()
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(0, 0), size))
        painter = QPainter(generator)
        self._graphics.render(painter)
        painter.end()
        return bytes(buffer.data().data())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _redraw(self) -> None:
        # A mark per cycle, right after its collection, while they can be told apart.
        symbol = "o" if self.points <= _MAX_MARKS else None
        self._survivors_curve.setData(self._series.cycles, self._series.survivors, symbol=symbol)
        self._heap_curve.setData(self._series.cycles, self._series.heap_mb, symbol=symbol)
        self._stack.setCurrentWidget(self._drawn if self._series.cycles else self._empty)

    def _set_following(self, follows: bool) -> None:
        for plot in (self._survivors_plot, self._heap_plot):
            if follows:
                plot.enableAutoRange()
            else:
                plot.disableAutoRange()

    def _on_mouse_moved(self, place: QPointF) -> None:
        for plot in (self._survivors_plot, self._heap_plot):
            if plot.sceneBoundingRect().contains(place):
                self.show_values(plot.getViewBox().mapSceneToView(place).x())
                return
        self.show_values(None)

    def _retitle(self) -> None:
        self._survivors_plot.setTitle(self.tr("Unmounted components still alive"), size="9pt")
        self._heap_plot.setTitle(self.tr("JavaScript heap after collection, MB"), size="9pt")
        self._heap_plot.setLabel("bottom", self.tr("cycles"))
        self._empty.setText(self.tr("The chart draws what each cycle of a run leaves alive."))

    def _recolor(self) -> None:
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        self._graphics.setBackground(palette.color(QPalette.ColorRole.Base))
        for plot in (self._survivors_plot, self._heap_plot):
            plot.titleLabel.setText(plot.titleLabel.text, color=text.name())
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(text)
                plot.getAxis(side).setTextPen(text)
        curves = (
            (self._survivors_curve, survivors_color(palette)),
            (self._heap_curve, heap_color(palette)),
        )
        for curve, color in curves:
            curve.setPen(pg.mkPen(color, width=2))
            curve.setSymbolBrush(color)
            curve.setSymbolPen(color)
            curve.setSymbolSize(5)
        for cursor in self._cursors:
            cursor.setPen(pg.mkPen(palette.color(QPalette.ColorRole.PlaceholderText)))
