"""An unmounted component that still exists."""

from __future__ import annotations

import msgspec


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
