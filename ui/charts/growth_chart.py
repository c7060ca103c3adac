"""The chart of a run: survivors, heap after garbage collection, and the heap between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from lab.experiments.recording import Point, Recording
from memory.metrics.reading import Reading
from ui.charts.cycle_chart import CycleChart
from ui.charts.legend import LegendEntry
from ui.charts.timeline import Moment, Timeline, timeline_of
from ui.looks.colors import heap_color, live_heap_color, sending_color, survivors_color

_BYTES_PER_MB = 1e6
# A run takes many readings a second; drawing each would take longer than taking it.
_REDRAW_INTERVAL_MS = 40
# A mark is this wide; there is one per cycle, and within it two more.
_MARK_SIZE = 6
# Where the curves seldom are.
_LABEL = {"position": 0.2}
_COLLECTED, _MOUNTED, _UNMOUNTED = "o", "t1", "t"


class GrowthChart(CycleChart):
    """Components alive above; below megabytes, after each collection and as they go between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._has_no_cycles = False
        self._has_line = True
        self._explained: tuple[bool, bool, bool] | None = None
        plots = self.plots
        self._survivors_curve = plots.counts.plot([], [])
        # Over the other, where all that is alive may be so because the backend still sends.
        self._sending_curve = plots.counts.plot([], [], connect="finite")
        # The peaks that are drawn of many points know no gaps.
        self._sending_curve.setDownsampling(ds=1, auto=False)
        self._sending_marks = plots.counts.plot([], [], pen=None)
        self._live_curve = plots.heap.plot([], [])
        self._heap_curve = plots.heap.plot([], [])
        self._mount_marks = plots.heap.plot([], [], pen=None)
        self._unmount_marks = plots.heap.plot([], [], pen=None)
        self._end_lines = tuple(
            pg.InfiniteLine(angle=90, movable=False, label=label, labelOpts=_LABEL)
            for label in ("", None)
        )
        for plot, line in zip((plots.counts, plots.heap), self._end_lines, strict=True):
            plot.addItem(line, ignoreBounds=True)
            line.hide()
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setSingleShot(True)
        self._redraw_timer.setInterval(_REDRAW_INTERVAL_MS)
        self._redraw_timer.timeout.connect(self._redraw)
        self._retranslate()
        self._recolor()

    @property
    def points(self) -> int:
        """How many cycles are drawn, the baseline among them."""
        return self._timeline.cycles

    def clear(self) -> None:
        """Remove all points."""
        self._show(Timeline())

    def add(self, point: Point, baseline: Reading) -> None:
        """Add what was read after a cycle; survivors count beyond those of ``baseline``."""
        self._timeline.add(point, baseline)
        self._redraw_soon()

    def end(self, cycle: int, reading: Reading, baseline: Reading) -> None:
        """Add what was read when all work had ended, after ``cycle`` cycles."""
        self._timeline.end(cycle, reading, baseline)
        self._redraw_soon()

    def show_recording(self, recording: Recording) -> None:
        """Draw a whole run; where its cycles were not recorded, say so."""
        self._show(timeline_of(recording), has_no_cycles=not recording.points)

    def _redraw_soon(self) -> None:
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def _show(self, course: Timeline, *, has_no_cycles: bool = False) -> None:
        self._timeline = course
        self._has_no_cycles = has_no_cycles
        self.show_values(None)
        self.plots.begin()
        self.follow.setChecked(True)
        self._retranslate()
        self._redraw()

    def _cycles(self) -> Sequence[int]:
        return [moment.cycle for moment in self._timeline.moments]

    def _values_at(self, cycle: int) -> str:
        moment = next(each for each in self._timeline.moments if each.cycle == cycle)
        locale = QLocale()
        words = (
            self.tr("At the end: {survivors} alive, {heap} MB after collection")
            if moment.is_end
            else self.tr("Cycle {cycle}: {survivors} alive, {heap} MB after collection")
        )
        text = words.format(
            cycle=locale.toString(cycle),
            survivors=locale.toString(moment.survivors),
            heap=_megabytes(locale, moment.heap_bytes),
        )
        if moment.sending:
            text = self.tr("{values}; the backend still sent to {count}").format(
                values=text, count=locale.toString(moment.sending)
            )
        if moment.live is None:
            return text
        within = self.tr("{mounted} MB at the mount, {unmounted} MB at the unmount").format(
            mounted=_megabytes(locale, moment.live.mounted),
            unmounted=_megabytes(locale, moment.live.unmounted),
        )
        return f"{text}\n{within}"

    def _draw(self) -> None:
        moments = self._timeline.moments
        cycles = [moment.cycle for moment in moments]
        self._survivors_curve.setData(cycles, [moment.survivors for moment in moments])
        is_held = self._timeline.is_held
        lines = _held_lines(moments) if is_held and self._timeline.is_continuous else []
        self._sending_curve.setData([x for x, _y in lines], [y for _x, y in lines])
        held = [moment for moment in moments if moment.is_held]
        self._sending_marks.setData(
            [moment.cycle for moment in held], [moment.survivors for moment in held]
        )
        end = moments[-1].cycle - 0.5 if moments and moments[-1].is_end else None
        for line in self._end_lines:
            line.setVisible(end is not None)
            if end is not None:
                line.setValue(end)
        self._heap_curve.setData(cycles, [moment.heap_bytes / _BYTES_PER_MB for moment in moments])
        mounts, unmounts = _mounts(moments), _unmounts(moments)
        has_live = bool(mounts)
        within = sorted(mounts + unmounts + _collections(moments)) if has_live else []
        for curve, places in (
            (self._mount_marks, mounts),
            (self._unmount_marks, unmounts),
            (self._live_curve, within),
        ):
            curve.setData([x for x, _y in places], [y for _x, y in places])
        if self._has_line != self._timeline.is_continuous:
            self._draw_lines()
        drawn = self._what_is_drawn(is_held=is_held)
        if self._explained != drawn:
            self._explain(drawn)

    def _mark(self) -> None:
        width = self.plots.pixels_per_cycle
        # Where there is no line, there is nothing but the marks.
        has_line = self._timeline.is_continuous
        collected = _COLLECTED if width >= _MARK_SIZE or not has_line else None
        for curve in (self._survivors_curve, self._sending_marks, self._heap_curve):
            _set_symbol(curve, collected)
        shows_within = width >= 2 * _MARK_SIZE
        _set_symbol(self._mount_marks, _MOUNTED if shows_within else None)
        _set_symbol(self._unmount_marks, _UNMOUNTED if shows_within else None)

    def _retranslate(self) -> None:
        super()._retranslate()
        self._end_lines[0].label.setFormat(self.tr("end"))
        self.plots.name(
            (self.tr("Unmounted components still alive"), self.tr("JavaScript heap, MB, by cycle")),
        )
        self._stack.say(
            self.tr("This run has no recorded cycles, so there is no chart.")
            if self._has_no_cycles
            else self.tr("The chart shows what each cycle of a run leaves alive.")
        )
        self._explain(self._what_is_drawn(is_held=self._timeline.is_held))

    def _recolor(self) -> None:
        palette = self.palette()
        survivors, heap = survivors_color(palette), heap_color(palette)
        live = live_heap_color(palette)
        self._live_curve.setPen(pg.mkPen(live, width=1))
        for curve, color in (
            (self._survivors_curve, survivors),
            (self._heap_curve, heap),
            (self._mount_marks, live),
            (self._unmount_marks, live),
        ):
            curve.setSymbolBrush(color)
            curve.setSymbolPen(color)
            curve.setSymbolSize(_MARK_SIZE)
        sending = sending_color(palette)
        # Hollow, and so that nothing of the mark beneath shows.
        self._sending_marks.setSymbolBrush(palette.color(QPalette.ColorRole.Base))
        self._sending_marks.setSymbolPen(pg.mkPen(sending, width=1.5))
        self._sending_marks.setSymbolSize(_MARK_SIZE + 2)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        for line in self._end_lines:
            line.setPen(pg.mkPen(quiet, style=Qt.PenStyle.DotLine))
        self._end_lines[0].label.setColor(quiet)
        self._draw_lines()
        self._explain(self._what_is_drawn(is_held=self._timeline.is_held))

    def _draw_lines(self) -> None:
        """Draw the lines, but none between two readings of which nothing in between is known."""
        palette = self.palette()
        self._has_line = has_line = self._timeline.is_continuous
        for curve, color in (
            (self._survivors_curve, survivors_color(palette)),
            (self._sending_curve, sending_color(palette)),
            (self._heap_curve, heap_color(palette)),
        ):
            curve.setPen(pg.mkPen(color, width=2) if has_line else None)

    def _what_is_drawn(self, *, is_held: bool) -> tuple[bool, bool, bool]:
        """Whether there are lines, something that is sent to, and the heap within the cycles."""
        moments = self._timeline.moments
        if not moments:
            # Before there is anything to draw, the legend stands for a run that is watched.
            return True, False, True
        return (
            self._timeline.is_continuous or len(moments) == 1,
            is_held,
            any(moment.live for moment in moments),
        )

    def _explain(self, drawn: tuple[bool, bool, bool]) -> None:
        palette = self.palette()
        survivors, heap = survivors_color(palette), heap_color(palette)
        live, sending = live_heap_color(palette), sending_color(palette)
        self._explained = has_line, is_sending, has_live = drawn

        def of(text: str, color: QColor) -> LegendEntry:
            if has_line:
                return LegendEntry(text, pg.mkPen(color, width=2))
            return LegendEntry(text, symbol=_COLLECTED, color=color)

        entries = [of(self.tr("components alive"), survivors)]
        if is_sending:
            entries.append(of(self.tr("while the backend still sends"), sending))
        entries.append(of(self.tr("heap after collection"), heap))
        if has_live:
            entries += [
                LegendEntry(self.tr("heap in between"), pg.mkPen(live, width=1)),
                LegendEntry(self.tr("mount"), symbol=_MOUNTED, color=live),
                LegendEntry(self.tr("unmount"), symbol=_UNMOUNTED, color=live),
                LegendEntry(self.tr("collection"), symbol=_COLLECTED),
            ]
        self.legend.show_entries(entries)


# (cycle, megabytes): within a cycle come the mount, the unmount, and then the collection.
def _mounts(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    return [
        (moment.cycle - 2 / 3, moment.live.mounted / _BYTES_PER_MB)
        for moment in moments
        if moment.live is not None
    ]


def _unmounts(moments: Sequence[Moment]) -> list[tuple[float, float]]:
    return [
        (moment.cycle - 1 / 3, moment.live.unmounted / _BYTES_PER_MB)
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
    return [(float(moment.cycle), moment.heap_bytes / _BYTES_PER_MB) for moment in moments]


def _set_symbol(curve: pg.PlotDataItem, symbol: str | None) -> None:
    # It draws its points anew even where nothing changes.
    if curve.opts["symbol"] != symbol:
        curve.setSymbol(symbol)


def _megabytes(locale: QLocale, size_bytes: int) -> str:
    return locale.toString(size_bytes / _BYTES_PER_MB, "f", 2)
