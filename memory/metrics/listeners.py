"""JavaScript event listeners."""

from __future__ import annotations

from typing import Final

from memory.metrics.metric import Metric, Moment
from memory.translatable import translatable


async def _read(moment: Moment) -> int | None:
    return (await moment.dom()).listeners


LISTENERS: Final = Metric(
    name="listeners",
    title=translatable("Metric", "Event listeners"),
    meaning=translatable("Metric", "All JavaScript event listeners of the renderer."),
    unit="listeners",
    read=_read,
)
