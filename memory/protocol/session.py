"""What the instrument asks of a page's engine, whichever engine it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import msgspec

ResultT = TypeVar("ResultT")

CALL_LIMIT_S = 30.0
"""How long a call may take unless the caller says otherwise."""


class HeapUse(msgspec.Struct, frozen=True):
    """Memory that a page uses, in bytes, garbage included."""

    javascript: int
    """Objects of the page's scripts."""
    embedder: int
    """Objects of the engine behind them, such as DOM nodes; 0 where the engine does not say."""
    buffers: int
    """Contents of ArrayBuffers; 0 where the engine does not say."""


class LoadedScript(msgspec.Struct, frozen=True):
    """One script of the page."""

    url: str
    source_map_url: str
    """As the script names it, relative to ``url``; empty if it names none."""


class DomUse(msgspec.Struct, frozen=True):
    """What a page's documents use, counted over everything that still exists."""

    nodes: int
    """Where the engine does not count them: those that a script has ever had."""
    listeners: int | None
    """JavaScript event listeners; None where the engine does not say."""


class Session(Protocol):
    """A session with one page.

    Every call fails with :class:`~memory.protocol.errors.SessionLostError` as soon as the page's
    process is gone, and with :class:`~memory.protocol.errors.SessionTimeoutError` when there is
    no answer in time; both are :class:`~memory.protocol.errors.SessionError`.
    """

    async def evaluate(
        self, expression: str, *, result: type[ResultT], limit_s: float = CALL_LIMIT_S
    ) -> ResultT:
        """Evaluate ``expression`` in the page, wait for its promise, convert its value.

        Raises:
            SessionError: the page threw, or its promise was rejected; the message is the page's.
        """

    async def collect_garbage(self) -> None:
        """Collect garbage once, and let finalizers run."""

    async def used_heap(self) -> HeapUse:
        """Memory in use now."""

    async def dom_use(self) -> DomUse:
        """Nodes and listeners that exist now."""

    async def take_snapshot(self, feed: Callable[[bytes], object]) -> None:
        """Collect garbage, take a heap snapshot, and give it to ``feed``, piece by piece."""

    async def run_before_page(self, script: str) -> None:
        """Run ``script`` in every document from the next on, before any of the page's own."""

    async def run_nothing_before_page(self) -> None:
        """Undo :meth:`run_before_page` for the documents to come."""

    async def reload(self) -> None:
        """Load the page anew; returns before it has."""

    async def scripts(self) -> Mapping[int, LoadedScript]:
        """The page's scripts, by the id that a heap snapshot has for them."""
