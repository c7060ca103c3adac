"""What the readings of a run prove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from memory.metrics.reading import Reading
from memory.plural import plural

VerdictWord = Literal["clean", "leak", "held", "inconclusive"]

VERDICT_MARKS: dict[VerdictWord, str] = {
    "clean": "✓",
    "leak": "✗",
    "held": "◷",
    "inconclusive": "?",
}
"""A mark for each verdict, so that none is told by its colour alone."""


@dataclass(frozen=True)
class Growth:
    """What the measured cycles left, beyond what the warm-up left."""

    cycles: int
    created: int
    survivors: int
    callbacks: int
    ghost_messages: int
    ghost_writes: Mapping[str, int]
    """What those messages wrote, and how often."""
    backend_channels: int
    heap_bytes_per_cycle: float
    dom_nodes_per_cycle: float
    detached_nodes_per_cycle: float
    listeners_per_cycle: float


@dataclass(frozen=True)
class Verdict:
    """A verdict and the one figure or reason that decides it.

    ``clean``: nothing that is counted stays. ``leak``: something grows with the cycles.
    ``held``: alive while the backend still sends, freed after. ``inconclusive``: the evidence
    does not decide.
    """

    word: VerdictWord
    evidence: str


def growth_between(baseline: Reading, final: Reading, cycles: int) -> Growth:
    """What grew from ``baseline`` to ``final`` over ``cycles`` cycles.

    Where there was none, what is given per cycle is the whole change.
    """
    divisor = max(cycles, 1)
    writes_before = baseline.page.ghost_writes
    return Growth(
        cycles=cycles,
        created=final.page.created - baseline.page.created,
        survivors=final.page.survivors - baseline.page.survivors,
        callbacks=final.page.callbacks - baseline.page.callbacks,
        ghost_messages=final.page.ghost_messages - baseline.page.ghost_messages,
        ghost_writes={
            what: count - writes_before.get(what, 0)
            for what, count in final.page.ghost_writes.items()
        },
        backend_channels=final.backend_channels - baseline.backend_channels,
        heap_bytes_per_cycle=(final.heap_bytes - baseline.heap_bytes) / divisor,
        dom_nodes_per_cycle=(final.dom_nodes - baseline.dom_nodes) / divisor,
        detached_nodes_per_cycle=(final.detached_nodes - baseline.detached_nodes) / divisor,
        listeners_per_cycle=(final.listeners - baseline.listeners) / divisor,
    )


def _counted(growth: Growth) -> tuple[tuple[int, str, str], ...]:
    """What is counted exactly, and so decides; in words for one, and for several."""
    return (
        (growth.survivors, "unmounted component survives", "unmounted components survive"),
        (growth.callbacks, "callback is left", "callbacks are left"),
        (
            growth.backend_channels,
            "channel of the backend is left open",
            "channels of the backend are left open",
        ),
    )


def leaves_one(growth: Growth) -> bool:
    """Whether several cycles left just one of something, and more than one of nothing.

    A cache that is filled once leaves one as well; growth shows in a second.
    """
    return growth.cycles > 1 and max(left for left, *_words in _counted(growth)) == 1


def judge(growth: Growth, in_flight: Growth | None = None) -> Verdict:
    """The verdict on a run, from what is left when all work has ended.

    ``in_flight`` is what was left while the backend was still at work, where that was read.
    Only exact counts decide: heap bytes and DOM counters also grow when caches warm up.
    """
    cycles = plural(growth.cycles, "cycle", "cycles")
    created = plural(growth.created, "component", "components")
    if growth.created != growth.cycles:
        return Verdict(
            "inconclusive",
            f"{plural(growth.created, 'component was', 'components were')} mounted in {cycles}",
        )
    if leaves_one(growth):
        return Verdict("inconclusive", "just 1 is left, which may be a cache; run more cycles")
    for left, one, many in _counted(growth):
        if left > 0:
            return Verdict("leak", f"{plural(left, one, many)} after {cycles}")
    freed = f"0 of {created} survive{'s' if growth.created == 1 else ''}"
    if in_flight is None:
        return Verdict("clean", freed)
    if in_flight.survivors > 0:
        return Verdict(
            "held",
            f"{in_flight.survivors:,} of {in_flight.created:,} survived while the backend sent, "
            "0 when it had ended",
        )
    if in_flight.backend_channels < in_flight.cycles:
        return Verdict(
            "inconclusive",
            f"only {in_flight.backend_channels:,} of "
            f"{plural(in_flight.cycles, 'upload was', 'uploads were')} still running when it was "
            "read; upload a larger file",
        )
    return Verdict("clean", f"{freed}, not even while the backend sends")
