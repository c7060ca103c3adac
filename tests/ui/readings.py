"""Readings to show, made by hand."""

from __future__ import annotations

from memory.metrics.reading import Reading
from tests.lab.growth import made_reading


def reading(
    survivors: int = 0,
    heap_bytes: int = 1_000_000,
    dom_nodes: int = 40,
    backend_channels: int = 0,
) -> Reading:
    """A reading in which everything else stays the same."""
    return made_reading(
        created=survivors,
        survivors=survivors,
        callbacks=survivors,
        heap_bytes=heap_bytes,
        dom_nodes=dom_nodes,
        detached_nodes=dom_nodes - 20,
        listeners=5,
        backend_channels=backend_channels,
        renderer_bytes=150_000_000,
        python_bytes=200_000_000,
    )
