"""How fast transfers go: at full speed, or so slowly that one can watch."""

from __future__ import annotations

import asyncio
import contextlib


class Throttle:
    """Holds transfers up between chunks. A change counts at once, for those under way too."""

    def __init__(self) -> None:
        self._bytes_per_s: float | None = None
        self._changed = asyncio.Event()

    def set_speed(self, bytes_per_s: float | None) -> None:
        """Let each transfer go at about this speed; None: as fast as it can."""
        if bytes_per_s != self._bytes_per_s:
            self._bytes_per_s = bytes_per_s
            self._changed.set()
            self._changed = asyncio.Event()

    async def passed(self, chunk_bytes: int) -> None:
        """Wait until the next chunk may follow one of this size."""
        if self._bytes_per_s is None:
            return
        changed = self._changed
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(chunk_bytes / self._bytes_per_s):
                await changed.wait()
