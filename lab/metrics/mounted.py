"""Components that are mounted."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.mounted


MOUNTED: Final = Metric(
    name="mounted",
    title=translatable("Metric", "Components mounted"),
    meaning=translatable("Metric", "Components that are mounted now."),
    unit="components",
    read=_read,
)
