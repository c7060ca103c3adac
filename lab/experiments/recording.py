"""A run with its course: what the window draws, keeps and saves."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from lab.experiments.older_files import present_form
from lab.experiments.plan import Progress
from lab.experiments.series import CycleSeries
from lab.page.catalog import Scenario
from lab.problems import CannotOpen, NoSavedRun, OtherSchema, RunsMissing
from memory.heap.naming.printable import printable, printable_text, printable_values
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words
from memory.metrics.heap import LiveHeap
from memory.metrics.reading import Reading
from report.result import Finding, Result
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
    series: datetime.datetime | None = None
    """When the run of all experiments began that it is one of."""
    name: str = ""
    """What the user calls it; empty where it has no name of its own."""


class RunPoints:
    """The points of one run, bounded: the same whether they are drawn as they come, or kept."""

    def __init__(self) -> None:
        self.baseline: Reading | None = None
        self._series = CycleSeries[Point](MAX_POINTS)
        self.final: Reading | None = None
        """What was read when all work had ended."""

    @classmethod
    def of(cls, recording: Recording) -> RunPoints:
        """Those of a run that has been kept; none where only its result is known."""
        points = cls()
        points.baseline = recording.baseline
        for point in recording.points:
            points.add(point)
        points.final = recording.final
        return points

    @property
    def points(self) -> tuple[Point, ...]:
        """In the order of their cycles."""
        return tuple(point for _cycle, point in self._series.entries)

    @property
    def is_continuous(self) -> bool:
        """Whether a line may lead from one point to the next: what lies between was read.

        So it is, too, in a kept run of so many points: it was thinned.
        """
        return self._series.is_continuous or len(self._series.entries) >= MAX_POINTS // 2

    def __len__(self) -> int:
        return len(self._series.entries)

    def clear(self) -> None:
        """Have none: a run that measures again begins anew."""
        self._series.clear()
        self.final = None

    def add(self, point: Point) -> None:
        """Add what was read after a cycle."""
        entries = self._series.entries
        if entries and entries[-1][0] == point.cycle and point.live is None:
            # What is read of a cycle once more says nothing of the heap within it.
            point = msgspec.structs.replace(point, live=entries[-1][1].live)
        self._series.add(point.cycle, point)


class Recorder:
    """Keeps the course of one run."""

    def __init__(self) -> None:
        self._points = RunPoints()

    def watch(self, progress: Progress) -> None:
        """Take what ``progress`` brings."""
        if progress.phase == "cycles" and progress.cycle == 0:
            self._points.clear()
            self._points.baseline = progress.baseline
        if progress.reading is None:
            return
        if progress.phase == "done":
            self._points.final = progress.reading
        else:
            self._points.add(Point(progress.cycle, progress.reading, progress.live))

    def recording(self, result: Result, scenario: Scenario | None) -> Recording:
        """The run that has ended with ``result``."""
        finished_at = datetime.datetime.now().astimezone()
        kept = self._points
        return Recording(result, scenario, kept.baseline, kept.points, finished_at, kept.final)


class _Course(msgspec.Struct, frozen=True):
    """A recording without its result."""

    scenario: Scenario | None = None
    baseline: Reading | None = None
    points: tuple[Point, ...] = ()
    finished_at: datetime.datetime | None = None
    final: Reading | None = None
    paths: tuple[tuple[PathStep, ...], ...] = ()
    """The steps of each finding's path; the result has their words."""
    series: datetime.datetime | None = None
    name: str = ""


class _Document(msgspec.Struct, frozen=True):
    """What ``run --json`` writes, and with it the courses, one per result, where they are known."""

    schema: int
    results: tuple[Result, ...]
    courses: tuple[_Course, ...] = ()


def encode_recordings(recordings: tuple[Recording, ...]) -> bytes:
    """The JSON of a saved run: what ``run --json`` writes, and ``courses`` beside it."""
    document = _Document(
        schema=1,
        results=tuple(each.result.in_documents() for each in recordings),
        courses=tuple(map(_course_of, recordings)),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _course_of(recording: Recording) -> _Course:
    return _Course(
        recording.scenario,
        recording.baseline,
        recording.points,
        recording.finished_at,
        recording.final,
        tuple(
            () if finding.steps is msgspec.UNSET else finding.steps
            for finding in recording.result.findings
        ),
        recording.series,
        recording.name,
    )


def read_recordings(path: Path) -> tuple[Recording, ...]:
    """The runs in a file that the window, or ``run --json``, has written.

    Raises:
        CannotMeasureError: the file cannot be read, or is no such file.
    """
    try:
        document = _decode(path.read_bytes())
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
            printable_values(_with_steps(result, course.paths)),
            None if course.scenario is None else _printable_scenario(course.scenario),
            course.baseline,
            course.points,
            course.finished_at,
            course.final,
            course.series,
            printable(course.name),
        )
        for result, course in zip(document.results, courses, strict=True)
    )


def _decode(content: bytes) -> _Document:
    try:
        return msgspec.json.decode(content, type=_Document)
    except msgspec.ValidationError:
        return msgspec.json.decode(present_form(content), type=_Document)


def _with_steps(result: Result, paths: tuple[tuple[PathStep, ...], ...]) -> Result:
    """``result`` with the steps of its paths, where a file has them and they say the same."""
    if len(paths) != len(result.findings):
        return result
    return msgspec.structs.replace(
        result, findings=tuple(map(_finding_with_steps, result.findings, paths))
    )


def _finding_with_steps(finding: Finding, steps: tuple[PathStep, ...]) -> Finding:
    if not steps or path_words(steps) != finding.path:
        return finding
    return msgspec.structs.replace(finding, steps=steps)


def _printable_scenario(scenario: Scenario) -> Scenario:
    # Only its source has more than one line.
    source = printable_text(scenario.source)
    return msgspec.structs.replace(printable_values(scenario), source=source)
