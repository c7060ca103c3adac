"""What an experiment is to do, and how far it has come."""

from __future__ import annotations

from typing import Literal

import msgspec

from lab.page.catalog import Framework
from memory.metrics.heap import LiveHeap
from memory.metrics.reading import Reading
from report.pair import Pair

DEFAULT_CYCLES = 20

Phase = Literal["warm-up", "cycles", "settle", "done", "holders"]


class Plan(msgspec.Struct, frozen=True):
    """What to run: one scenario on one runtime, in one framework."""

    scenario: str
    runtime: str
    """A runtime, or the name of a :class:`report.pair.Pair` with another npm package."""
    cycles: int = DEFAULT_CYCLES
    framework: Framework = "vue"
    reads_every_cycle: bool = False
    """Also read the heap within each cycle, and collect and read after it, for the chart; the
    verdict does not depend on it."""
    finds_holders: bool = True
    """Where something leaks, take heap snapshots and find out what holds it."""

    @property
    def pair(self) -> Pair:
        """What the runtime names."""
        return Pair.named(self.runtime)


class Progress(msgspec.Struct, frozen=True):
    """How far an experiment has come."""

    phase: Phase
    cycle: int
    """Measured cycles that are done."""
    cycles: int
    """How many were asked for."""
    baseline: Reading | None = None
    reading: Reading | None = None
    live: LiveHeap | None = None
    """The heap within the cycle that has just been done, where that was read."""
