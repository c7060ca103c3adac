"""The course of one run, as a chart draws it."""

from __future__ import annotations

from typing import NamedTuple

from lab.recording import Point, Recording
from memory.reading import LiveHeap, Reading

MAX_POINTS = 2000


class Moment(NamedTuple):
    """What a chart draws of one cycle."""

    cycle: int
    survivors: int
    """Unmounted components alive after the collection, beyond those of the baseline."""
    heap_bytes: int
    """Used heap after the collection."""
    live: LiveHeap | None
    """The heap within the cycle, where that was read."""


class Course:
    """The moments of one run, in their order. Bounded: a long run is thinned to every second."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []

    def add(self, point: Point, baseline: Reading) -> None:
        """Add what was read after a cycle, against ``baseline``."""
        moments = self.moments
        if moments and point.cycle < moments[-1].cycle:
            # A run that has to measure again begins anew.
            moments.clear()
        live = point.live
        if moments and moments[-1].cycle == point.cycle:
            # The last reading of a run, when all work has ended, stands for its last cycle.
            live = live or moments[-1].live
            del moments[-1]
        reading = point.reading
        survivors = reading.page.survivors - baseline.page.survivors
        moments.append(Moment(point.cycle, survivors, reading.heap_bytes, live))
        if len(moments) > MAX_POINTS:
            del moments[1:-1:2]


def course_of(recording: Recording) -> Course:
    """The course of a run that has been kept; empty where none was recorded."""
    course = Course()
    if recording.points:
        baseline = recording.baseline or recording.points[0].reading
        for point in recording.points:
            course.add(point, baseline)
    return course
