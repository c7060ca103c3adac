"""Messages that reached unmounted components."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.ghost_messages


LATE_MESSAGES: Final = Metric(
    name="ghost_messages",
    title=translatable("Metric", "Late messages"),
    meaning=translatable(
        "Metric",
        "Messages that reached a handler after its component was unmounted. They may be "
        "harmless, and they may come from an upload that still runs.",
    ),
    unit="messages",
    read=_read,
)
