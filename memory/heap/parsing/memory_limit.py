"""Refuses a snapshot that the machine has not enough memory for, before it is tried."""

from __future__ import annotations

import os
from typing import Final

from memory.heap.problems import TooLarge
from memory.heap.snapshot_error import SnapshotError

# What all analyses need at once, per byte of the file; see docs/benchmarks.md.
PEAK_BYTES_PER_FILE_BYTE: Final = 4.5
# Of memory that nobody uses, what may be taken without asking what else could be had.
_UNASKED: Final = 0.5


def refuse_too_large(needed_bytes: float) -> None:
    """Raise SnapshotError where less than ``needed_bytes`` of memory are free."""
    if needed_bytes < _unused_bytes() * _UNASKED:
        return
    # To import it takes longer than to read a small snapshot.
    import psutil

    available = psutil.virtual_memory().available
    if needed_bytes > available:
        raise SnapshotError(TooLarge(needed_gb=needed_bytes / 1e9, free_gb=available / 1e9))


def _unused_bytes() -> int:
    """The memory that nothing uses, not even to keep files in; 0 where the system does not tell."""
    if "SC_AVPHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return 0
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
