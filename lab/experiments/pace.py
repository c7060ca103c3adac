"""How fast the cycles of a run follow each other, and whether more of them follow."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Final, TypeVar

T = TypeVar("T")

SLOW_MOTION_S: Final = 1.0
"""From so many seconds a cycle on one is to see what goes on within it."""
# Of the time that a cycle has: the component is unmounted in the middle of its upload, which ends
# before the next is mounted.
_STAYS: Final = 0.4
_TRANSFERS: Final = 0.8


class Pace:
    """At full speed, slowed down, paused or stopped; all of it can change while a run goes on.

    A stop lasts, also for the runs that come after, until :meth:`resume`.
    """

    def __init__(self) -> None:
        self._interval_s = 0.0
        self._is_paused = False
        self._changed = asyncio.Event()
        self._stopped = asyncio.Event()
        self._last = float("-inf")
        self._is_slowed = False

    @property
    def is_paused(self) -> bool:
        """Whether the next cycle waits for :meth:`resume`."""
        return self._is_paused

    @property
    def is_stopped(self) -> bool:
        """Whether no further cycle begins: what has been measured is to be judged."""
        return self._stopped.is_set()

    @property
    def interval_s(self) -> float:
        """Seconds between the beginnings of two cycles, at least."""
        return self._interval_s

    @property
    def stay_s(self) -> float:
        """How long the component of this cycle stays mounted, in seconds."""
        return _STAYS * self._interval_s if self._is_slow_motion else 0.0

    @property
    def transfer_s(self) -> float | None:
        """How long an upload of this cycle takes, in seconds; None: as long as it takes."""
        return _TRANSFERS * self._interval_s if self._is_slow_motion else None

    @property
    def _is_slow_motion(self) -> bool:
        return self._is_slowed and self._interval_s >= SLOW_MOTION_S

    def pause(self) -> None:
        """Let no further cycle begin."""
        self._is_paused = True
        self._changed.set()

    def resume(self) -> None:
        """Let cycles begin again, after a pause or a stop."""
        self._is_paused = False
        self._stopped.clear()
        self._changed.set()

    def stop(self) -> None:
        """Let the run end after this cycle, with a verdict on the cycles that it has measured."""
        self._is_paused = False
        self._stopped.set()
        self._changed.set()

    async def stopped(self) -> None:
        """Wait until the run is to be stopped."""
        await self._stopped.wait()

    def set_interval(self, seconds: float) -> None:
        """Let at least so many seconds lie between the beginnings of two cycles; 0: full speed."""
        self._interval_s = seconds
        self._changed.set()

    async def next_cycle(self, *, slowed: bool = True) -> bool:
        """Wait until the next cycle may begin; False: it must not, for the run is stopped.

        Where not ``slowed``, only a pause makes it wait, and it goes at full speed itself.
        """
        self._is_slowed = slowed
        now = asyncio.get_running_loop().time
        while True:
            if self.is_stopped:
                return False
            self._changed.clear()
            left_s = self._last + self._interval_s - now() if slowed else 0.0
            if not self._is_paused and left_s <= 0:
                break
            try:
                async with asyncio.timeout(None if self._is_paused else left_s):
                    await self._changed.wait()
            except TimeoutError:
                continue
        self._last = now()
        return True

    async def unless_stopped(self, work: Coroutine[object, object, T]) -> T | None:
        """What ``work`` gives; None where there is a stop before, which ends it."""
        working = asyncio.ensure_future(work)
        stop = asyncio.ensure_future(self.stopped())
        try:
            await asyncio.wait((working, stop), return_when=asyncio.FIRST_COMPLETED)
            return working.result() if working.done() else None
        finally:
            for task in (working, stop):
                task.cancel()
            await asyncio.gather(working, stop, return_exceptions=True)
