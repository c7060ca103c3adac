"""Two runs over each other in one chart."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from lab.recording import Recording
from ui.chart_legend import LegendEntry
from ui.colors import run_colors
from ui.course import Moment, course_of
from ui.cycle_chart import CycleChart

_BYTES_PER_MB = 1e6
_MARK_SIZE = 6
_MARKS = ("o", "s")
_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
_NAMES = ("A", "B")


class CompareChart(CycleChart):
    """Components alive above; below, how the heap after collection has changed since the baseline.

    A is a full line with round marks, B a dashed one with square marks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[tuple[Moment, ...], ...] = ((), ())
        self._counts = [self.plots.counts.plot([], []) for _run in _NAMES]
        self._heaps = [self.plots.heap.plot([], []) for _run in _NAMES]
        self._retranslate()
        self._recolor()

    def show_recordings(self, one: Recording, other: Recording) -> None:
        """Draw both; of one that has no course, nothing."""
        self._moments = (tuple(course_of(one).moments), tuple(course_of(other).moments))
        self.show_values(None)
        self.plots.begin()
        self.follow.setChecked(True)
        self._redraw()

    def _cycles(self) -> Sequence[int]:
        return sorted({moment.cycle for moments in self._moments for moment in moments})

    def _values_at(self, cycle: int) -> str:
        locale, lines = QLocale(), []
        for name, moments in zip(_NAMES, self._moments, strict=True):
            found = next((moment for moment in moments if moment.cycle == cycle), None)
            if found is not None:
                lines.append(
                    self.tr("{run}, cycle {cycle}: {survivors} alive, {heap} MB").format(
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
        has_room = self.plots.pixels_per_cycle >= _MARK_SIZE
        for curves in (self._counts, self._heaps):
            for curve, mark in zip(curves, _MARKS, strict=True):
                wanted = mark if has_room else None
                if curve.opts["symbol"] != wanted:
                    curve.setSymbol(wanted)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.plots.name(
            (
                self.tr("Unmounted components still alive"),
                self.tr("JavaScript heap after collection, change in MB, by cycle"),
            ),
        )
        self._empty.setText(self.tr("No course of these runs was recorded, so none is drawn."))
        self._explain()

    def _recolor(self) -> None:
        for curves in (self._counts, self._heaps):
            for curve, color, line in zip(curves, self._colors(), _LINES, strict=True):
                curve.setPen(pg.mkPen(color, width=2, style=line))
                curve.setSymbolBrush(color)
                curve.setSymbolPen(color)
                curve.setSymbolSize(_MARK_SIZE)
        self._explain()

    def _colors(self) -> tuple[QColor, QColor]:
        return run_colors(self.palette())

    def _explain(self) -> None:
        self.legend.show_entries(
            [
                LegendEntry(name, pg.mkPen(color, width=2, style=line), mark, color)
                for name, color, line, mark in zip(
                    _NAMES, self._colors(), _LINES, _MARKS, strict=True
                )
            ]
        )


def _change(moments: Sequence[Moment], moment: Moment) -> float:
    """Megabytes since the first moment, which is the baseline."""
    return (moment.heap_bytes - moments[0].heap_bytes) / _BYTES_PER_MB
