"""What a checked page wants is denied and told, and what it may not reach it does not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import NoneType

import pytest
from aiohttp import web

from check.embedded import CheckedPage
from check.engines.choice import engine_of
from check.target import target_named
from memory.protocol.errors import SessionError
from system.errors import CannotMeasureError

_READS = """
async function reads(address, limitMs) {
  const ways = [
    fetch(address).then((answer) => answer.text()),
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.onload = () => resolve(request.responseText)
      request.onerror = reject
      request.open('GET', address)
      request.send()
    }),
    new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = () => {
        try { resolve(frame.contentDocument.documentElement.textContent) } catch { resolve('') }
      }
      frame.src = address
      document.body.append(frame)
    }),
  ]
  const late = new Promise((resolve) => setTimeout(resolve, limitMs, ''))
  return Promise.all(ways.map((way) => Promise.race([way.catch(() => ''), late])))
}
"""


def written(folder: Path, html: str = "") -> str:
    """A page in ``folder``."""
    folder.mkdir(exist_ok=True)
    file = folder / "page.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{html}", "utf-8")
    return str(file)


@asynccontextmanager
async def server(answer: Callable[[web.Request], web.StreamResponse]) -> AsyncIterator[str]:
    """A server that answers so, whatever is asked; its address."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return answer(request)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _empty_page(_request: web.Request) -> web.StreamResponse:
    return web.Response(text="<!doctype html><body>", content_type="text/html")


async def test_no_file_outside_the_folder_and_no_other_scheme_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    folder = tmp_path / "site"
    target = written(folder)
    (folder / "inside.txt").write_text("inside")
    (folder / "link.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    addresses = [
        secret.as_uri(),
        "check://page/../secret.txt",
        "check://page/%2e%2e/secret.txt",
        "check://page/..%2fsecret.txt",
        f"check://page/{secret}",
        "check://page/link.txt",
        "check://page/up/secret.txt",
        "lab://app/runtimes.json",
        "qrc:/qtwebchannel/qwebchannel.js",
        "chrome://version",
        "view-source:check://page/inside.txt",
    ]
    async with CheckedPage(target_named(target)) as page:
        await page.session.evaluate(f"void eval({json.dumps(_READS)})", result=NoneType)
        inside = "reads('check://page/inside.txt', 10000)"
        assert await page.session.evaluate(inside, result=list[str]) == ["inside"] * 3
        # Some are never answered at all.
        outside = await page.session.evaluate(
            f"Promise.all({json.dumps(addresses)}.map((each) => reads(each, 2000)))",
            result=list[list[str]],
        )
        for address, given in zip(addresses, outside, strict=True):
            read = [each for each in given if "Chromium" in each or "QWebChannel" in each]
            read += [each for each in given if "secret" in each or "2.12.5" in each]
            assert read == [], address
    # Of a target at an address no file at all is served.
    async with server(_empty_page) as address, CheckedPage(target_named(address)) as page:
        await page.session.evaluate(f"void eval({json.dumps(_READS)})", result=NoneType)
        given = await page.session.evaluate(
            "reads('check://page/page.html', 2000)", result=list[str]
        )
        assert given == [""] * 3


async def denied(page: CheckedPage, code: str) -> list[str]:
    """What is told of that has come by a click, with which a page may do more."""
    before = set(page.notices)
    await page.session.evaluate(
        f"window.done = new Promise((resolve) => {{ document.onclick = async () => {{"
        f" document.onclick = null; try {{ await (async () => {{ {code} }})() }} catch {{}}"
        " setTimeout(resolve, 150, null) } }), null",
        result=NoneType,
    )
    await engine_of(page.session).click(20, 20)
    await page.session.evaluate("done", result=NoneType)
    return [str(each) for each in page.notices if each not in before]


_LINK = "const a = Object.assign(document.createElement('a'), {}); document.body.append(a);"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("open('https://example.org/')", "a new window was not opened: https://example.org/"),
        (
            (
                "const input = document.createElement('input'); input.type = 'file'; input.click();"
                " await new Promise((done) => setTimeout(done, 300))"
            ),
            "it was given no file to upload",
        ),
        (
            (
                f"{_LINK} a.download = 'x'; a.href = URL.createObjectURL(new Blob(['x']));"
                " a.click(); await new Promise((done) => setTimeout(done, 500))"
            ),
            "a download was denied: blob:check://page/",
        ),
        ("await showOpenFilePicker()", "it was given no file to upload"),
        (f"{_LINK} a.href = 'mailto:a@b'; a.click()", "an address was not opened: mailto:a@b"),
        ("location.href = 'otherapp:do'", "an address was not opened: otherapp:do"),
        ("print()", "nothing was printed"),
        ("await navigator.clipboard.readText()", "a permission was denied: Clipboard"),
        (
            "await new Promise((d) => navigator.geolocation.getCurrentPosition(d, d))",
            "a permission was denied: Geolocation",
        ),
    ],
)
async def test_what_is_wanted_is_denied_and_told(tmp_path: Path, code: str, said: str) -> None:
    async with CheckedPage(target_named(written(tmp_path / "site"))) as page:
        page.stay()
        told = await denied(page, code)
        assert any(each.startswith(said) for each in told), told
        await page.check_still_there()
        # It is where it was, and works.
        assert await page.session.evaluate("location.href", result=str) == "check://page/page.html"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "chrome://crash", "chrome://version", "devtools://x/"]
)
async def test_it_cannot_go_to_files_or_into_the_engine(tmp_path: Path, address: str) -> None:
    async with CheckedPage(target_named(written(tmp_path / "site"))) as page:
        page.stay()
        await denied(page, f"location.href = '{address}'")
        await page.check_still_there()
        assert await page.session.evaluate("location.href", result=str) == "check://page/page.html"


async def test_a_page_that_goes_to_our_own_scheme_is_gone_and_has_not_got_there(
    tmp_path: Path,
) -> None:
    async with CheckedPage(target_named(written(tmp_path / "site"))) as page:
        page.stay()
        with pytest.raises(SessionError):
            await denied(page, "location.href = 'lab://app/2.12.5/'")
        with pytest.raises(CannotMeasureError, match="navigated away, to about:blank"):
            await page.check_still_there()


async def test_of_thousands_a_few_are_told_and_how_many_there_were(tmp_path: Path) -> None:
    script = "<script>for (let i = 0; i < 1000; i += 1) alert(`no ${i}`); confirm('one')</script>"
    async with CheckedPage(target_named(written(tmp_path / "site", script))) as page:
        assert tuple(map(str, page.notices)) == (
            "an alert was dismissed: no 0",
            "an alert was dismissed: no 1",
            "an alert was dismissed: no 2",
            "an alert was dismissed, 997 more times",
            "a question was dismissed: one",
        )


async def test_a_server_that_asks_for_a_password_gets_none() -> None:
    asking = {"WWW-Authenticate": 'Basic realm="x"'}

    def answer(request: web.Request) -> web.StreamResponse:
        asked.append(request.headers.get("Authorization"))
        return web.Response(status=401, headers=asking, text="no")

    asked: list[str | None] = []
    async with server(answer) as address:
        with pytest.raises(CannotMeasureError, match="asks for a name and a password by HTTP"):
            async with CheckedPage(target_named(address)):
                pass
    # An empty name and an empty password.
    assert set(asked) <= {None, "Basic Og=="}
