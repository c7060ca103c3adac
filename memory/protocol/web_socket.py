"""Carries a protocol's messages over a WebSocket to an engine in another process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from memory.problem import Problem
from memory.protocol.errors import SessionLostError
from memory.protocol.problems import ConnectionEnded, NotConnected

if TYPE_CHECKING:
    import aiohttp


def _ignore(_what: object) -> None:
    """Until whoever opens the transport sets a callback."""


class WebSocket:
    """A :class:`memory.protocol.transport.Transport` to ``address``, such as ``ws://127.0.0.1:1/``.

    aiohttp is imported when it is opened: it takes long.
    """

    def __init__(self, address: str) -> None:
        self.on_message: Callable[[str], None] = _ignore
        self.on_closed: Callable[[Problem], None] = _ignore
        self._address = address
        self._to_send: asyncio.Queue[str] = asyncio.Queue()
        self._opened: asyncio.Future[None] | None = None
        self._carrying: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect.

        Raises:
            SessionLostError: nobody listens there, or not one who speaks the protocol.
        """
        self._opened = asyncio.get_running_loop().create_future()
        self._carrying = asyncio.create_task(self._carry(self._opened))
        await self._opened

    def send(self, message: str) -> None:
        """Send a JSON text."""
        self._to_send.put_nowait(message)

    def close(self) -> None:
        """Disconnect. A second call does nothing."""
        if self._carrying is not None:
            self._carrying.cancel()

    async def closed(self) -> None:
        """Wait until everything is freed, after :meth:`close`."""
        if self._carrying is not None:
            await asyncio.wait((self._carrying,))

    async def _carry(self, opened: asyncio.Future[None]) -> None:
        import aiohttp

        try:
            # No limit on size: a heap snapshot is one message. No Origin: Chromium refuses any.
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(self._address, max_msg_size=0) as socket,
            ):
                sending = asyncio.create_task(self._send_all(socket))
                try:
                    _settle(opened)
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            self.on_message(message.data)
                finally:
                    sending.cancel()
                    await asyncio.wait((sending,))
        except (aiohttp.ClientError, OSError) as error:
            _fail(opened, NotConnected(self._address, str(error) or type(error).__name__))
        else:
            _fail(opened, ConnectionEnded())
        self.on_closed(ConnectionEnded())

    async def _send_all(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            await socket.send_str(await self._to_send.get())


def _settle(opened: asyncio.Future[None]) -> None:
    if not opened.done():
        opened.set_result(None)


def _fail(opened: asyncio.Future[None], problem: Problem) -> None:
    if not opened.done():
        opened.set_exception(SessionLostError(problem))
        # Nobody may be waiting for it any more.
        opened.exception()
