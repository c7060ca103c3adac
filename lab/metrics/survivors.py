"""Unmounted components that still exist."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.reasons import SurvivorsLeft
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.survivors


SURVIVORS: Final = Metric(
    name="survivors",
    title=translatable("Metric", "Unmounted, but alive"),
    meaning=translatable(
        "Metric",
        "Unmounted components that a garbage collection did not free. Exact: each is held by "
        "WeakRef only. This is what decides the verdict.",
    ),
    unit="components",
    read=_read,
    decides=True,
    left=SurvivorsLeft,
)
