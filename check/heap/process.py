"""Where the snapshots of checked pages are compared."""

from __future__ import annotations

from engine.heap_processes import HeapProcesses


def heap_processes() -> HeapProcesses:
    """The processes for it; one serves one page after the other."""
    return HeapProcesses("check.heap.worker")
