"""Listeners of events, as Tauri's own scripts in the page have entered them."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.counts.tauri_listeners


TAURI_LISTENERS: Final = Metric(
    name="tauri_listeners",
    title=translatable("Metric", "Tauri's listeners"),
    meaning=translatable(
        "Metric",
        "Entries of `listen` among those by which Tauri's scripts find whom to call. From Tauri "
        "2.6 on `unlisten` takes the callback away and leaves its entry, so this decides nothing.",
    ),
    unit="listeners",
    read=_read,
)
