"""One reading of all that is measured in and around a page."""

from __future__ import annotations

import msgspec
import psutil

from memory.protocol.session import Session


class PageCounts(msgspec.Struct, frozen=True):
    """What the page's probe counts (``web/src/mounting/mounts.ts``), since the page was loaded."""

    created: int
    """Components that have been mounted."""
    mounted: int
    """Components mounted now."""
    survivors: int
    """Unmounted components that still exist, by ``WeakRef``; exact after a collection."""
    ghost_messages: int
    """Messages that reached unmounted components."""
    ghost_writes: dict[str, int]
    """What those messages wrote, and how often."""
    callbacks: int
    """Callbacks that the backend could call."""
    attached_nodes: int
    """Nodes in the page's document."""


class Reading(msgspec.Struct, frozen=True):
    """All readings at one moment, right after a garbage collection. Sizes are in bytes."""

    page: PageCounts
    heap_bytes: int
    """Used JavaScript heap of the page."""
    dom_nodes: int
    listeners: int
    """JavaScript event listeners of the page."""
    backend_channels: int
    """Channels that the backend has not dropped."""
    renderer_bytes: int
    """Resident memory of the page's renderer process."""
    python_bytes: int
    """Resident memory of this process."""

    @property
    def detached_nodes(self) -> int:
        """Nodes that the renderer has beyond those in the document.

        Some always are, such as the renderer's own; what counts is how they grow.
        """
        return self.dom_nodes - self.page.attached_nodes


class Survivor(msgspec.Struct, frozen=True):
    """An unmounted component that still exists (``web/src/mounting/mounts.ts``)."""

    mount: int
    """Which mount of its document it was, from 1."""
    name: str
    unmounted_ms: float
    """How long ago it was unmounted, in milliseconds."""
    messages: int
    """Messages that reached its handler."""
    ghosts: int
    """Those of them that came after its unmount."""
    retained_bytes: int | None = None
    """What goes when it goes, or None where no heap snapshot was taken."""


class LiveHeap(msgspec.Struct, frozen=True):
    """The used JavaScript heap within a cycle, before any garbage collection, in bytes."""

    mounted: int
    """Right after the mount."""
    unmounted: int
    """Right after the unmount."""


# Each round frees what a finalizer or a WeakRef of the one before let go; two are the rule.
_MAX_ROUNDS = 6


async def take_reading(
    session: Session,
    *,
    renderer_pid: int,
    counts_expression: str,
    backend_channels: int,
) -> Reading:
    """Collect garbage until nothing more falls, then read.

    ``counts_expression`` is evaluated in the page and gives :class:`PageCounts`.

    Raises:
        SessionError: the page cannot be read.
    """
    counts = await _collect(session, counts_expression)
    for _ in range(_MAX_ROUNDS):
        before, counts = counts, await _collect(session, counts_expression)
        if counts == before:
            break
    heap = await session.used_heap()
    dom = await session.dom_use()
    return Reading(
        page=counts,
        heap_bytes=heap.javascript,
        dom_nodes=dom.nodes,
        listeners=dom.listeners,
        backend_channels=backend_channels,
        renderer_bytes=resident_bytes(renderer_pid),
        python_bytes=resident_bytes(None),
    )


async def _collect(session: Session, counts_expression: str) -> PageCounts:
    await session.collect_garbage()
    return await session.evaluate(counts_expression, result=PageCounts)


def resident_bytes(pid: int | None) -> int:
    """Resident set size of a process (None: this one), or 0 if it is gone."""
    try:
        return psutil.Process(pid or None).memory_info().rss
    except psutil.Error:
        return 0
