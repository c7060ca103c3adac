"""The transfer speed that a progress message reports."""

from __future__ import annotations

import time
from collections.abc import Callable

INTERVAL_S = 0.5


class TransferSpeed:
    """Bytes per second, recalculated every 0.5 s and 0 until then, as the upload plugin does.

    Source: ``index.d.ts`` of ``@tauri-apps/plugin-upload`` 2.5.0, ``transferSpeed``.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since = clock()
        self._bytes = 0
        self._speed = 0

    def add(self, chunk_bytes: int) -> int:
        """Count a chunk; the current speed in bytes per second."""
        self._bytes += chunk_bytes
        now = self._clock()
        elapsed_s = now - self._since
        if elapsed_s >= INTERVAL_S:
            self._speed = round(self._bytes / elapsed_s)
            self._bytes = 0
            self._since = now
        return self._speed
