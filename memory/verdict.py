"""What the readings of a run prove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Never

import msgspec

from memory.metrics.metric import Metric
from memory.metrics.reading import Reading
from memory.reasons import AllFreed, OneLeft, OtherMounts, Reason

VerdictWord = Literal["clean", "leak", "held", "inconclusive"]

VERDICT_MARKS: dict[VerdictWord, str] = {
    "clean": "✓",
    "leak": "✗",
    "held": "◷",
    "inconclusive": "?",
}
"""A mark for each verdict, so that none is told by its colour alone."""


class Delta(msgspec.Struct, frozen=True):
    """What the measured cycles added to one metric."""

    metric: Metric[Never]
    change: int
    cycles: int

    @property
    def per_cycle(self) -> float:
        """The change per cycle; where there was no cycle, the whole change."""
        return self.change / max(self.cycles, 1)


class Growth(msgspec.Struct, frozen=True):
    """What the measured cycles left, beyond what the warm-up left."""

    cycles: int
    created: int
    deltas: tuple[Delta, ...]
    """One for each metric that was told, in the order in which they decide."""
    ghost_writes: Mapping[str, int]
    """What messages to unmounted components wrote, and how often."""

    def of(self, metric: Metric[Never]) -> int:
        """What was added to ``metric``; 0 where that was not measured."""
        return next((delta.change for delta in self.deltas if delta.metric is metric), 0)


class Verdict(msgspec.Struct, frozen=True):
    """A verdict and the reason that decides it.

    ``clean``: nothing that is counted stays. ``leak``: something grows with the cycles.
    ``held``: alive while the backend still sends, freed after. ``inconclusive``: the evidence
    does not decide.
    """

    word: VerdictWord
    reason: Reason


def growth_between(
    metrics: Sequence[Metric[Never]], baseline: Reading, final: Reading, cycles: int
) -> Growth:
    """What grew from ``baseline`` to ``final`` over ``cycles`` cycles."""
    writes_before = baseline.ghost_writes
    return Growth(
        cycles=cycles,
        created=final.created - baseline.created,
        deltas=tuple(
            Delta(metric, metric.of(final) - metric.of(baseline), cycles)
            for metric in metrics
            if metric.is_in(final)
        ),
        ghost_writes={
            what: count - writes_before.get(what, 0) for what, count in final.ghost_writes.items()
        },
    )


def leaves_one(growth: Growth) -> bool:
    """Whether several cycles left just one of something, and more than one of nothing.

    A cache that is filled once leaves one as well; growth shows in a second.
    """
    most = max((delta.change for delta in growth.deltas if delta.metric.decides), default=0)
    return growth.cycles > 1 and most == 1


def judge(growth: Growth) -> Verdict:
    """The verdict on a run, from what is left when all work has ended.

    Only exact counts decide: heap bytes and DOM counters also grow when caches warm up.
    """
    if growth.created != growth.cycles:
        return Verdict("inconclusive", OtherMounts(growth.created, growth.cycles))
    if leaves_one(growth):
        return Verdict("inconclusive", OneLeft())
    for delta in growth.deltas:
        if delta.metric.decides and delta.change > 0:
            return Verdict("leak", delta.metric.reason(delta.change, growth.cycles))
    return Verdict("clean", AllFreed(growth.created))
