"""The backend's objects exist for documents of the target's origin, and for nobody else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import NoneType

import msgspec
import pytest
from aiohttp import web
from PySide6.QtCore import QTimer, QUrl

from bridge.events import register_events
from check.access.options import AccessOptions
from check.embedded import CheckedPage
from check.loading import load
from check.played.commands import PlayedCommands
from check.played.page_channel import PageChannel
from check.played.targets_backend import TargetsBackend
from check.target import Target, target_named
from memory.protocol.page_script import qwebchannel_source
from tests.check.played.front_end import written

# What a document finds, as JSON: of any frame, whatever its origin.
_FINDS = (
    "JSON.stringify([typeof window.__TAURI_INTERNALS__, typeof window.qt?.webChannelTransport,"
    " typeof window.leakLabPlayed])"
)
_PAGE = f"""<!doctype html><script>
window.heard = {{}}
addEventListener('message', ({{ data }}) => {{ heard[data[0]] = data[1] }})
if (window === top && location.hostname === 'localhost') {{
  const channel = (() => {{ {qwebchannel_source()}
    return QWebChannel }})()
  // Before anything else can have happened.
  window.names = new Promise((resolve) => {{
    new channel(qt.webChannelTransport, ({{ objects }}) => resolve(Object.keys(objects)))
  }})
}}
parent.postMessage([location.pathname, {_FINDS}], '*')
</script>"""
_OBJECT_NAMES = f"""(() => {{
{qwebchannel_source()}
return new Promise((resolve) => {{
  new QWebChannel(qt.webChannelTransport, ({{ objects }}) => resolve(Object.keys(objects)))
}}) }})()"""
_LATE_MS = 200
_NOTHING = ["undefined", "undefined", "undefined"]
_ALL = ["object", "object", "object"]


@asynccontextmanager
async def page_server() -> AsyncIterator[tuple[str, str]]:
    """Serves one page at every path of two origins, which are given."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=_PAGE, content_type="text/html")

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        yield f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    finally:
        await runner.cleanup()


async def finds(page: CheckedPage) -> list[str]:
    return msgspec.json.decode(await page.session.evaluate(_FINDS, result=str), type=list[str])


async def invoked(page: CheckedPage) -> str:
    """What the page's `tell` command answers."""
    return await page.session.evaluate("__TAURI_INTERNALS__.invoke('tell')", result=str)


async def test_a_frame_of_another_origin_finds_nothing_and_the_page_itself_all(
    tmp_path: Path,
) -> None:
    commands = written(tmp_path / "commands.py", "async def tell():\n    return 'told'\n")
    async with (
        page_server() as (own, other),
        CheckedPage(target_named(f"{own}/own"), AccessOptions(commands=commands)) as page,
    ):
        assert await finds(page) == _ALL
        assert await invoked(page) == "told"
        for src in (f"{other}/foreign", f"{own}/same"):
            await page.session.evaluate(
                f"""new Promise((done) => {{
                    const frame = document.createElement('iframe')
                    frame.src = '{src}'
                    frame.onload = () => done(null)
                    document.body.append(frame) }})""",
                result=NoneType,
            )
        heard = await page.session.evaluate("JSON.stringify(heard)", result=str)
        told = {path: json.loads(each) for path, each in json.loads(heard).items()}
        assert told == {"/own": _ALL, "/foreign": _NOTHING, "/same": _NOTHING}


async def test_a_page_that_has_gone_elsewhere_finds_nothing_until_it_is_back(
    tmp_path: Path,
) -> None:
    commands = written(tmp_path / "commands.py", "async def tell():\n    return 'told'\n")
    async with (
        page_server() as (own, other),
        CheckedPage(target_named(f"{own}/own"), AccessOptions(commands=commands)) as page,
    ):
        for elsewhere in (*[f"{other}/foreign"] * 5, "data:text/html,<p>x", "about:blank"):
            assert await load(page.web_page, QUrl(elsewhere)) == ""
            found = await finds(page)
            assert (found[0], found[2]) == ("undefined", "undefined"), elsewhere
            # Qt's transport is there, and leads to nothing.
            assert await page.session.evaluate(_OBJECT_NAMES, result=list[str]) == []
            if elsewhere.startswith(other):
                assert await page.session.evaluate("names", result=list[str]) == []
            assert await load(page.web_page, QUrl(f"{own}/back")) == ""
            assert await finds(page) == _ALL
            assert await invoked(page) == "told"


_QT_PAGE = """<!doctype html><div id=app></div><script src=qwebchannel.js></script><script>
window.mount = async () => {
  const { objects } = await new Promise((resolve) => {
    new QWebChannel(qt.webChannelTransport, resolve)
  })
  window.names = Object.keys(objects)
  const said = await objects.greeter?.greet('Ann')
  if (EXPECTED !== said) throw new Error(`it said ${said}, of ${names}`)
  document.body.append('x')
}
window.unmount = () => document.body.lastChild.remove()
</script>"""
_OBJECTS = """
from PySide6.QtCore import QObject, Slot

class Greeter(QObject):
    @Slot(str, result=str)
    def greet(self, name):
        return f"hello {name}"

def objects():
    return {"greeter": Greeter()}
"""


async def test_a_qt_page_finds_the_transport_and_the_objects_that_were_given(
    tmp_path: Path,
) -> None:
    objects = written(tmp_path / "objects.py", _OBJECTS)
    folder = tmp_path / "dist"
    folder.mkdir()
    written(folder / "qwebchannel.js", qwebchannel_source())
    for expected, access in (
        ("'hello Ann'", AccessOptions(objects=objects)),
        ("undefined", AccessOptions()),
    ):
        page = written(folder / "page.html", _QT_PAGE.replace("EXPECTED", expected))
        async with CheckedPage(target_named(str(page)), access) as checked:
            await checked.session.evaluate("mount()", result=NoneType)
            names = await checked.session.evaluate("names", result=list[str])
            # Of Tauri's backend nobody has asked for anything.
            assert names == (["greeter"] if access.objects else [])


@pytest.fixture
def _late_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that tells late that the page has come to a document, as on a busy machine."""
    on_url = PageChannel._on_url

    def later(channel: PageChannel, url: QUrl) -> None:
        QTimer.singleShot(_LATE_MS, channel._page, lambda: on_url(channel, url))

    monkeypatch.setattr(PageChannel, "_on_url", later)


@pytest.mark.usefixtures("_late_engine")
async def test_a_page_with_a_channel_of_its_own_from_the_start_hears_as_well_as_tauri(
    tmp_path: Path,
) -> None:
    commands = written(tmp_path / "commands.py", "async def tell():\n    return 'told'\n")
    page = _asking_at_once(tmp_path, "window.answer = __TAURI_INTERNALS__.invoke('tell')")
    async with CheckedPage(page, AccessOptions(commands=commands)) as checked:
        assert await checked.session.evaluate("names", result=list[str]) == ["leakLabTauri"]
        assert await checked.session.evaluate("answer", result=str) == "told"


@pytest.mark.usefixtures("_late_engine")
async def test_a_page_that_asks_for_objects_at_once_finds_all_that_were_given(
    tmp_path: Path,
) -> None:
    objects = written(tmp_path / "objects.py", _OBJECTS)
    page = _asking_at_once(tmp_path)
    async with CheckedPage(page, AccessOptions(objects=objects)) as checked:
        for _ in range(2):
            assert await checked.session.evaluate("names", result=list[str]) == ["greeter"]
            # Of nothing that waited there is anything left.
            kept = "Object.getOwnPropertyDescriptor(qt.webChannelTransport, 'onmessage').get"
            assert await checked.session.evaluate(f"typeof {kept}", result=str) == "undefined"
            # Back from elsewhere it is the same.
            assert await load(checked.web_page, QUrl("about:blank")) == ""
            assert await load(checked.web_page, QUrl(page.url)) == ""


def _asking_at_once(folder: Path, script: str = "") -> Target:
    """A page with a channel made before anything that was sent can have been answered."""
    (folder / "dist").mkdir()
    page = f"<!doctype html><script>window.names = {_OBJECT_NAMES};{script}</script>"
    return target_named(str(written(folder / "dist" / "page.html", page)))


async def test_the_backend_itself_answers_nobody_while_the_page_is_elsewhere() -> None:
    is_there = True
    commands = PlayedCommands()
    register_events(commands)
    backend = TargetsBackend(commands, lambda: is_there)
    assert backend.open_document("own", "2.12.5") == ""
    reply = '{"callback": 1, "error": 2}'
    is_there = False
    assert backend.open_document("foreign", "2.12.5") == "this is not the page that is checked"
    backend.invoke("own", reply, "plugin:event|listen", '{"event": "a", "handler": 3}')
    assert backend.invokes_received == 0
    is_there = True
    backend.invoke("own", reply, "plugin:event|listen", '{"event": "a", "handler": 3}')
    assert backend.invokes_received == 1
    await backend.close()
