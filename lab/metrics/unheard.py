"""Components that no message has reached, though they were waited for."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.unheard


UNHEARD: Final = Metric(
    name="unheard",
    title=translatable("Metric", "Without a message"),
    meaning=translatable(
        "Metric",
        "Components whose first message was waited for, and that have had none: Tauri and the npm "
        "package of the page do not understand each other.",
    ),
    unit="components",
    read=_read,
)
