"""A reading: the figures of all metrics at one moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec

from memory.metrics.metric import Metric, MomentT_contra
from memory.protocol.session import Session

CountsT = TypeVar("CountsT")

# Each round frees what a finalizer or a WeakRef of the one before let go; two are the rule.
_MAX_ROUNDS = 6


class Reading(msgspec.Struct, frozen=True):
    """All figures at one moment, right after a garbage collection."""

    created: int
    """Components that have been mounted since the page was loaded."""
    values: dict[str, int]
    """The figure of each metric, by its name."""
    ghost_writes: dict[str, int] = {}
    """What messages to unmounted components wrote, and how often."""


async def collect_garbage(session: Session, count: Callable[[], Awaitable[CountsT]]) -> CountsT:
    """Collect garbage until ``count`` gives the same twice, and return that.

    Raises:
        SessionError: the page cannot be read.
    """
    await session.collect_garbage()
    counts = await count()
    for _ in range(_MAX_ROUNDS):
        before = counts
        await session.collect_garbage()
        counts = await count()
        if counts == before:
            break
    return counts


async def read_all(
    metrics: Sequence[Metric[MomentT_contra]], moment: MomentT_contra
) -> dict[str, int]:
    """The figure of each metric at ``moment``, by its name.

    Raises:
        SessionError: the page cannot be read.
    """
    return {metric.name: await metric.read(moment) for metric in metrics}
