"""The course of one run, as a chart draws it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lab.experiments.recording import Point, Recording
from lab.experiments.series import CycleSeries
from memory.metrics.reading import LiveHeap, Reading

MAX_POINTS = 2000


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


class Course:
    """The moments of one run, in their order; bounded, a long run is thinned."""

    def __init__(self) -> None:
        self._cycles = CycleSeries[Moment](MAX_POINTS)
        self._end: Moment | None = None
        self._moments: list[Moment] | None = None

    @property
    def moments(self) -> Sequence[Moment]:
        """All, that of the end last."""
        if self._moments is None:
            self._moments = [moment for _cycle, moment in self._cycles.entries]
            if self._end is not None:
                self._moments.append(self._end)
        return self._moments

    @property
    def is_held(self) -> bool:
        """Whether at some moment all that was alive may have been so by the backend's sending."""
        return any(moment.is_held for moment in self.moments)

    @property
    def cycles(self) -> int:
        """How many cycles there are, the baseline among them, but not the end."""
        return len(self._cycles.entries)

    @property
    def is_continuous(self) -> bool:
        """Whether a line may lead from one moment to the next: what lies between was read."""
        return self._cycles.is_continuous

    def add(self, point: Point, baseline: Reading) -> None:
        """Add what was read after a cycle, against ``baseline``."""
        self._end = self._moments = None
        entries = self._cycles.entries
        live = point.live
        if entries and entries[-1][0] == point.cycle:
            # What is read of a cycle once more says nothing of the heap within it.
            live = live or entries[-1][1].live
        reading = point.reading
        survivors = reading.page.survivors - baseline.page.survivors
        open_channels = reading.backend_channels - baseline.backend_channels
        sending = min(max(survivors, 0), max(open_channels, 0))
        self._cycles.add(
            point.cycle, Moment(point.cycle, survivors, reading.heap_bytes, live, sending)
        )

    def end(self, cycle: int, reading: Reading, baseline: Reading) -> None:
        """Add what was read when all work had ended, after ``cycle`` cycles."""
        self._moments = None
        survivors = reading.page.survivors - baseline.page.survivors
        self._end = Moment(cycle + 1, survivors, reading.heap_bytes, None, is_end=True)


def course_of(recording: Recording) -> Course:
    """The course of a run that has been kept; empty where none was recorded."""
    course = Course()
    if recording.points:
        baseline = recording.baseline or recording.points[0].reading
        for point in recording.points:
            course.add(point, baseline)
        if recording.final is not None:
            course.end(recording.result.cycles, recording.final, baseline)
    return course
