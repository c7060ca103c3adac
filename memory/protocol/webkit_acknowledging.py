"""Makes WebKit's inspector answer at once, where it runs in somebody else's process.

Its server answers a call to a page by two messages: that it was passed on, and the page's answer.
It leaves Nagle's algorithm on (WebKitGTK 2.50, ``Source/JavaScriptCore/inspector/remote/socket``),
so the system holds the second back until the first is acknowledged, and a receiver that has nothing
to send acknowledges after 40 ms. What is sent meanwhile acknowledges at once, on the way through
the inspector's own sockets too: so this sends it calls that ask for nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Final

from memory.problem import Problem
from memory.protocol.transport import Transport

# No call of a session has this number. The method does not exist, so nothing is done.
_NOTHING: Final = '{"id":0,"method":"Target.leakLabNothing"}'
_ANSWER_TO_NOTHING: Final = re.compile(r'\{"error":.*"id":0\}', re.DOTALL)
# How an answer of the page to a call ends; it is a text of JSON within JSON. Events end otherwise.
_ANSWER_OF_PAGE: Final = re.compile(r'\\"id\\":\d+\}"\}\}\Z')
# Of a call that was not passed on, and which the page does not answer.
_REFUSAL: Final = '{"error":'
_END_CHARS: Final = 64
# What was held back comes within fewer; then the page just takes its time.
_MOST_A_CALL: Final = 8


def _ignore(_what: object) -> None:
    """Until whoever opens the transport sets a callback."""


class AcknowledgingInspector:
    """A :class:`memory.protocol.transport.Transport` to WebKit's inspector, over a plain one."""

    def __init__(self, inspector: Transport) -> None:
        self.on_message: Callable[[str], None] = _ignore
        self.on_closed: Callable[[Problem], None] = _ignore
        self._inspector = inspector
        inspector.on_message = self._on_message
        inspector.on_closed = self._on_closed
        self._unanswered = 0
        """Calls that the page has not answered."""
        self._left = 0
        """How often what has come may still be acknowledged, for the last call."""
        self._is_due = False

    async def open(self) -> None:
        """Connect. Raises as the plain transport does."""
        await self._inspector.open()

    def send(self, message: str) -> None:
        """Send a JSON text."""
        self._unanswered += 1
        self._left = _MOST_A_CALL
        self._inspector.send(message)

    def close(self) -> None:
        """Disconnect. A second call does nothing."""
        self._unanswered = 0
        self._inspector.close()

    def _on_message(self, text: str) -> None:
        is_mine = _ANSWER_TO_NOTHING.fullmatch(text) is not None
        is_refusal = text.startswith(_REFUSAL) and not is_mine
        if is_refusal or _ANSWER_OF_PAGE.search(text[-_END_CHARS:]):
            self._unanswered = max(0, self._unanswered - 1)
        if self._unanswered > 0 and self._left > 0 and not self._is_due:
            self._is_due = True
            # Once for all that has come together.
            asyncio.get_running_loop().call_soon(self._acknowledge)
        if not is_mine:
            self.on_message(text)

    def _acknowledge(self) -> None:
        self._is_due = False
        if self._unanswered > 0:
            self._left -= 1
            self._inspector.send(_NOTHING)

    def _on_closed(self, reason: Problem) -> None:
        self._unanswered = 0
        self.on_closed(reason)
