"""Collects what goes to the page of a webview, whichever document that is by now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec

from bridge.delivery import Delivery


class Outbox:
    """Hands deliveries over in batches, one per turn of the event loop, in the order they came.

    A QWebChannel signal per message is some twenty times slower. What is sent while no document is
    there is lost, as a script is that a webview evaluates between two documents.
    """

    def __init__(self, deliver: Callable[[str, str], None]) -> None:
        """``deliver`` is given a document's id and a batch."""
        self._deliver = deliver
        self._document_id: str | None = None
        self._waiting: list[Delivery] = []
        self.messages = 0
        """Messages of channels so far, and their ends, as their senders count them."""

    def open(self, document_id: str) -> None:
        """From now on all goes to this document."""
        self._document_id = document_id

    def close(self) -> None:
        """There is no document: what waits is lost."""
        self._document_id = None
        self._waiting.clear()

    def post(self, delivery: Delivery) -> None:
        """Send one thing, soon."""
        if self._document_id is None:
            return
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self.flush)
        self._waiting.append(delivery)

    def flush(self) -> None:
        """Send what waits, at once."""
        if self._waiting and self._document_id is not None:
            batch = msgspec.json.encode(self._waiting).decode()
            self._waiting.clear()
            self._deliver(self._document_id, batch)
