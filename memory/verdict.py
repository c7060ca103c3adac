"""What the readings of a run prove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from memory.metrics.reading import Reading
from memory.reasons import (
    AllFreed,
    CallbacksLeft,
    ChannelsLeft,
    FreedWhileSending,
    HeldWhileSending,
    OneLeft,
    OtherMounts,
    Reason,
    SurvivorsLeft,
    UploadsEnded,
)

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
    """A verdict and the reason that decides it.

    ``clean``: nothing that is counted stays. ``leak``: something grows with the cycles.
    ``held``: alive while the backend still sends, freed after. ``inconclusive``: the evidence
    does not decide.
    """

    word: VerdictWord
    reason: Reason


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


def leaves_one(growth: Growth) -> bool:
    """Whether several cycles left just one of something, and more than one of nothing.

    A cache that is filled once leaves one as well; growth shows in a second.
    """
    # What is counted exactly, and so decides.
    most = max(growth.survivors, growth.callbacks, growth.backend_channels)
    return growth.cycles > 1 and most == 1


def judge(growth: Growth, in_flight: Growth | None = None) -> Verdict:
    """The verdict on a run, from what is left when all work has ended.

    ``in_flight`` is what was left while the backend was still at work, where that was read.
    Only exact counts decide: heap bytes and DOM counters also grow when caches warm up.
    """
    cycles = growth.cycles
    if growth.created != cycles:
        return Verdict("inconclusive", OtherMounts(growth.created, cycles))
    if leaves_one(growth):
        return Verdict("inconclusive", OneLeft())
    if growth.survivors > 0:
        return Verdict("leak", SurvivorsLeft(growth.survivors, cycles))
    if growth.callbacks > 0:
        return Verdict("leak", CallbacksLeft(growth.callbacks, cycles))
    if growth.backend_channels > 0:
        return Verdict("leak", ChannelsLeft(growth.backend_channels, cycles))
    if in_flight is None:
        return Verdict("clean", AllFreed(growth.created))
    if in_flight.survivors > 0:
        return Verdict("held", HeldWhileSending(in_flight.survivors, in_flight.created))
    if in_flight.backend_channels < in_flight.cycles:
        return Verdict("inconclusive", UploadsEnded(in_flight.backend_channels, in_flight.cycles))
    return Verdict("clean", FreedWhileSending(growth.created))
