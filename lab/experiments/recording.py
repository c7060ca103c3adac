"""A run with its course: what the window draws, keeps and saves."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from lab.experiments.experiment import Progress
from lab.experiments.series import CycleSeries
from lab.page.catalog import Scenario
from lab.problems import CannotOpen, NoSavedRun, OtherSchema, RunsMissing
from memory.heap.naming.printable import printable_text, printable_values
from memory.metrics.reading import LiveHeap, Reading
from report.result import Result
from system.errors import CannotMeasureError

MAX_POINTS = 500
"""Points in a recording; a long run is thinned."""


class Point(msgspec.Struct, frozen=True):
    """What was read after a cycle."""

    cycle: int
    reading: Reading
    live: LiveHeap | None = None
    """The heap within the cycle, where that was read."""


class Recording(msgspec.Struct, frozen=True):
    """One run."""

    result: Result
    scenario: Scenario | None
    """What was run, or None where a file does not tell."""
    baseline: Reading | None = None
    points: tuple[Point, ...] = ()
    """In the order of their cycles; none where only the result is known."""
    finished_at: datetime.datetime | None = None
    final: Reading | None = None
    """What was read when all work had ended; files of older versions have it as the last point."""


class Recorder:
    """Keeps the course of one run, bounded."""

    def __init__(self) -> None:
        self._baseline: Reading | None = None
        self._points = CycleSeries[Point](MAX_POINTS)
        self._final: Reading | None = None

    def watch(self, progress: Progress) -> None:
        """Take what ``progress`` brings."""
        if progress.phase == "cycles" and progress.cycle == 0:
            # A run that has to measure again begins anew.
            self._baseline = progress.baseline
            self._points.clear()
        if progress.reading is None:
            return
        if progress.phase == "done":
            self._final = progress.reading
            return
        entries, live = self._points.entries, progress.live
        if entries and entries[-1][0] == progress.cycle:
            # What is read of a cycle once more says nothing of the heap within it.
            live = live or entries[-1][1].live
        self._points.add(progress.cycle, Point(progress.cycle, progress.reading, live))

    def recording(self, result: Result, scenario: Scenario | None) -> Recording:
        """The run that has ended with ``result``."""
        finished_at = datetime.datetime.now().astimezone()
        points = tuple(point for _cycle, point in self._points.entries)
        return Recording(result, scenario, self._baseline, points, finished_at, self._final)


class _Course(msgspec.Struct, frozen=True):
    """A recording without its result."""

    scenario: Scenario | None = None
    baseline: Reading | None = None
    points: tuple[Point, ...] = ()
    finished_at: datetime.datetime | None = None
    final: Reading | None = None


class _Document(msgspec.Struct, frozen=True):
    """What ``run --json`` writes, and with it the courses, one per result, where they are known."""

    schema: int
    results: tuple[Result, ...]
    courses: tuple[_Course, ...] = ()


def encode_recordings(recordings: tuple[Recording, ...]) -> bytes:
    """The JSON of a saved run: what ``run --json`` writes, and ``courses`` beside it."""
    document = _Document(
        schema=1,
        results=tuple(each.result for each in recordings),
        courses=tuple(
            _Course(each.scenario, each.baseline, each.points, each.finished_at, each.final)
            for each in recordings
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def read_recordings(path: Path) -> tuple[Recording, ...]:
    """The runs in a file that the window, or ``run --json``, has written.

    Raises:
        CannotMeasureError: the file cannot be read, or is no such file.
    """
    try:
        document = msgspec.json.decode(path.read_bytes(), type=_Document)
    except OSError as error:
        raise CannotMeasureError(CannotOpen(str(path), str(error.strerror))) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise CannotMeasureError(NoSavedRun(str(path), str(error))) from None
    if document.schema != 1:
        raise CannotMeasureError(OtherSchema(str(path), document.schema))
    courses = document.courses or (_Course(),) * len(document.results)
    if len(courses) != len(document.results) or not document.results:
        raise CannotMeasureError(RunsMissing(str(path)))
    return tuple(
        Recording(
            printable_values(result),
            None if course.scenario is None else _printable_scenario(course.scenario),
            course.baseline,
            course.points,
            course.finished_at,
            course.final,
        )
        for result, course in zip(document.results, courses, strict=True)
    )


def _printable_scenario(scenario: Scenario) -> Scenario:
    # Only its source has more than one line.
    source = printable_text(scenario.source)
    return msgspec.structs.replace(printable_values(scenario), source=source)
