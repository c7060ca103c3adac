"""A reading: the figures of all metrics at one moment."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from memory.metrics.metric import Metric, MomentT_contra


class Reading(msgspec.Struct, frozen=True):
    """All figures at one moment, right after a garbage collection."""

    created: int
    """Components that have been mounted since the page was loaded."""
    values: dict[str, int]
    """The figure of each metric that could be told, by its name."""
    ghost_writes: dict[str, int] = {}
    """What messages to unmounted components wrote, and how often."""


async def read_all(
    metrics: Sequence[Metric[MomentT_contra]], moment: MomentT_contra
) -> dict[str, int]:
    """The figure of each metric that can be told at ``moment``, by its name.

    Raises:
        SessionError: the page cannot be read.
    """
    read = {metric.name: await metric.read(moment) for metric in metrics}
    return {name: figure for name, figure in read.items() if figure is not None}
