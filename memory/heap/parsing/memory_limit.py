"""Refuses a snapshot that the machine has not enough memory for, before it is tried."""

from __future__ import annotations

from typing import Final

import psutil

from memory.heap.problems import TooLarge
from memory.heap.snapshot_error import SnapshotError

# What all analyses need at once, per byte of the file; see docs/benchmarks.md.
PEAK_BYTES_PER_FILE_BYTE: Final = 4.5


def refuse_too_large(needed_bytes: float) -> None:
    """Raise SnapshotError where less than ``needed_bytes`` of memory are free."""
    available = psutil.virtual_memory().available
    if needed_bytes > available:
        raise SnapshotError(TooLarge(needed_gb=needed_bytes / 1e9, free_gb=available / 1e9))
