"""Chromium: counts entries by asking for all objects, and clicks by its own events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager

from check.engines.collections import count_entries, grown_entries
from check.notice_kinds import Notice
from check.workers import WorkerHeap, attached_workers, worker_heaps
from memory.protocol.cdp_session import CdpSession
from memory.protocol.session import Session


class ChromiumEngine:
    """A :class:`check.engines.engine.PageEngine`."""

    def __init__(self, session: CdpSession) -> None:
        self._session = session

    async def count_entries(self) -> None:
        """Note how many entries each collection of the page has now."""
        await count_entries(self._session)

    async def grown_entries(self) -> Mapping[int, int]:
        """How many entries each collection got since the last count."""
        return await grown_entries(self._session)

    async def click(self, x: float, y: float) -> None:
        """Click as a mouse does."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            pressed = kind != "mouseMoved"
            await self._session.run(
                "Input.dispatchMouseEvent",
                {
                    "type": kind,
                    "x": x,
                    "y": y,
                    "button": "left" if pressed else "none",
                    "clickCount": 1 if pressed else 0,
                },
            )

    async def worker_heaps(self) -> Mapping[str, WorkerHeap]:
        """What the page's dedicated workers use, by the address of their script."""
        return await worker_heaps(self._session)

    def workers(self) -> AbstractAsyncContextManager[Sequence[tuple[str, Session]]]:
        """Attach to the dedicated workers."""
        return attached_workers(self._session)

    async def limits(self, *, clicks: bool) -> tuple[Notice, ...]:
        """None."""
        return ()
