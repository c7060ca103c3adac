"""Listeners of events, as Tauri's own scripts in the page have entered them."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.translatable import translatable

# An object for each event, with an entry for each listener; none of them can be enumerated. What
# Rust keeps besides it shows to nobody.
_ENTRIES: Final = """
((all) => all === undefined ? 0 : Reflect.ownKeys(all).reduce(
  (count, event) => count + Reflect.ownKeys(all[event]).length, 0
))(globalThis.__internal_unstable_listeners_object_id__)
"""


async def _read(moment: PageMoment) -> int:
    return await moment.session.evaluate(_ENTRIES, result=int)


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
