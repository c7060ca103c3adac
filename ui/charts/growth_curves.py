"""What is drawn of a run: the curves, the marks on them, and the line where the run ended."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from memory.verdict import VerdictWord
from ui.charts.plots import CyclePlots
from ui.charts.timeline import Moment, Timeline
from ui.looks.colors import heap_color, live_heap_color, sending_color, survivors_color

BYTES_PER_MB: Final = 1e6
COLLECTED, MOUNTED, UNMOUNTED = "o", "t1", "t"
"""The marks of a collection, a mount and an unmount."""
# A mark is this wide; there is one per cycle, and within it two more.
_MARK_SIZE = 6
# Where the curves seldom are.
_LABEL = {"position": 0.2}


class GrowthCurves:
    """The items in the plots of a :class:`ui.charts.growth_chart.GrowthChart`."""

    def __init__(self, plots: CyclePlots) -> None:
        self._plots = plots
        self.survivors = plots.counts.plot([], [])
        # Over the other, where all that is alive may be so because the backend still sends.
        self.sending = plots.counts.plot([], [], connect="finite")
        self.sending_marks = plots.counts.plot([], [], pen=None)
        self.live = plots.heap.plot([], [])
        self.heap = plots.heap.plot([], [])
        self.mounts = plots.heap.plot([], [], pen=None)
        self.unmounts = plots.heap.plot([], [], pen=None)
        self.end_lines = tuple(
            pg.InfiniteLine(angle=90, movable=False, label=label, labelOpts=_LABEL)
            for label in ("", None)
        )
        for plot, line in zip((plots.counts, plots.heap), self.end_lines, strict=True):
            plot.addItem(line, ignoreBounds=True)
            line.hide()
        self._palette = QPalette()
        self._has_line = True
        self._verdict: VerdictWord | None = None

    def name_end(self, text: str) -> None:
        """Write ``text`` where the run ended."""
        self.end_lines[0].label.setFormat(text)

    def draw(self, timeline: Timeline) -> None:
        """Draw all moments of a run."""
        moments = timeline.moments
        cycles = [moment.cycle for moment in moments]
        self.survivors.setData(cycles, [moment.survivors for moment in moments])
        lines = _held_lines(moments) if timeline.is_held and timeline.is_continuous else []
        self.sending.setData([x for x, _y in lines], [y for _x, y in lines])
        held = [moment for moment in moments if moment.is_held]
        self.sending_marks.setData(
            [moment.cycle for moment in held], [moment.survivors for moment in held]
        )
        end = moments[-1].cycle - 0.5 if moments and moments[-1].is_end else None
        for line in self.end_lines:
            line.setVisible(end is not None)
            if end is not None:
                line.setValue(end)
        self.heap.setData(cycles, [moment.heap_bytes / BYTES_PER_MB for moment in moments])
        mounts, unmounts = _mounts(moments), _unmounts(moments)
        within = sorted(mounts + unmounts + _collections(moments)) if mounts else []
        for curve, places in (
            (self.mounts, mounts),
            (self.unmounts, unmounts),
            (self.live, within),
        ):
            curve.setData([x for x, _y in places], [y for _x, y in places])
        if self._has_line != timeline.is_continuous:
            self._has_line = timeline.is_continuous
            self._draw_lines()

    def mark(self, *, has_line: bool) -> None:
        """Put marks on the curves where there is room, and where there is no line to see."""
        width = self._plots.pixels_per_cycle
        collected = COLLECTED if width >= _MARK_SIZE or not has_line else None
        for curve in (self.survivors, self.sending_marks, self.heap):
            _set_symbol(curve, collected)
        shows_within = width >= 2 * _MARK_SIZE
        _set_symbol(self.mounts, MOUNTED if shows_within else None)
        _set_symbol(self.unmounts, UNMOUNTED if shows_within else None)

    def judge(self, verdict: VerdictWord | None) -> None:
        """Have the colour of the verdict where there is one."""
        self._verdict = verdict
        color = survivors_color(self._palette, verdict)
        _set_marks(self.survivors, color)
        self._draw_line(self.survivors, color)

    def recolor(self, palette: QPalette) -> None:
        """Have the colours that go with ``palette``."""
        self._palette = palette
        live, heap = live_heap_color(palette), heap_color(palette)
        self.live.setPen(pg.mkPen(live, width=1))
        for curve, color in ((self.heap, heap), (self.mounts, live), (self.unmounts, live)):
            _set_marks(curve, color)
        # Hollow, and so that nothing of the mark beneath shows.
        self.sending_marks.setSymbolBrush(palette.color(QPalette.ColorRole.Base))
        self.sending_marks.setSymbolPen(pg.mkPen(sending_color(palette), width=1.5))
        self.sending_marks.setSymbolSize(_MARK_SIZE + 2)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        for line in self.end_lines:
            line.setPen(pg.mkPen(quiet, style=Qt.PenStyle.DotLine))
        self.end_lines[0].label.setColor(quiet)
        _set_marks(self.survivors, survivors_color(palette, self._verdict))
        self._draw_lines()

    def _draw_lines(self) -> None:
        palette = self._palette
        for curve, color in (
            (self.survivors, survivors_color(palette, self._verdict)),
            (self.sending, sending_color(palette)),
            (self.heap, heap_color(palette)),
        ):
            self._draw_line(curve, color)

    def _draw_line(self, curve: pg.PlotDataItem, color: QColor) -> None:
        """Draw a line, but none between two readings of which nothing in between is known."""
        curve.setPen(pg.mkPen(color, width=2) if self._has_line else None)


# (cycle, megabytes): within a cycle come the mount, the unmount, and then the collection.
def _mounts(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    return [
        (moment.cycle - 2 / 3, moment.live.mounted / BYTES_PER_MB)
        for moment in moments
        if moment.live is not None
    ]


def _unmounts(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    return [
        (moment.cycle - 1 / 3, moment.live.unmounted / BYTES_PER_MB)
        for moment in moments
        if moment.live is not None
    ]


def _held_lines(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    """The lines to what the backend still sends to, and down from there, as cycles and survivors.

    NaN stands for a gap.
    """
    found: list[tuple[float, float]] = []
    for before, moment in pairwise(moments):
        falls = before.is_held and moment.survivors < before.survivors
        if moment.is_held or falls:
            start = (float(before.cycle), float(before.survivors))
            if not found or found[-1] != start:
                found += [(math.nan, math.nan), start]
            found.append((float(moment.cycle), float(moment.survivors)))
    return found


def _collections(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    return [(float(moment.cycle), moment.heap_bytes / BYTES_PER_MB) for moment in moments]


def _set_marks(curve: pg.PlotDataItem, color: QColor) -> None:
    curve.setSymbolBrush(color)
    curve.setSymbolPen(color)
    curve.setSymbolSize(_MARK_SIZE)


def _set_symbol(curve: pg.PlotDataItem, symbol: str | None) -> None:
    # It draws its points anew even where nothing changes.
    if curve.opts["symbol"] != symbol:
        curve.setSymbol(symbol)
