"""Ends in order what is open, though the program is told to end meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine


async def to_its_end(work: Coroutine[object, object, None]) -> None:
    """Wait for ``work``, which closes something and is quick, also when cancelled meanwhile.

    A signal may come while a program ends by itself; what is half closed then would crash it.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
