"""Real HTTP servers on loopback, well and badly behaved."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Received:
    """One request, as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    size: int
    sha256: str


class HttpServer:
    """Answers ``ok: <size>`` and keeps what it received, unless told to behave otherwise."""

    def __init__(self, handler: Handler | None = None) -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", handler or self._receive)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        self.received: list[Received] = []
        self.url = ""

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/files"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        self.received.append(
            Received(
                request.method,
                request.path,
                dict(request.headers),
                len(body),
                hashlib.sha256(body).hexdigest(),
            )
        )
        return web.Response(text=f"ok: {len(body)}")


class SlowReader:
    """Its :meth:`answer` reads the first bytes of a body, then waits until it may go on."""

    def __init__(self) -> None:
        self.began = asyncio.Event()
        self.may_go_on = asyncio.Event()
        self.got_all = False

    async def answer(self, request: web.Request) -> web.Response:
        await request.content.readany()
        self.began.set()
        await self.may_go_on.wait()
        await read_body(request)
        self.got_all = True
        return web.Response(text="all of it")


async def read_body(request: web.Request) -> bytes:
    """The whole body, however big."""
    return b"".join([chunk async for chunk in request.content.iter_any()])
