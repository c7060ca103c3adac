"""What was measured of a checked page, and what it proves."""

from __future__ import annotations

from dataclasses import dataclass

from check.heap.questions import Place
from check.judge import Grew
from check.late_messages import late_between
from check.tracker import NOTHING_HIDDEN, Hidden, Late, TrackerReading
from check.workers import WorkerGrowth
from memory.heap.growth.finding import Finding


@dataclass(frozen=True)
class Measured:
    """What was measured, and what it proves."""

    cycles: int
    """Of those that the findings count."""
    exact: tuple[Grew, ...] = ()
    """What the tracker counted, that leaks."""
    places: tuple[Place | None, ...] = ()
    """Where each of ``exact`` was registered."""
    held: tuple[Finding, ...] = ()
    """What snapshots show, that leaks."""
    did_nothing: bool = False
    """Whether the cycles changed nothing that can be seen."""
    errors: int = 0
    """How often the page threw in the cycles, and what first."""
    first_error: str = ""
    hidden: Hidden = NOTHING_HIDDEN
    """What could not be looked into."""
    late: tuple[Late, ...] = ()
    """What Tauri's backend sent to callbacks of cycles that had ended; that alone is no leak."""
    bare_entries: int = 0
    """How many more entries the performance timeline has; that alone is no leak."""
    workers: tuple[WorkerGrowth, ...] = ()
    """Whose heaps grew by something else than what was found in them."""
    is_hasty: bool = False
    """Whether it leaks only where nobody waits for what mounting asked a server for."""
    is_too_slow: bool = False
    """Whether a server took too long to wait for it."""
    animations: int = 0
    """How many animations WebKit has kept of the cycles; that is no leak of the page's."""

    @property
    def leaks(self) -> bool:
        """Whether anything was found."""
        return bool(self.exact or self.held or self.workers)


def nothing_but(count: int, before: TrackerReading, after: TrackerReading) -> Measured:
    """That nothing is left of the cycles between two readings, but what is said besides."""
    return Measured(
        count,
        did_nothing=after.activity == before.activity,
        errors=after.errors - before.errors,
        first_error=after.first_error,
        hidden=after.hidden,
        late=late_between(before, after),
        bare_entries=after.bare_entries - before.bare_entries,
    )
