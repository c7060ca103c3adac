"""The embedded HTTP server that uploads go to by default: it counts and discards.

Every program on the machine can connect to it, and so can every page in a browser. So its paths
begin with a random token, and a request that was made for another host name (a page whose name
leads to 127.0.0.1, "DNS rebinding") is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import hdrs, web

from bridge.exchanges import Exchange, Exchanges

_DOWNLOAD_BLOCK = bytes(range(256)) * 256
# A slow upload crawls, slower and slower: it goes on sending, and on a busy machine too it outlives
# its component and all that is read of that, which takes seconds there.
_CRAWL_PAUSE_S = 0.02
_CRAWL_SLOWS_BY = 1.1
_LONGEST_CRAWL_PAUSE_S = 5.0
_CRAWL_READ_BYTES = 8 * 1024
# What aiohttp takes ahead of who reads, twice; by itself it is half of the lab's file.
_READ_BYTES = 64 * 1024
# What the kernel takes ahead of who reads; it would take all of a file, and nothing would crawl.
_CRAWL_BUFFER_BYTES = 64 * 1024
_BUFFER_BYTES = 1024 * 1024
_HOST = "127.0.0.1"
_TOKEN_BYTES = 32
# The lab's own file has 1 MiB.
_UPLOAD_LIMIT_BYTES = 1024 * 1024 * 1024
_STALL_S = 60.0
# Time to hear the answer for who is refused in the middle of sending.
_LINGER_S = 1.0
# For handlers to see that their connection is gone; aiohttp waits twice as long, and 0 is for ever.
_SHUTDOWN_S = 0.05

_EXCHANGE = web.RequestKey("exchange", Exchange)


class UploadServer:
    """Listens on a free port of the loopback interface while it is open.

    Answers 404 to who does not know its URLs, 421 to another host name, 413 to a body of more than
    ``upload_limit_bytes``; drops a connection on which nothing moves for ``stall_s`` seconds.
    """

    def __init__(
        self,
        download_bytes: int,
        *,
        upload_limit_bytes: int = _UPLOAD_LIMIT_BYTES,
        stall_s: float = _STALL_S,
    ) -> None:
        self._download_bytes = download_bytes
        self._upload_limit_bytes = upload_limit_bytes
        self._stall_s = stall_s
        self._exchanges = Exchanges(stall_s)
        self._token = ""
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._released = asyncio.Event()
        self._released.set()

    @property
    def upload_url(self) -> str:
        """Where to upload to."""
        return self._url("/upload")

    @property
    def slow_upload_url(self) -> str:
        """Where to upload to, for uploads that crawl between :meth:`hold` and :meth:`release`."""
        return self._url("/upload/slow")

    @property
    def download_url(self) -> str:
        """Where to download from."""
        return self._url("/download")

    def hold(self) -> None:
        """Let uploads to :attr:`slow_upload_url` crawl from now on."""
        self._released.clear()

    def release(self) -> None:
        """Let them go at full speed again."""
        self._released.set()

    async def open(self) -> None:
        """Start to listen. Do not cancel it.

        A site that is cancelled while it starts never tells its runner of its socket.
        """
        application = web.Application(middlewares=[self._admit])
        for method in ("POST", "PUT", "PATCH"):
            application.router.add_route(method, "/{token}/upload", self._count)
            application.router.add_route(method, "/{token}/upload/slow", self._count_slow)
        application.router.add_get("/{token}/download", self._send)
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._runner = web.AppRunner(
            application,
            access_log=None,
            keepalive_timeout=self._stall_s,
            lingering_time=_LINGER_S,
            shutdown_timeout=_SHUTDOWN_S,
            read_bufsize=_READ_BYTES,
        )
        await self._runner.setup()
        await web.SockSite(self._runner, _listening()).start()
        _host, self._port = self._runner.addresses[0][:2]
        self._exchanges.open()

    async def close(self) -> None:
        """Stop to listen and end what is still connected, at once."""
        if self._runner is not None:
            self._released.set()
            await self._exchanges.close()
            await self._runner.cleanup()
            self._runner = None

    def _url(self, path: str) -> str:
        if self._runner is None:
            raise RuntimeError("the upload server is not open")
        return f"http://{_HOST}:{self._port}/{self._token}{path}"

    @web.middleware
    async def _admit(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        own_names = {f"{_HOST}:{self._port}", f"localhost:{self._port}"}
        names = request.headers.getall(hdrs.HOST, [])
        if len(names) != 1 or names[0].lower() not in own_names:
            raise web.HTTPMisdirectedRequest
        token = request.match_info.get("token", "").encode(errors="replace")
        if not secrets.compare_digest(token, self._token.encode()):
            raise web.HTTPNotFound
        with self._exchanges.begin(request.transport) as exchange:
            request[_EXCHANGE] = exchange
            return await handler(request)

    async def _count(self, request: web.Request) -> web.Response:
        return await self._receive(request, crawls=False)

    async def _count_slow(self, request: web.Request) -> web.Response:
        return await self._receive(request, crawls=True)

    async def _receive(self, request: web.Request, *, crawls: bool) -> web.Response:
        # What crawls is read in small pieces; else whatever is there, which costs half as much.
        content = request.content
        read = partial(content.read, _CRAWL_READ_BYTES) if crawls else content.readany
        if not crawls or self._released.is_set():
            _set_buffer(request, _BUFFER_BYTES)
        received = request.content_length or 0
        if received <= self._upload_limit_bytes:
            received, pause_s = 0, _CRAWL_PAUSE_S
            try:
                while chunk := await read():
                    request[_EXCHANGE].step()
                    received += len(chunk)
                    if received > self._upload_limit_bytes:
                        break
                    if crawls and not self._released.is_set():
                        with contextlib.suppress(TimeoutError):
                            await asyncio.wait_for(self._released.wait(), pause_s)
                            _set_buffer(request, _BUFFER_BYTES)
                        # Not for so long that it would count as stalled.
                        longest_s = min(_LONGEST_CRAWL_PAUSE_S, self._stall_s / 4)
                        pause_s = min(pause_s * _CRAWL_SLOWS_BY, longest_s)
            except ConnectionResetError:
                # The upload was cancelled. Nobody reads the answer.
                return web.Response(status=400)
        if received > self._upload_limit_bytes:
            raise web.HTTPRequestEntityTooLarge(self._upload_limit_bytes, received)
        return web.json_response({"received": received})

    async def _send(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = self._download_bytes
        await response.prepare(request)
        for start in range(0, self._download_bytes, len(_DOWNLOAD_BLOCK)):
            await response.write(_DOWNLOAD_BLOCK[: self._download_bytes - start])
            request[_EXCHANGE].step()
        return response


def _listening() -> socket.socket:
    """A socket of a free port; who connects to it begins with the small buffer.

    Only then is it certain that an upload crawls: on a busy machine a client has sent most of a
    file before its request is looked at.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _CRAWL_BUFFER_BYTES)
        made.bind((_HOST, 0))
    except BaseException:
        made.close()
        raise
    return made


def _set_buffer(request: web.Request, size_bytes: int) -> None:
    """Let the kernel take so much of what a client sends before anybody reads it."""
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, size_bytes)
