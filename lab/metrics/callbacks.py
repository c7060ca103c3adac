"""Callbacks that the backend could still call."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.reasons import CallbacksLeft
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.callbacks


CALLBACKS: Final = Metric(
    name="callbacks",
    title=translatable("Metric", "Callbacks registered"),
    meaning=translatable(
        "Metric", "Callbacks that the backend could still call, on window or in Tauri's map."
    ),
    unit="callbacks",
    read=_read,
    decides=True,
    left=CallbacksLeft,
)
