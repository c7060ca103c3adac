"""The embedded HTTP server that uploads go to by default: it counts and discards."""

from __future__ import annotations

from aiohttp import web


class UploadServer:
    """Listens on a free port of the loopback interface while it is open."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """Where to upload to.

        Raises:
            RuntimeError: the server is not open.
        """
        if self._runner is None:
            raise RuntimeError("the upload server is not open")
        return f"http://127.0.0.1:{self._port}/upload"

    async def open(self) -> None:
        """Start to listen."""
        application = web.Application()
        for method in ("POST", "PUT", "PATCH"):
            application.router.add_route(method, "/upload", _count)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        _host, self._port = self._runner.addresses[0][:2]

    async def close(self) -> None:
        """Stop to listen and end what is still connected."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


async def _count(request: web.Request) -> web.Response:
    received = 0
    async for chunk in request.content.iter_any():
        received += len(chunk)
    return web.json_response({"received": received})
