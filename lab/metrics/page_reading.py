"""A reading of our page."""

from __future__ import annotations

from collections.abc import Sequence

from lab.metrics import known
from lab.metrics.page_moment import PageCounts, PageMoment
from memory.metrics.garbage import collect_garbage
from memory.metrics.metric import Metric
from memory.metrics.reading import Reading, read_all
from memory.protocol.session import Session


async def read_page(
    session: Session,
    *,
    renderer_pid: int,
    counts_expression: str,
    backend_channels: int,
    backend_listeners: int | None = None,
    metrics: Sequence[Metric[PageMoment]] = known.METRICS,
) -> Reading:
    """Collect garbage until nothing more falls, then read ``metrics``.

    ``counts_expression`` is evaluated in the page and gives :class:`PageCounts`.

    Raises:
        SessionError: the page cannot be read.
    """

    async def count() -> PageCounts:
        return await session.evaluate(counts_expression, result=PageCounts)

    counts = await collect_garbage(session, count)
    moment = PageMoment(session, renderer_pid, counts, backend_channels, backend_listeners)
    return Reading(counts.created, await read_all(metrics, moment), counts.ghost_writes)
