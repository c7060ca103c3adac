"""The requests that an HTTP server is answering: it drops those that stall, and all at its end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(eq=False)
class Exchange:
    """One request and its answer, while they are under way."""

    transport: asyncio.Transport | None
    steps: int = 0
    """Grows with every piece that is read or written."""
    idle_looks: int = 0

    def step(self) -> None:
        """Record that the client has taken or sent something."""
        self.steps += 1

    def drop(self) -> None:
        """Close the connection at once, also when the client does not take what was written."""
        if self.transport is not None:
            self.transport.abort()


class Exchanges:
    """Drops an exchange in which nothing has moved for ``stall_s`` seconds, or a little more."""

    def __init__(self, stall_s: float) -> None:
        self._stall_s = stall_s
        self._exchanges: set[Exchange] = set()
        self._watching: asyncio.Task[None] | None = None

    @contextmanager
    def begin(self, transport: asyncio.Transport | None) -> Iterator[Exchange]:
        """Watch a new exchange until it leaves the context."""
        exchange = Exchange(transport)
        self._exchanges.add(exchange)
        try:
            yield exchange
        finally:
            self._exchanges.discard(exchange)

    def open(self) -> None:
        """Begin to watch."""
        self._watching = asyncio.ensure_future(self._watch())

    async def close(self) -> None:
        """Drop what is under way, and watch no longer."""
        for exchange in list(self._exchanges):
            exchange.drop()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait([self._watching])
            self._watching = None

    async def _watch(self) -> None:
        """Look twice in that time: a process that was stopped meanwhile finds one look due."""
        while True:
            before = {exchange: exchange.steps for exchange in self._exchanges}
            await asyncio.sleep(self._stall_s / 2)
            for exchange in self._exchanges & before.keys():
                moved = exchange.steps != before[exchange]
                exchange.idle_looks = 0 if moved else exchange.idle_looks + 1
                if exchange.idle_looks >= 2:
                    exchange.drop()
