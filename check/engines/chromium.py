"""Chromium: counts entries by asking for all objects, and acts by its own events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager

from check.engines.collections import count_entries, grown_entries
from check.loads import Loads, watched_loads
from check.notice_kinds import Notice
from check.recording.keys import Key, key_named
from check.workers import WorkerHeap, attached_workers, worker_heaps
from memory.protocol.cdp_connection import Json
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

    async def click(self, x: float, y: float, count: int = 1) -> None:
        """Click as a mouse does."""
        await self._mouse("mouseMoved", x, y, 0)
        for clicks in range(1, count + 1):
            await self._mouse("mousePressed", x, y, clicks)
            await self._mouse("mouseReleased", x, y, clicks)

    async def press(self, key: Key) -> None:
        """Press a key as a keyboard does."""
        told: dict[str, Json] = {
            "key": key.name,
            "code": key.name,
            "windowsVirtualKeyCode": key.code,
            "modifiers": key.modifiers,
        }
        down: dict[str, Json] = (
            {"type": "keyDown", "text": key.text} if key.text else {"type": "rawKeyDown"}
        )
        await self._session.run("Input.dispatchKeyEvent", told | down)
        await self._session.run("Input.dispatchKeyEvent", told | {"type": "keyUp"})

    async def type_text(self, text: str) -> None:
        """Type as an input method does."""
        if text:
            await self._session.run("Input.insertText", {"text": text})
        else:
            await self.press(key_named("Backspace"))

    async def worker_heaps(self) -> Mapping[str, WorkerHeap]:
        """What the page's dedicated workers use, by the address of their script."""
        return await worker_heaps(self._session)

    def workers(self) -> AbstractAsyncContextManager[Sequence[tuple[str, Session]]]:
        """Attach to the dedicated workers."""
        return attached_workers(self._session)

    def loads(self) -> AbstractAsyncContextManager[Loads]:
        """What the page asks a server for from now on."""
        return watched_loads(self._session)

    async def limits(self, *, acts: bool) -> tuple[Notice, ...]:
        """None."""
        return ()

    async def _mouse(self, kind: str, x: float, y: float, clicks: int) -> None:
        await self._session.run(
            "Input.dispatchMouseEvent",
            {
                "type": kind,
                "x": x,
                "y": y,
                "button": "left" if clicks else "none",
                "clickCount": clicks,
            },
        )
