"""What the sessions of all engines share: calls, events, an end."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import msgspec

from memory.problem import Problem
from memory.protocol.cdp_connection import CdpConnection, Json, Listener
from memory.protocol.session import CALL_LIMIT_S, ResultT
from memory.protocol.transport import Transport


class _Empty(msgspec.Struct):
    """An answer whose fields nobody reads."""


class ProtocolSession:
    """Calls an engine's protocol over a transport. Use as ``async with``.

    :class:`memory.protocol.session.Session` says how it is told that a session is over.
    """

    def __init__(self, transport: Transport) -> None:
        self._connection = CdpConnection(transport)
        self._session_id: str | None = None

    @property
    def is_lost(self) -> bool:
        """Whether it has ended, or was closed."""
        return self._connection.is_lost

    async def open(self) -> Self:
        """Attach to the page.

        Raises:
            SessionTimeoutError: the engine did not answer in time.
            SessionLostError: a process of it ended meanwhile.
        """
        await self._connection.open()
        return self

    def end(self, reason: Problem) -> None:
        """Be over for ``reason``, which the transport does not tell of: all that waits fails."""
        self._connection.end(reason)

    def close(self) -> None:
        """Detach. A second call does nothing."""
        self._connection.close()

    async def __aenter__(self) -> Self:
        try:
            return await self.open()
        except BaseException:
            self.close()
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def call(
        self,
        method: str,
        params: Mapping[str, Json] | None = None,
        *,
        result: type[ResultT],
        limit_s: float = CALL_LIMIT_S,
    ) -> ResultT:
        """Call ``method`` and convert its answer to ``result``.

        Raises:
            SessionError: the protocol refused the call.
            SessionTimeoutError: no answer within ``limit_s`` seconds.
            SessionLostError: the session is over, or ends while waiting.
        """
        raw = await self._connection.call(method, params or {}, self._session_id, limit_s)
        return msgspec.json.decode(raw, type=result)

    async def run(
        self,
        method: str,
        params: Mapping[str, Json] | None = None,
        *,
        limit_s: float = CALL_LIMIT_S,
    ) -> None:
        """Call ``method`` for its effect. Raises as :meth:`call` does."""
        await self.call(method, params, result=_Empty, limit_s=limit_s)

    def listening(self, event: str, listener: Listener) -> contextlib.AbstractContextManager[None]:
        """Call ``listener`` with the parameters of every ``event`` while the context is open."""
        return self._connection.listening(event, self._session_id, listener)
