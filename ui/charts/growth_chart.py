"""The chart of a run: survivors, heap after garbage collection, and the heap between."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from lab.experiments.recording import Point, Recording
from memory.metrics.reading import Reading
from memory.verdict import VerdictWord
from ui.charts.cycle_chart import CycleChart
from ui.charts.growth_curves import BYTES_PER_MB, COLLECTED, MOUNTED, UNMOUNTED, GrowthCurves
from ui.charts.legend import LegendEntry
from ui.charts.plots import PlotWords
from ui.charts.timeline import Timeline, timeline_of
from ui.looks.colors import heap_color, live_heap_color, sending_color, survivors_color

# A run takes many readings a second; drawing each would take longer than taking it.
_REDRAW_INTERVAL_MS = 40


class GrowthChart(CycleChart):
    """Components alive above; below megabytes, after each collection and as they go between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._has_no_cycles = False
        self._verdict: VerdictWord | None = None
        self.curves = GrowthCurves(self.plots)
        self._explained: tuple[bool, bool, bool] | None = None
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setSingleShot(True)
        self._redraw_timer.setInterval(_REDRAW_INTERVAL_MS)
        self._redraw_timer.timeout.connect(self._redraw)
        self._retranslate()
        self._recolor()

    def welcome(self, widget: QWidget) -> None:
        """Show ``widget`` in the chart's place until a first run is shown."""
        self._stack.welcome(widget)

    @property
    def points(self) -> int:
        """How many cycles are drawn, the baseline among them."""
        return self._timeline.cycles

    def clear(self) -> None:
        """Remove all points, and the verdict."""
        self._show(Timeline())
        self.show_verdict(None)

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
        self.show_verdict(recording.result.verdict)

    def show_verdict(self, verdict: VerdictWord | None) -> None:
        """Draw what survives in the colour of the verdict; None: there is none yet."""
        if verdict != self._verdict:
            self._verdict = verdict
            self.curves.judge(verdict)
            self._explain(self._what_is_drawn())

    def _redraw_soon(self) -> None:
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def _show(self, course: Timeline, *, has_no_cycles: bool = False) -> None:
        self._timeline = course
        self._has_no_cycles = has_no_cycles
        if has_no_cycles:
            self._stack.end_welcome()
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
        self.curves.draw(self._timeline)
        drawn = self._what_is_drawn()
        if self._explained != drawn:
            self._explain(drawn)

    def _mark(self) -> None:
        self.curves.mark(has_line=self._timeline.is_continuous)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.curves.name_end(self.tr("end"))
        self.plots.name(
            (
                PlotWords(self.tr("Unmounted components still alive"), self.tr("components")),
                PlotWords(self.tr("JavaScript heap"), "MB"),
            ),
            self.tr("cycle"),
        )
        self._stack.say(
            self.tr("This run has no recorded cycles, so there is no chart.")
            if self._has_no_cycles
            else self.tr("The chart shows what each cycle of a run leaves alive.")
        )
        self._explain(self._what_is_drawn())

    def _recolor(self) -> None:
        self.curves.recolor(self.palette())
        self._explain(self._what_is_drawn())

    def _what_is_drawn(self) -> tuple[bool, bool, bool]:
        """Whether there are lines, something that is sent to, and the heap within the cycles."""
        moments = self._timeline.moments
        if not moments:
            # Before there is anything to draw, the legend stands for a run that is watched.
            return True, False, True
        return (
            self._timeline.is_continuous or len(moments) == 1,
            self._timeline.is_held,
            any(moment.live for moment in moments),
        )

    def _explain(self, drawn: tuple[bool, bool, bool]) -> None:
        palette = self.palette()
        survivors, heap = survivors_color(palette, self._verdict), heap_color(palette)
        live, sending = live_heap_color(palette), sending_color(palette)
        self._explained = has_line, is_sending, has_live = drawn

        def of(text: str, color: QColor) -> LegendEntry:
            if has_line:
                return LegendEntry(text, pg.mkPen(color, width=2))
            return LegendEntry(text, symbol=COLLECTED, color=color)

        entries = [of(self.tr("components alive"), survivors)]
        if is_sending:
            entries.append(of(self.tr("while the backend still sends"), sending))
        entries.append(of(self.tr("heap after collection"), heap))
        if has_live:
            entries += [
                LegendEntry(self.tr("heap in between"), pg.mkPen(live, width=1)),
                LegendEntry(self.tr("mount"), symbol=MOUNTED, color=live),
                LegendEntry(self.tr("unmount"), symbol=UNMOUNTED, color=live),
                LegendEntry(self.tr("collection"), symbol=COLLECTED),
            ]
        self.legend.show_entries(entries)


def _megabytes(locale: QLocale, size_bytes: int) -> str:
    return locale.toString(size_bytes / BYTES_PER_MB, "f", 2)
