"""The transfer speed that a progress message reports."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

_INTERVAL_MS: Final = 500


class TransferSpeed:
    """Bytes per second, recalculated every 0.5 s and 0 until then, as the upload plugin does it.

    It adds up the whole milliseconds between chunks, so that chunks which come faster take no time
    and have no speed, and it divides whole numbers (its ``transfer_stats.rs``).
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last_s = clock()
        self._elapsed_ms = 0
        self._bytes = 0
        self._speed = 0

    def add(self, chunk_bytes: int) -> int:
        """Count a chunk; the current speed in bytes per second."""
        now_s = self._clock()
        self._elapsed_ms += int((now_s - self._last_s) * 1000)
        self._last_s = now_s
        self._bytes += chunk_bytes
        if self._elapsed_ms >= _INTERVAL_MS:
            self._speed = self._bytes // self._elapsed_ms * 1024
            self._bytes = self._elapsed_ms = 0
        return self._speed
