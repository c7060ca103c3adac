"""Imports what a check needs once its page is open, while the engine starts and loads the page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from importlib import import_module
from typing import Final

# What they import in turn stands before them, so that each takes a few milliseconds.
_NEEDED_LATER: Final = (
    "memory.heap.growth.finding",
    "check.heap.questions",
    "check.judge",
    "check.scripts",
    "check.engines.chromium",
    "check.measured",
    "check.measured_workers",
    "check.readings",
    "check.lateness",
    "check.measure",
    "check.cycles.choice",
    "check.cycles.window",
    "memory.advice.known",
    "check.report",
)


@contextlib.asynccontextmanager
async def imported_meanwhile() -> AsyncIterator[None]:
    """While this is open modules are imported, one a turn of the loop.

    The engine's own work on this thread comes between two of them, and its other processes go on.
    Whoever needs a module that has not had its turn imports it, as everywhere.
    """
    importing = asyncio.create_task(_by_turns())
    try:
        yield
    finally:
        importing.cancel()
        await asyncio.gather(importing, return_exceptions=True)


async def _by_turns() -> None:
    for name in _NEEDED_LATER:
        import_module(name)
        await asyncio.sleep(0)
