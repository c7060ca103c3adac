"""What checking asks of an engine beyond what every session can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from check.loads import Loads
from check.notice_kinds import Notice
from check.recording.keys import Key
from check.workers import WorkerHeap
from memory.protocol.session import Session


class PageEngine(Protocol):
    """An engine, with a session with its page."""

    async def count_entries(self) -> None:
        """Note how many entries each collection of the page has now."""

    async def grown_entries(self) -> Mapping[int, int]:
        """How many entries each collection got since the last count, by its id in snapshots.

        Only of those that got two and more. Raises as the session does.
        """

    async def click(self, x: float, y: float, count: int = 1) -> None:
        """Click that place of the page, in CSS pixels, so often in a row."""

    async def press(self, key: Key) -> None:
        """Press a key and release it; it goes to what has the focus."""

    async def type_text(self, text: str) -> None:
        """Type in place of what is selected; nothing deletes that."""

    async def worker_heaps(self) -> Mapping[str, WorkerHeap]:
        """What the page's dedicated workers use, by the address of their script.

        Nothing stays attached to them. Raises as the session does.
        """

    def workers(self) -> AbstractAsyncContextManager[Sequence[tuple[str, Session]]]:
        """Attach to the dedicated workers: the address of each one's script, and a session."""

    def loads(self) -> AbstractAsyncContextManager[Loads]:
        """What the page asks a server for from now on. To enter it raises as the session does."""

    async def limits(self, *, acts: bool) -> tuple[Notice, ...]:
        """What it does not show, a notice each; ``acts``: whether cycles are clicks and keys."""
