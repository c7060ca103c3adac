"""A server whose page is for those who have logged in, with a form, redirects and cookies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

_PAGE = """<!doctype html><div id=app></div><script>
const app = document.getElementById('app')
let card
window.mount = () => { card = document.createElement('p'); app.append(card) }
window.unmount = () => { card.remove(); card = undefined }
</script>"""
_FORM = """<!doctype html><form method=post action=/session>
<input name=user><input name=password type=password><button id=go>Go</button></form>
<script>document.querySelector('input').addEventListener('input', () => { window.typed = true })
document.querySelector('form').addEventListener('submit', (event) => {
  if (!window.typed) event.preventDefault()
})</script>"""


@dataclass
class LoginServer:
    """Two origins: ``app`` sends who has no session to ``door``, which sends them back."""

    app: str = ""
    door: str = ""
    seen: list[str] = field(default_factory=list)
    """Each request's method, path and cookies, as ``GET /home session=right``."""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer either origin."""
        cookies = "; ".join(f"{name}={value}" for name, value in sorted(request.cookies.items()))
        self.seen.append(f"{request.method} {request.path} {cookies}".rstrip())
        if request.path == "/login":
            return web.Response(text=_FORM, content_type="text/html")
        if request.path == "/session":
            given = await request.post()
            if (given.get("user"), given.get("password")) != ("ann", 'pa"ss\\n'):
                raise web.HTTPForbidden(text="wrong")
            raise web.HTTPFound(f"{self.app}/enter?ticket=7")
        if request.path == "/enter":
            back = web.HTTPFound("/home")
            back.set_cookie("session", "right", httponly=True)
            raise back
        if request.cookies.get("session") != "right":
            raise web.HTTPFound(f"{self.door}/login")
        return web.Response(text=_PAGE, content_type="text/html")


@asynccontextmanager
async def login_server() -> AsyncIterator[LoginServer]:
    """An open server."""
    server = LoginServer()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        server.app = f"http://127.0.0.1:{port}"
        server.door = f"http://localhost:{port}"
        yield server
    finally:
        await runner.cleanup()
