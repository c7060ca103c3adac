"""What carries a protocol's messages to a page's engine and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from memory.problem import Problem


class Transport(Protocol):
    """A way to one engine. Whoever opens it sets both callbacks first, and closes it."""

    on_message: Callable[[str], None]
    """Is given each message of the engine, a JSON text."""
    on_closed: Callable[[Problem], None]
    """Is told once that the way has ended by itself, and why; not after :meth:`close`."""

    async def open(self) -> None:
        """Connect, and return when messages can be sent.

        Raises:
            SessionLostError: the engine ended meanwhile, or refused.
        """

    def send(self, message: str) -> None:
        """Send a JSON text; what cannot be sent any more is dropped."""

    def close(self) -> None:
        """Disconnect and free everything. A second call does nothing."""
