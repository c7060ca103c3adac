"""What a page has asked a server for, and when that is there: it may mount or release something."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from typing import Final

import msgspec

from memory.protocol.protocol_session import ProtocolSession

_BEGINS: Final = "Network.requestWillBeSent"
_ENDS: Final = ("Network.loadingFinished", "Network.loadingFailed")
# Else Chromium keeps what was loaded, for who asks for it later.
_KEEPING_NOTHING: Final = {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0}
# What is in the page already needs no server, and what is never over nobody waits for.
_INSIDE: Final = ("data:", "blob:")
# Tauri's commands are asked for so.
_ANSWERS: Final = ("ipc:", "http://ipc.localhost", "https://ipc.localhost")
# Of a film it loads as much as is shown, and a beacon says something and asks for nothing.
_NOT_AWAITED: Final = ("EventSource", "Media", "Ping")
_TWICE: Final = 2


class _Asked(msgspec.Struct):
    url: str


class _Begun(msgspec.Struct, rename="camel"):
    request_id: str
    request: _Asked
    type: str = ""


class _Ended(msgspec.Struct, rename="camel"):
    request_id: str


class Loads:
    """Those of one page, from when they are watched."""

    def __init__(self) -> None:
        self.begun = 0
        """How many have begun so far."""
        self._pending: dict[str, str] = {}
        """Their addresses, by their ids."""
        self._are_over = asyncio.Event()
        self._are_over.set()

    @property
    def are_pending(self) -> bool:
        """Whether something has been asked for that is not there yet."""
        return bool(self._pending)

    def forget(self) -> None:
        """Wait for nothing any more that has been asked for until now."""
        self._pending.clear()
        self._are_over.set()

    def forget_answers(self) -> None:
        """Wait for no answer of a Tauri application's that has been asked for until now."""
        for number, url in tuple(self._pending.items()):
            if url.startswith(_ANSWERS):
                self._has_ended(number)

    async def are_over(self, limit_s: float) -> bool:
        """Wait until nothing is pending for a moment, ``limit_s`` seconds at most; whether it was.

        The page may ask for more because of what has come.
        """
        try:
            async with asyncio.timeout(limit_s):
                await self._are_over.wait()
        except TimeoutError:
            return False
        return True

    def begins(self, params: msgspec.Raw) -> None:
        """Take the parameters of the event that one begins, or goes on elsewhere."""
        load = msgspec.json.decode(params, type=_Begun)
        if load.request.url.startswith(_INSIDE) or load.type in _NOT_AWAITED:
            return
        self.begun += 1
        self._pending[load.request_id] = load.request.url
        self._are_over.clear()

    def ends(self, params: msgspec.Raw) -> None:
        """Take those of the event that one has ended, well or not."""
        self._has_ended(msgspec.json.decode(params, type=_Ended).request_id)

    def _has_ended(self, number: str) -> None:
        self._pending.pop(number, None)
        if not self._pending:
            self._are_over.set()


class Patience:
    """Waits for loads, each time for ``limit_s`` seconds at most, until it was twice in vain.

    A request may be one that a server never ends.
    """

    def __init__(self, loads: Loads, limit_s: float) -> None:
        self._loads = loads
        self._limit_s = limit_s
        self._in_vain = 0

    @property
    def is_over(self) -> bool:
        """Whether it waits for nothing any more."""
        return self._in_vain == _TWICE

    async def wait(self) -> float:
        """Wait until nothing is pending; how many s that took, 0 where nothing was."""
        if self.is_over or not self._loads.are_pending:
            return 0.0
        began = time.perf_counter()
        if not await self._loads.are_over(self._limit_s):
            self._in_vain += 1
        return time.perf_counter() - began


@contextlib.asynccontextmanager
async def watched_loads(session: ProtocolSession) -> AsyncIterator[Loads]:
    """What the page asks for from now on. The engine tells of it until the session ends.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    loads = Loads()
    with contextlib.ExitStack() as stack:
        stack.enter_context(session.listening(_BEGINS, loads.begins))
        for event in _ENDS:
            stack.enter_context(session.listening(event, loads.ends))
        await session.run("Network.enable", _KEEPING_NOTHING)
        yield loads
