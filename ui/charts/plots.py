"""Two plots with one axis of cycles, to look at with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.charts.axes import CountAxis, GridAxis

_LEAST_RANGE = 4
_LEAST_CYCLES = 2
# Room for a mark at cycle 0; there is none before it.
_FIRST_CYCLE = -0.5
_BELOW_NONE = -0.4
_ZOOM = 0.7
_FOCUS_WIDTH = 2
_LEFT_WIDTH = 60
# In pixels, of both plots; with less, their titles name the units.
_ROOM_FOR_LABELS = 240
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: _ZOOM,
    Qt.Key.Key_Equal: _ZOOM,
    Qt.Key.Key_Minus: 1 / _ZOOM,
}
_STEP_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PlotWords(NamedTuple):
    """What a plot is called, and what its axis counts."""

    title: str
    unit: str


class CyclePlots(QWidget):
    """Counts above, megabytes below; the wheel and dragging change the cycles that are shown.

    What is shown of the other axes always fits.
    """

    pointed = Signal(object)
    """The cycle (float) that the mouse is at, or None: at none."""
    stepped = Signal(int)
    """A key asks for the next cycle (1), or for the one before (-1)."""
    moved = Signal()
    """Zoomed or dragged by hand."""
    all_wanted = Signal()
    """A double click or a key asks for all cycles."""
    scale_changed = Signal()
    """A cycle may have become wider or narrower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[PlotWords, ...] = ()
        self._cycle_word = ""
        self._has_room = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.graphics = pg.GraphicsLayoutWidget(self)
        # The keys are this widget's.
        self.graphics.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.graphics.ci.layout.setContentsMargins(4, 2, 8, 2)
        self.graphics.ci.layout.setSpacing(0)
        self.counts = self.graphics.addPlot(
            row=0, col=0, axisItems={side: CountAxis(side) for side in ("left", "bottom")}
        )
        axes = {"left": GridAxis("left"), "bottom": CountAxis("bottom")}
        self.heap = self.graphics.addPlot(row=1, col=0, axisItems=axes)
        self.heap.setXLink(self.counts)
        self._cursors = []
        for plot in self._plots:
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.showGrid(x=False, y=True, alpha=0.2)
            # The lines of a third level are too pale to see, and more than all others.
            plot.getAxis("left").setStyle(maxTickLevel=1)
            plot.getAxis("left").setWidth(_LEFT_WIDTH)
            for side in ("left", "bottom"):
                # It would count in thousands.
                plot.getAxis(side).enableAutoSIPrefix(False)
            box = plot.getViewBox()
            box.setMouseEnabled(x=True, y=False)
            box.setAutoVisible(y=True)
            box.setLimits(xMin=_FIRST_CYCLE, minXRange=_LEAST_CYCLES)
            box.sigRangeChangedManually.connect(lambda _axes: self.moved.emit())
            cursor = pg.InfiniteLine(angle=90, movable=False)
            plot.addItem(cursor, ignoreBounds=True)
            cursor.hide()
            self._cursors.append(cursor)
        self.counts.getAxis("bottom").setStyle(showValues=False)
        # So that one survivor does not look like a hundred, and a mark at none is whole.
        self.counts.getViewBox().setLimits(yMin=_BELOW_NONE, minYRange=_LEAST_RANGE)
        self.counts.getViewBox().sigXRangeChanged.connect(lambda *_: self.scale_changed.emit())
        self.counts.getViewBox().sigResized.connect(lambda *_: self.scale_changed.emit())
        self.graphics.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.graphics.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(_FOCUS_WIDTH,) * 4)
        layout.addWidget(self.graphics)
        self._recolor()

    # What pyqtgraph makes has no types.
    @property
    def _plots(self) -> tuple[Any, Any]:
        return self.counts, self.heap

    @property
    def _bottoms(self) -> tuple[Any, Any]:
        return self.counts.getAxis("bottom"), self.heap.getAxis("bottom")

    @property
    def pixels_per_cycle(self) -> float:
        """How wide a cycle is drawn."""
        box = self.counts.getViewBox()
        first, last = self.visible
        return float(box.width() / (last - first))

    @property
    def visible(self) -> tuple[float, float]:
        """The first and the last cycle that are shown."""
        first, last = self.counts.getViewBox().viewRange()[0]
        return float(first), float(last)

    def begin(self) -> None:
        """Have the scale of a chart without points."""
        # Where nothing grows, it would keep the scale of the run before.
        self.counts.setYRange(0, _LEAST_RANGE)
        self.follow(True)

    def fit(self) -> None:
        """Fit the axes to the curves now: a paint that had to do it would cause another."""
        self.graphics.scene().prepareForPaint()

    def follow(self, follows: bool) -> None:
        """Show all cycles, also those to come; or stand still."""
        for plot in self._plots:
            if follows:
                plot.enableAutoRange()
            else:
                plot.disableAutoRange(axis="x")

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as many cycles, around the cursor or else the middle."""
        cursor = self._cursors[0]
        first, last = self.visible
        middle = cursor.value() if cursor.isVisible() else (first + last) / 2
        self.counts.getViewBox().scaleBy(x=factor, center=QPointF(middle, 0))
        self.moved.emit()

    def point_at(self, cycle: float | None) -> None:
        """Draw a cursor at ``cycle``, and have it in sight; None takes it away."""
        for cursor in self._cursors:
            cursor.setVisible(cycle is not None)
            if cycle is not None:
                cursor.setValue(cycle)
        if cycle is None:
            return
        first, last = self.visible
        beyond = min(cycle - first, 0) or max(cycle - last, 0)
        if beyond:
            self.counts.setXRange(first + beyond, last + beyond, padding=0)
            self.moved.emit()

    def name(self, words: Sequence[PlotWords], cycle: str) -> None:
        """Name the two plots, what they count, and the axis that they share."""
        self._words, self._cycle_word = tuple(words), cycle
        self._write_words()

    def _write_words(self) -> None:
        color = self.palette().color(QPalette.ColorRole.WindowText).name()
        style = {"color": color, "font-size": "8pt"}
        for plot, words in zip(self._plots, self._words, strict=False):
            names_unit = self._has_room or words.unit in words.title
            title = words.title if names_unit else f"{words.title}, {words.unit}"
            plot.setTitle(title, size="9pt", color=color)
            plot.getAxis("left").setLabel(words.unit, **style)
            plot.getAxis("left").showLabel(self._has_room)
        self.heap.getAxis("bottom").setLabel(self._cycle_word, **style)
        self.heap.getAxis("bottom").showLabel(self._has_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the curves the room of the axes' labels where there is little."""
        super().resizeEvent(event)
        has_room = event.size().height() >= _ROOM_FOR_LABELS
        if has_room != self._has_room:
            self._has_room = has_room
            self._write_words()
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a double click in the plots."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.all_wanted.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        elif event.type() == QEvent.Type.LanguageChange:
            for axis in (*self._bottoms, self.counts.getAxis("left")):
                axis.redraw()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, zoom, or show all again."""
        key = Qt.Key(event.key())
        if key in _STEP_KEYS:
            self.stepped.emit(_STEP_KEYS[key])
        elif key in _ZOOM_KEYS:
            self.zoom(_ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                highlight = self.palette().color(QPalette.ColorRole.Highlight)
                painter.setPen(QPen(highlight, 2 * _FOCUS_WIDTH))
                painter.drawRect(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has lost the focus."""
        self.update()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is at no cycle any more."""
        self.pointed.emit(None)
        super().leaveEvent(event)

    def _on_mouse_moved(self, place: QPointF) -> None:
        for plot in self._plots:
            if plot.sceneBoundingRect().contains(place):
                self.pointed.emit(plot.getViewBox().mapSceneToView(place).x())
                return
        self.pointed.emit(None)

    def _recolor(self) -> None:
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        self.graphics.setBackground(palette.color(QPalette.ColorRole.Base))
        for plot, cursor in zip(self._plots, self._cursors, strict=True):
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(text)
                plot.getAxis(side).setTextPen(text)
            cursor.setPen(pg.mkPen(palette.color(QPalette.ColorRole.PlaceholderText)))
        self._write_words()
