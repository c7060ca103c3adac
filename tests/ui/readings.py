"""Readings to show, made by hand."""

from __future__ import annotations

from memory.metrics.reading import PageCounts, Reading


def reading(survivors: int = 0, heap_bytes: int = 1_000_000, dom_nodes: int = 40) -> Reading:
    """A reading in which everything else stays the same."""
    return Reading(
        page=PageCounts(
            created=survivors,
            mounted=0,
            survivors=survivors,
            ghost_messages=0,
            ghost_writes={},
            callbacks=survivors,
            attached_nodes=20,
        ),
        heap_bytes=heap_bytes,
        dom_nodes=dom_nodes,
        listeners=5,
        backend_channels=0,
        renderer_bytes=150_000_000,
        python_bytes=200_000_000,
    )
