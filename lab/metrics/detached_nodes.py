"""DOM nodes outside the page's document."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return (await moment.dom()).nodes - moment.counts.attached_nodes


DETACHED_NODES: Final = Metric(
    name="detached_nodes",
    title=translatable("Metric", "Detached nodes"),
    meaning=translatable(
        "Metric",
        "DOM nodes that the renderer has beyond those in the page's document. Some always are;"
        " how they grow tells. They do not say who holds them.",
    ),
    unit="nodes",
    read=_read,
)
