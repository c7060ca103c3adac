"""Two runs over each other in one chart."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from lab.experiments.recording import Recording
from ui.charts.cycle_chart import CycleChart
from ui.charts.legend import LegendEntry
from ui.charts.plots import PlotWords
from ui.charts.timeline import Moment, Timeline, timeline_of
from ui.looks.colors import run_colors

_BYTES_PER_MB = 1e6
# B lies over A: where both runs go the same way, A still shows around it.
_MARK_SIZES = (9, 5)
_LINE_WIDTHS = (4, 2)
_ROOM_FOR_MARKS = 14
_MARKS = ("o", "s")
_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
_NAMES = ("A", "B")


class CompareChart(CycleChart):
    """Components alive above; below, how the heap after collection has changed since the baseline.

    A is a wide full line with round marks, B a thin dashed one with square marks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timelines = (Timeline(), Timeline())
        self._moments: tuple[tuple[Moment, ...], ...] = ((), ())
        self._counts = [self.plots.counts.plot([], []) for _run in _NAMES]
        self._heaps = [self.plots.heap.plot([], []) for _run in _NAMES]
        self._retranslate()
        self._recolor()

    def show_recordings(self, one: Recording, other: Recording) -> None:
        """Draw both; of one that has no recorded cycles, say so."""
        self._timelines = (timeline_of(one), timeline_of(other))
        self._moments = tuple(tuple(timeline.moments) for timeline in self._timelines)
        self.show_values(None)
        self.plots.begin()
        self.follow.setChecked(True)
        self._recolor()
        self._redraw()

    def _cycles(self) -> Sequence[int]:
        return sorted({moment.cycle for moments in self._moments for moment in moments})

    def _values_at(self, cycle: int) -> str:
        locale, lines = QLocale(), []
        for name, moments in zip(_NAMES, self._moments, strict=True):
            found = next((moment for moment in moments if moment.cycle == cycle), None)
            if found is not None:
                words = (
                    self.tr("{run}, at the end: {survivors} alive, {heap} MB")
                    if found.is_end
                    else self.tr("{run}, cycle {cycle}: {survivors} alive, {heap} MB")
                )
                lines.append(
                    words.format(
                        run=name,
                        cycle=locale.toString(cycle),
                        survivors=locale.toString(found.survivors),
                        heap=locale.toString(_change(moments, found), "f", 2),
                    )
                )
        return "\n".join(lines)

    def _draw(self) -> None:
        for counts, heap, moments in zip(self._counts, self._heaps, self._moments, strict=True):
            cycles = [moment.cycle for moment in moments]
            counts.setData(cycles, [moment.survivors for moment in moments])
            heap.setData(cycles, [_change(moments, moment) for moment in moments])

    def _mark(self) -> None:
        has_room = self.plots.pixels_per_cycle >= _ROOM_FOR_MARKS
        for curves in (self._counts, self._heaps):
            for curve, mark, timeline in zip(curves, _MARKS, self._timelines, strict=True):
                # Where there is no line, there is nothing but the marks.
                wanted = mark if has_room or not timeline.is_continuous else None
                if curve.opts["symbol"] != wanted:
                    curve.setSymbol(wanted)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.plots.name(
            (
                PlotWords(self.tr("Unmounted components still alive"), self.tr("components")),
                PlotWords(self.tr("JavaScript heap after collection, change"), "MB"),
            ),
            self.tr("cycle"),
        )
        self._stack.say(self.tr("These runs have no recorded cycles, so there is no chart."))
        self._explain()

    def _recolor(self) -> None:
        for curves in (self._counts, self._heaps):
            for curve, pen, color, size, timeline in zip(
                curves, self._pens(), self._colors(), _MARK_SIZES, self._timelines, strict=True
            ):
                curve.setPen(pen if timeline.is_continuous else None)
                curve.setSymbolBrush(color)
                curve.setSymbolPen(color)
                curve.setSymbolSize(size)
        self._explain()

    def _colors(self) -> tuple[QColor, QColor]:
        return run_colors(self.palette())

    def _pens(self) -> list[QPen]:
        return [
            pg.mkPen(color, width=width, style=line)
            for color, width, line in zip(self._colors(), _LINE_WIDTHS, _LINES, strict=True)
        ]

    def _explain(self) -> None:
        self.legend.show_entries(
            [
                LegendEntry(
                    name if moments else self.tr("{run}: no recorded cycles").format(run=name),
                    pen if timeline.is_continuous or not moments else None,
                    mark,
                    color,
                )
                for name, timeline, moments, pen, mark, color in zip(
                    _NAMES,
                    self._timelines,
                    self._moments,
                    self._pens(),
                    _MARKS,
                    self._colors(),
                    strict=True,
                )
            ]
        )


def _change(moments: Sequence[Moment], moment: Moment) -> float:
    """Megabytes since the first moment, which is the baseline."""
    return (moment.heap_bytes - moments[0].heap_bytes) / _BYTES_PER_MB
