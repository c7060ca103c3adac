"""Runs with their readings by cycle, made by hand."""

from __future__ import annotations

from lab.experiments.recording import Point, Recording
from memory.metrics.heap import LiveHeap
from report.result import Result
from tests.ui.catalog import result, scenario
from tests.ui.readings import reading

BASELINE = reading(0, 1_000_000)


def point(cycle: int, survivors: int = 0, heap_bytes: int = 1_000_000) -> Point:
    """What was read after a cycle; the mount took 200 kB, and the unmount 100 kB more."""
    live = LiveHeap(heap_bytes + 200_000, heap_bytes + 300_000)
    return Point(cycle, reading(survivors, heap_bytes), live if cycle else None)


def recording(
    cycles: int = 5, per_cycle: int = 1, of: Result | None = None, *, has_cycles: bool = True
) -> Recording:
    """A run in which each cycle leaves that many components, and 10 kB for each."""
    points = tuple(
        point(cycle, cycle * per_cycle, 1_000_000 + 10_000 * cycle * per_cycle)
        for cycle in range(cycles + 1)
    )
    return Recording(
        of or result(),
        scenario((of or result()).scenario),
        BASELINE if has_cycles else None,
        points if has_cycles else (),
    )
