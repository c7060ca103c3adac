"""The embedded HTTP server that uploads go to by default: it counts and discards."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

_DOWNLOAD_BLOCK = bytes(range(256)) * 256
# A held upload crawls: slow enough to outlive its component, and still sending.
_HELD_PAUSE_S = 0.02
_READ_BYTES = 64 * 1024


class UploadServer:
    """Listens on a free port of the loopback interface while it is open."""

    def __init__(self, download_bytes: int) -> None:
        self._download_bytes = download_bytes
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._released = asyncio.Event()
        self._released.set()

    @property
    def upload_url(self) -> str:
        """Where to upload to."""
        return self._url("/upload")

    @property
    def held_upload_url(self) -> str:
        """Where to upload to, for uploads that crawl between :meth:`hold` and :meth:`release`."""
        return self._url("/upload/held")

    @property
    def download_url(self) -> str:
        """Where to download from."""
        return self._url("/download")

    def hold(self) -> None:
        """Let uploads to :attr:`held_upload_url` crawl from now on."""
        self._released.clear()

    def release(self) -> None:
        """Let them go at full speed again."""
        self._released.set()

    async def open(self) -> None:
        """Start to listen."""
        application = web.Application()
        for method in ("POST", "PUT", "PATCH"):
            application.router.add_route(method, "/upload", _count)
            application.router.add_route(method, "/upload/held", self._count_held)
        application.router.add_get("/download", self._send)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        _host, self._port = self._runner.addresses[0][:2]

    async def close(self) -> None:
        """Stop to listen and end what is still connected."""
        if self._runner is not None:
            self._released.set()
            await self._runner.cleanup()
            self._runner = None

    def _url(self, path: str) -> str:
        if self._runner is None:
            raise RuntimeError("the upload server is not open")
        return f"http://127.0.0.1:{self._port}{path}"

    async def _count_held(self, request: web.Request) -> web.Response:
        async def pause() -> None:
            if not self._released.is_set():
                await asyncio.sleep(_HELD_PAUSE_S)

        return await _count(request, pause)

    async def _send(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = self._download_bytes
        await response.prepare(request)
        for start in range(0, self._download_bytes, len(_DOWNLOAD_BLOCK)):
            await response.write(_DOWNLOAD_BLOCK[: self._download_bytes - start])
        return response


async def _count(
    request: web.Request, after_chunk: Callable[[], Awaitable[None]] | None = None
) -> web.Response:
    received = 0
    try:
        while chunk := await request.content.read(_READ_BYTES):
            received += len(chunk)
            if after_chunk is not None:
                await after_chunk()
    except ConnectionResetError:
        # The upload was cancelled. Nobody reads the answer.
        return web.Response(status=400)
    return web.json_response({"received": received})
