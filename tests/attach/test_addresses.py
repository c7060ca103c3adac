"""How a running application is named, started and told from others."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from aiohttp import web

from engine.attach.address import DebugAddress, parse_address
from engine.attach.application import OpenPage, application_at
from engine.attach.choice import is_like
from engine.attach.command import LaunchCommand
from system.errors import CannotMeasureError

_HERE = DebugAddress("127.0.0.1", 9222)
_WEBKIT_LIST = (
    "<h1>Inspectable targets</h1><table><tbody>"
    '<tr><td class="data"><div class="targetname">worker</div><div class="targeturl">w.js</div>'
    "<input onclick=\"window.open('Main.html?ws=' + host + '/socket/1/1/ServiceWorker')\"></tr>"
    '<tr><td class="data"><div class="targetname">A &amp; B</div>'
    '<div class="targeturl">tauri://localhost</div></td><td class="input">'
    "<input onclick=\"window.open('Main.html?ws=' + host + '/socket/1/2/WebPage')\"></td></tr>"
    "</tbody></table>"
)


@pytest.mark.parametrize(
    ("text", "address", "is_loopback"),
    [
        ("9222", _HERE, True),
        ("127.0.0.1:9222", _HERE, True),
        ("localhost:1", DebugAddress("localhost", 1), True),
        ("[::1]:9222", DebugAddress("::1", 9222), True),
        ("example.org:9222", DebugAddress("example.org", 9222), False),
        ("127.example.org:9222", DebugAddress("127.example.org", 9222), False),
        ("192.168.1.2:9222", DebugAddress("192.168.1.2", 9222), False),
        ("[2001:db8::1]:9222", DebugAddress("2001:db8::1", 9222), False),
    ],
)
def test_an_address(text: str, address: DebugAddress, is_loopback: bool) -> None:
    assert parse_address(text) == address
    assert address.is_loopback is is_loopback
    assert parse_address(str(address)) == address


@pytest.mark.parametrize("text", ["", "x", "0", "65536", "a:b", ":9222", "[x]:1", "a/b:1", "a@b:1"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="is no HOST:PORT"):
        parse_address(text)


@pytest.mark.parametrize(
    ("command", "started"),
    [
        ("./my-qt-app --demo", "./my-qt-app --demo"),
        ("electron .", "electron . --remote-debugging-port=9222"),
        ("npx electron .", "npx electron . --remote-debugging-port=9222"),
        (
            "/usr/bin/google-chrome-stable x",
            "/usr/bin/google-chrome-stable x --remote-debugging-port=9222",
        ),
        ("chromium --remote-debugging-port=7 x", "chromium --remote-debugging-port=7 x"),
        ("npm start -- --port={port}", "npm start -- --port=9222"),
        ("env A=1 electron .", "env A=1 electron . --remote-debugging-port=9222"),
        ("chromedriver", "chromedriver"),
        ("./my-app chrome.html", "./my-app chrome.html"),
    ],
)
def test_the_flag_is_added_where_it_is_understood(command: str, started: str) -> None:
    assert LaunchCommand(command, {}).arguments(_HERE) == tuple(shlex.split(started))


def test_a_packed_electron_application_is_known_by_its_files(tmp_path: Path) -> None:
    program = tmp_path / "cards"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert LaunchCommand(str(program), {}).arguments(_HERE) == (str(program),)
    (tmp_path / "chrome_100_percent.pak").touch()
    assert LaunchCommand(str(program), {}).arguments(_HERE)[1:] == ("--remote-debugging-port=9222",)


def test_the_variables_keep_what_was_there() -> None:
    name = "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS"
    variables = LaunchCommand("x", {"A": "1", name: "--lang=de"}).variables(_HERE)
    assert variables["A"] == "1"
    assert variables[name] == "--lang=de --remote-debugging-port=9222"
    assert variables["QTWEBENGINE_REMOTE_DEBUGGING"] == "127.0.0.1:9222"
    assert variables["WEBKIT_INSPECTOR_HTTP_SERVER"] == "127.0.0.1:9222"


def test_a_page_is_like_its_title_or_its_address() -> None:
    page = OpenPage("My Settings", "file:///a/[1].html", "")
    assert is_like(page, "*settings")
    assert is_like(page, "FILE:///a/*")
    assert is_like(page, "file:///a/[1].html")
    assert not is_like(page, "settings")


async def _answers(answers: dict[str, str]) -> tuple[web.AppRunner, DebugAddress]:
    async def answer(request: web.Request) -> web.Response:
        text = answers.get(request.path)
        return web.Response(status=404) if text is None else web.Response(text=text)

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, DebugAddress("127.0.0.1", runner.addresses[0][1])


async def test_the_pages_of_electron() -> None:
    agent = "Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.1.2 Electron/38.1.0 Safari/537.36"
    socket = "ws://elsewhere:1/devtools/page/"
    listed = [
        {"type": kind, "title": kind, "url": url, "webSocketDebuggerUrl": socket + url}
        for kind, url in (
            ("page", "app"),
            ("webview", "guest"),
            ("worker", "w.js"),
            ("page", "devtools:x"),
        )
    ]
    version = f'{{"Browser": "Chrome/140.0.1.2", "User-Agent": "{agent}"}}'
    runner, address = await _answers({"/json/version": version, "/json/list": json.dumps(listed)})
    try:
        found = await application_at(address)
    finally:
        await runner.cleanup()
    assert (found.dialect, found.engine) == ("chromium", "Electron 38.1.0 (Chromium 140)")
    assert [each.title for each in found.pages] == ["page", "webview"]
    # Where the list says that the socket is, is not where we connect to.
    assert found.pages[0].socket == f"ws://{address}/devtools/page/app"


async def test_the_pages_of_webkit() -> None:
    runner, address = await _answers({"/": _WEBKIT_LIST})
    try:
        found = await application_at(address)
    finally:
        await runner.cleanup()
    assert found.dialect == "webkit"
    (page,) = found.pages
    assert page == OpenPage("A & B", "tauri://localhost", f"ws://{address}/socket/1/2/WebPage")


@pytest.mark.parametrize("answers", [{"/": "hello"}, {}, {"/json/version": "no json"}])
async def test_what_is_no_debugging_port(answers: dict[str, str]) -> None:
    runner, address = await _answers(answers)
    try:
        with pytest.raises(
            CannotMeasureError, match=f"no application can be inspected at {address} "
        ):
            await application_at(address)
    finally:
        await runner.cleanup()
