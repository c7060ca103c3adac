"""Event listeners that the backend keeps."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int | None:
    return moment.backend_listeners


BACKEND_LISTENERS: Final = Metric(
    name="backend_listeners",
    title=translatable("Metric", "Backend listeners"),
    meaning=translatable(
        "Metric",
        "Event listeners that the backend keeps, those of earlier documents included. Real Tauri "
        "does not tell them.",
    ),
    unit="listeners",
    read=_read,
    decides=True,
)
