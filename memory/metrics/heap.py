"""The used JavaScript heap."""

from __future__ import annotations

from typing import Final

import msgspec

from memory.metrics.metric import BYTES, Metric, Moment
from memory.translatable import translatable


class LiveHeap(msgspec.Struct, frozen=True):
    """The used JavaScript heap within a cycle, before any garbage collection, in bytes."""

    mounted: int
    """Right after the mount."""
    unmounted: int
    """Right after the unmount."""


async def _read(moment: Moment) -> int:
    return (await moment.heap()).javascript


HEAP: Final = Metric(
    name="heap_bytes",
    title=translatable("Metric", "JavaScript heap"),
    meaning=translatable(
        "Metric",
        "Used heap after a garbage collection. It also grows while caches and compiled code warm "
        "up, so it decides nothing.",
    ),
    unit=BYTES,
    read=_read,
)
