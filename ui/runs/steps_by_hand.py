"""Steps that a user takes by hand, faster than the page does them: done one by one, in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine

MAX_WAITING = 20
"""Steps that wait, at most; then no more are taken until one of them begins."""

Step = Callable[[], Awaitable[object]]


class StepsByHand:
    """Waiting steps, and the reading after the last of them.

    A step that comes during the reading ends it: who unmounts a component that has just been
    mounted wants its upload to be still running, and the next reading is taken after that step.
    """

    def __init__(self) -> None:
        self._waiting: deque[Step] = deque()
        self._reading: asyncio.Task[None] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether there are steps that have not begun."""
        return bool(self._waiting)

    @property
    def has_room(self) -> bool:
        """Whether one more is taken."""
        return len(self._waiting) < MAX_WAITING

    def add(self, step: Step) -> None:
        """Have this done after those that wait."""
        self._waiting.append(step)
        if self._reading is not None:
            self._reading.cancel()

    def forget(self) -> None:
        """Do none of those that wait."""
        self._waiting.clear()

    async def work_off(
        self, read: Callable[[], Coroutine[object, object, None]], on_step: Callable[[], None]
    ) -> None:
        """Do all steps, also those that come meanwhile, then ``read``.

        ``on_step`` is called when one begins, and so there is room for another. What a step
        raises ends it, and those that wait stay.
        """
        while self._waiting:
            step = self._waiting.popleft()
            on_step()
            await step()
            if not self._waiting:
                await self._read(read)

    async def _read(self, read: Callable[[], Coroutine[object, object, None]]) -> None:
        self._reading = asyncio.ensure_future(read())
        reading = self._reading
        try:
            await asyncio.wait([reading])
        except asyncio.CancelledError:
            reading.cancel()
            await asyncio.wait([reading])
            raise
        finally:
            self._reading = None
        if not reading.cancelled():
            reading.result()
