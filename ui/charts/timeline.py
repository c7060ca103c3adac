"""The timeline of one run, as a chart draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lab.experiments.recording import Point, Recording, RunPoints
from lab.metrics.survivors import SURVIVORS
from lab.metrics.survivors_sent_to import survivors_sent_to
from memory.metrics.heap import HEAP, LiveHeap
from memory.metrics.reading import Reading


class Moment(NamedTuple):
    """What a chart draws of one cycle, or of the end."""

    cycle: int
    """For the end, when all work has ended, one more than the last cycle."""
    survivors: int
    """Unmounted components alive after the collection, beyond those of the baseline."""
    heap_bytes: int
    """Used heap after the collection."""
    live: LiveHeap | None
    """The heap within the cycle, where that was read."""
    sending: int = 0
    """How many of the survivors the backend may still have been sending to."""
    is_end: bool = False

    @property
    def is_held(self) -> bool:
        """Whether something is alive, all of which the backend may still have been sending to."""
        return self.survivors > 0 and self.sending >= self.survivors


class Timeline:
    """The moments of one run, in their order, from its points."""

    def __init__(self, points: RunPoints | None = None, cycles: int = 0) -> None:
        """``cycles``: how many there were, where the run has ended."""
        self._points = points or RunPoints()
        self._last_cycle = cycles
        self._moments: list[Moment] | None = None

    @property
    def moments(self) -> Sequence[Moment]:
        """All, that of the end last."""
        if self._moments is None:
            self._moments = list(self._read())
        return self._moments

    @property
    def is_held(self) -> bool:
        """Whether at some moment all that was alive may have been so by the backend's sending."""
        return any(moment.is_held for moment in self.moments)

    @property
    def cycles(self) -> int:
        """How many cycles there are, the baseline among them, but not the end."""
        return len(self._points)

    @property
    def is_continuous(self) -> bool:
        """Whether a line may lead from one moment to the next: what lies between was read."""
        return self._points.is_continuous

    def add(self, point: Point, baseline: Reading) -> None:
        """Add what was read after a cycle, against ``baseline``."""
        self._moments = self._points.final = None
        self._points.baseline = baseline
        self._points.add(point)

    def end(self, cycle: int, reading: Reading, baseline: Reading) -> None:
        """Add what was read when all work had ended, after ``cycle`` cycles."""
        self._moments = None
        self._points.baseline, self._points.final = baseline, reading
        self._last_cycle = cycle

    def _read(self) -> Iterator[Moment]:
        points, final = self._points.points, self._points.final
        baseline = self._points.baseline
        if baseline is None:
            if not points:
                return
            # Files of older versions have none.
            baseline = points[0].reading
        for point in points:
            reading = point.reading
            survivors = SURVIVORS.of(reading) - SURVIVORS.of(baseline)
            sending = survivors_sent_to(baseline, reading)
            yield Moment(point.cycle, survivors, HEAP.of(reading), point.live, sending)
        if final is not None and points:
            survivors = SURVIVORS.of(final) - SURVIVORS.of(baseline)
            yield Moment(self._last_cycle + 1, survivors, HEAP.of(final), None, is_end=True)


def timeline_of(recording: Recording) -> Timeline:
    """The timeline of a run that has been kept; empty where none was recorded."""
    return Timeline(RunPoints.of(recording), recording.result.cycles)
