"""DOM nodes, wherever they are."""

from __future__ import annotations

from typing import Final

from memory.metrics.metric import Metric, Moment
from memory.translatable import translatable


async def _read(moment: Moment) -> int:
    return (await moment.dom()).nodes


DOM_NODES: Final = Metric(
    name="dom_nodes",
    title=translatable("Metric", "DOM nodes"),
    meaning=translatable("Metric", "All DOM nodes of the renderer, attached or not."),
    unit="nodes",
    read=_read,
)
