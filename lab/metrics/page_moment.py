"""Our page at one moment, as metrics read it."""

from __future__ import annotations

import msgspec

from memory.metrics.metric import Moment
from memory.protocol.session import Session


class PageCounts(msgspec.Struct, frozen=True):
    """What the page's probe counts (``web/src/mounting/mounts.ts``), since the page was loaded."""

    created: int
    """Components that have been mounted."""
    mounted: int
    """Components mounted now."""
    survivors: int
    """Unmounted components that still exist, by ``WeakRef``; exact after a collection."""
    unheard: int
    """Components whose first message was waited for, and that have had none."""
    ghost_messages: int
    """Messages that reached unmounted components."""
    ghost_writes: dict[str, int]
    """What those messages wrote, and how often."""
    callbacks: int
    """Callbacks that the backend could call."""
    attached_nodes: int
    """Nodes in the page's document."""
    tauri_listeners: int
    """Listeners of events that Tauri's scripts have entered in the page."""


class PageMoment(Moment):
    """Our page right after a garbage collection, and its backend."""

    def __init__(
        self,
        session: Session,
        renderer_pid: int,
        counts: PageCounts,
        backend_channels: int,
        backend_listeners: int | None = None,
    ) -> None:
        super().__init__(session, renderer_pid)
        self.counts = counts
        self.backend_channels = backend_channels
        """Channels that the backend has not dropped."""
        self.backend_listeners = backend_listeners
        """Event listeners that the backend keeps; None where it does not tell."""
