"""Calls and events of the DevTools protocol over one transport."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable, Iterator, Mapping

import msgspec

from memory.problem import OwnWords, Problem
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.page_json import decode_page_json
from memory.protocol.problems import NoAnswer, NotOpened, SessionClosed
from memory.protocol.transport import Transport

log = logging.getLogger("leaklab.devtools")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Listener = Callable[[msgspec.Raw], None]
"""Takes the parameters of an event."""

OPEN_LIMIT_S = 15.0
CLOSED = SessionClosed()


class _ErrorReply(msgspec.Struct):
    message: str = "unknown error"
    code: int = 0


class _Envelope(msgspec.Struct):
    """The outer form of a protocol message: an answer has an id, an event a method."""

    id: int | None = None
    method: str | None = None
    session_id: str | None = msgspec.field(default=None, name="sessionId")
    result: msgspec.Raw = msgspec.Raw(b"{}")
    params: msgspec.Raw = msgspec.Raw(b"{}")
    error: _ErrorReply | None = None


class CdpConnection:
    """Matches answers with calls, and events with listeners, of any number of sessions.

    The first session has no id; those of workers and frames have the one that
    ``Target.attachedToTarget`` tells.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        transport.on_message = self._on_message
        transport.on_closed = self.end
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[msgspec.Raw]] = {}
        self._listeners: dict[tuple[str | None, str], list[Listener]] = {}
        self._lost: Problem | None = None

    @property
    def is_lost(self) -> bool:
        """Whether it has ended, or was closed."""
        return self._lost is not None

    async def open(self) -> None:
        """Connect.

        Raises:
            SessionTimeoutError: the engine did not answer in time.
            SessionLostError: it ended meanwhile, or refused.
        """
        try:
            async with asyncio.timeout(OPEN_LIMIT_S):
                await self._transport.open()
        except TimeoutError:
            raise SessionTimeoutError(NotOpened(OPEN_LIMIT_S)) from None

    def close(self) -> None:
        """Disconnect. A second call does nothing."""
        if self._lost is None:
            self.end(CLOSED)
        self._transport.close()

    async def call(
        self, method: str, params: Mapping[str, Json], session_id: str | None, limit_s: float
    ) -> msgspec.Raw:
        """Call ``method``; its answer.

        Raises:
            SessionError: the protocol refused the call.
            SessionTimeoutError: no answer within ``limit_s`` seconds.
            SessionLostError: the connection is over, or ends while waiting.
        """
        if self._lost is not None:
            raise SessionLostError(self._lost)
        call_id = next(self._ids)
        answer: asyncio.Future[msgspec.Raw] = asyncio.get_running_loop().create_future()
        self._waiting[call_id] = answer
        request: dict[str, object] = {"id": call_id, "method": method, "params": params}
        if session_id is not None:
            request["sessionId"] = session_id
        self._transport.send(msgspec.json.encode(request).decode())
        try:
            async with asyncio.timeout(limit_s):
                return await answer
        except TimeoutError:
            raise SessionTimeoutError(NoAnswer(method, limit_s)) from None
        finally:
            self._waiting.pop(call_id, None)

    @contextlib.contextmanager
    def listening(self, event: str, session_id: str | None, listener: Listener) -> Iterator[None]:
        """Call ``listener`` with the parameters of every ``event`` while the context is open."""
        self._listeners.setdefault((session_id, event), []).append(listener)
        try:
            yield
        finally:
            listeners = self._listeners[session_id, event]
            listeners.remove(listener)
            if not listeners:
                del self._listeners[session_id, event]

    def _on_message(self, text: str) -> None:
        envelope = decode_page_json(text, type=_Envelope)
        if envelope.id is None:
            key = (envelope.session_id, envelope.method or "")
            for listener in tuple(self._listeners.get(key, ())):
                listener(envelope.params)
            return
        waiting = self._waiting.get(envelope.id)
        if waiting is None or waiting.done():
            return
        if envelope.error is not None:
            waiting.set_exception(SessionError(OwnWords(envelope.error.message)))
        else:
            # The text dies with this call; Raw would otherwise keep all of it.
            waiting.set_result(envelope.result.copy())

    def end(self, reason: Problem) -> None:
        """Be over for ``reason``: all that waits fails."""
        self._lost = reason
        log.info("session lost: %s", reason)
        waiting = list(self._waiting.values())
        self._waiting.clear()
        for future in waiting:
            if not future.done():
                future.set_exception(SessionLostError(reason))
