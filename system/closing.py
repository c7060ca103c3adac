"""Opens and ends in order, though the program is told to end meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from types import TracebackType


async def to_its_end(work: Coroutine[object, object, None]) -> None:
    """Wait for ``work``, which opens or closes something and is quick, though cancelled meanwhile.

    A signal may come while a program ends by itself; what is half closed then would crash it.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


class ClosedAtExit:
    """What ``async with`` ends; a subclass says in ``_close`` what that is."""

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End everything, also when cancelled meanwhile."""
        await to_its_end(self._close())

    async def _close(self) -> None:
        raise NotImplementedError
