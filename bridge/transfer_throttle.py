"""How fast transfers go: at full speed, or so slowly that one can watch."""

from __future__ import annotations

import asyncio
import contextlib


class Throttle:
    """The speed of all transfers. A change counts at once, for those under way too."""

    def __init__(self) -> None:
        self._bytes_per_s: float | None = None
        self._changed = asyncio.Event()

    def set_speed(self, bytes_per_s: float | None) -> None:
        """Let each transfer go at this speed; None: as fast as it can."""
        if bytes_per_s != self._bytes_per_s:
            self._bytes_per_s = bytes_per_s
            self._changed.set()
            self._changed = asyncio.Event()

    def begin(self) -> ThrottledTransfer:
        """A transfer begins."""
        return ThrottledTransfer(self)

    @property
    def bytes_per_s(self) -> float | None:
        """The speed; None: as fast as a transfer can."""
        return self._bytes_per_s

    @property
    def changed(self) -> asyncio.Event:
        """Is set when the speed is another one."""
        return self._changed


class ThrottledTransfer:
    """One transfer, which is held up between its chunks.

    It keeps to its speed on the whole: a chunk that came late makes the next one earlier.
    """

    def __init__(self, throttle: Throttle) -> None:
        self._throttle = throttle
        self._speed: float | None = None
        self._due = 0.0

    async def passed(self, chunk_bytes: int) -> None:
        """Wait until the next chunk may follow one of this size."""
        speed, now = self._throttle.bytes_per_s, asyncio.get_running_loop().time
        if speed != self._speed:
            self._speed, self._due = speed, now()
        if speed is None:
            return
        self._due += chunk_bytes / speed
        changed = self._throttle.changed
        # Timers of Qt's may fire a little early.
        while self._due > now() and not changed.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(self._due):
                    await changed.wait()
