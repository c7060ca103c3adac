"""What the readings of a run prove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from memory.reading import Reading

VerdictWord = Literal["clean", "leak", "held", "inconclusive"]


@dataclass(frozen=True)
class Growth:
    """What the measured cycles left, beyond what the warm-up left."""

    cycles: int
    created: int
    survivors: int
    callbacks: int
    ghost_messages: int
    backend_channels: int
    heap_bytes_per_cycle: float
    dom_nodes_per_cycle: float
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
    """What grew from ``baseline`` to ``final`` over ``cycles`` (at least 1) cycles."""
    return Growth(
        cycles=cycles,
        created=final.page.created - baseline.page.created,
        survivors=final.page.survivors - baseline.page.survivors,
        callbacks=final.page.callbacks - baseline.page.callbacks,
        ghost_messages=final.page.ghost_messages - baseline.page.ghost_messages,
        backend_channels=final.backend_channels - baseline.backend_channels,
        heap_bytes_per_cycle=(final.heap_bytes - baseline.heap_bytes) / cycles,
        dom_nodes_per_cycle=(final.dom_nodes - baseline.dom_nodes) / cycles,
        listeners_per_cycle=(final.listeners - baseline.listeners) / cycles,
    )


def judge(growth: Growth) -> Verdict:
    """The verdict on a run.

    Only exact counts decide: heap bytes and DOM counters also grow when caches warm up.
    """
    if growth.created != growth.cycles:
        return Verdict(
            "inconclusive",
            f"{growth.created} components were mounted in {growth.cycles} cycles",
        )
    for left, what in (
        (growth.survivors, "unmounted components survive"),
        (growth.callbacks, "callbacks are left"),
        (growth.backend_channels, "channels of the backend are left open"),
    ):
        if left == 1 and growth.cycles > 1:
            # A cache that fills once leaves one as well; growth shows in a second.
            return Verdict("inconclusive", f"1 of the {what}; run more cycles")
        if left > 0:
            return Verdict("leak", f"{left} {what} after {growth.cycles} cycles")
    return Verdict("clean", f"0 of {growth.created} components survive")
