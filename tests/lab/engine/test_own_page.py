"""The page stays on its own origin, with the real engine: whatever asks, it goes on working."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from types import NoneType

import pytest
from aiohttp import web
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtTest import QTest

from lab.page.page import LabPage
from tests.bridge.http_server import HttpServer
from tests.lab.shown_page import LIMIT_S, kill_renderer, shown_page

# What a script has started would be done before such a timer fires.
_A_WHILE = "new Promise((done) => setTimeout(done, 200, null))"

OTHER_PAGE = "<!doctype html><script>document.title = 'reached'</script>"


class Foreign:
    """Another origin, and who came to it."""

    def __init__(self) -> None:
        self.visits: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.visits.append(request.path)
        return web.Response(text=OTHER_PAGE, content_type="text/html")


@asynccontextmanager
async def loaded(runtime: str = "2.12.5") -> AsyncIterator[tuple[LabPage, list[str]]]:
    """A loaded page, and where it was kept from going to."""
    refused: list[str] = []
    async with shown_page() as page:
        page.navigation_refused.connect(refused.append)
        await page.load(runtime)
        yield page, refused


@asynccontextmanager
async def refusal(page: LabPage) -> AsyncIterator[None]:
    """Waits until the page has been kept from going somewhere."""
    gone: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    page.navigation_refused.connect(gone.set_result)
    try:
        yield
        await asyncio.wait_for(gone, LIMIT_S)
    finally:
        page.navigation_refused.disconnect(gone.set_result)


async def evaluate(page: LabPage, script: str) -> None:
    """Run ``script``, whatever it gives."""
    await page._calls.evaluate(f"(() => {{ {script} }})(); null", result=NoneType)


async def assert_stays(page: LabPage, why: str) -> None:
    """The page is still there, and can do what it could."""
    await page._calls.evaluate(_A_WHILE, result=NoneType)
    assert page.view.page().url().toString() == "lab://app/2.12.5/index.html", why
    assert await page._calls.evaluate("document.title", result=str) == "Leak Lab", why
    assert await page.scenarios(), why


async def assert_works(page: LabPage) -> None:
    """The same document still has its backend, and the next one has it too."""
    assert page.view.page().url().toString() == "lab://app/2.12.5/index.html"
    scenario = await page.scenario("no-cleanup", "vue")
    await page.mount(scenario)
    await page.unmount()
    await page.settle()
    assert (await page.read()).created == 1
    await page.reload()
    assert (await page.read()).created == 0


def element(name: str, properties: dict[str, str], then: str = "") -> str:
    sets = "".join(
        f"made[{json.dumps(key)}] = {json.dumps(properties[key])};" for key in properties
    )
    return (
        f"const made = document.createElement('{name}'); {sets} document.body.append(made); {then}"
    )


def ways(url: str) -> dict[str, str]:
    """Ways to go to ``url``, each as a script."""
    return {
        "assign": f"location.href = {url!r}",
        "replace": f"location.replace({url!r})",
        "link": element("a", {"href": url}, "made.click()"),
        "top": element("a", {"href": url, "target": "_top"}, "made.click()"),
        "meta": element("meta", {"httpEquiv": "refresh", "content": f"0;url={url}"}),
        "inner": element("iframe", {}, f"made.contentWindow.parent.location = {url!r}"),
    }


@pytest.mark.parametrize("way", ways(""))
async def test_the_page_goes_to_no_other_origin(way: str, caplog: pytest.LogCaptureFixture) -> None:
    foreign = Foreign()
    async with HttpServer(foreign.answer) as server, loaded() as (page, refused):
        async with refusal(page):
            await evaluate(page, ways(server.url)[way])
        await assert_works(page)
    assert (refused, foreign.visits) == ([server.url], [])
    assert caplog.messages == [
        f"the page wanted to go to {server.url}; Leak Lab stays on its own page"
    ]


async def test_the_page_goes_to_no_other_host_and_no_blob() -> None:
    scripts = (
        "location.href = 'lab://other/index.html'",
        "location.href = 'lab://app.other/index.html'",
        "location.href = URL.createObjectURL(new Blob(['text'], {type: 'text/html'}))",
    )
    async with loaded() as (page, refused):
        for number, script in enumerate(scripts, 1):
            async with refusal(page):
                await evaluate(page, script)
            assert len(refused) == number
        await assert_works(page)


@pytest.mark.parametrize("url", ["about:blank", "about:srcdoc", "ABOUT:BLANK#part"])
async def test_the_page_is_not_replaced_by_an_empty_one(url: str) -> None:
    scripts = {**ways(url), "form": element("form", {"action": url}, "made.submit()")}
    async with loaded() as (page, _refused):
        for script in scripts.values():
            await evaluate(page, script)
            await assert_stays(page, script)
        await assert_works(page)


_OTHER_WAYS = (
    "location.href = 'data:text/html,text'",
    "location.href = 'javascript:document.title=`ran`'",
    "location.href = 'file:///etc/passwd'",
    "location.href = 'chrome://crash'",
    "location.href = 'view-source:lab://app/2.12.5/index.html'",
    "location.href = 'mailto:someone@example.com'",
    "history.go(-1)",
    element("form", {"action": "http://127.0.0.1:9/", "method": "post"}, "made.submit()"),
    element("a", {"href": "http://127.0.0.1:9/", "target": "_blank"}, "made.click()"),
    element("a", {"href": "data:text/html,text", "download": "file"}, "made.click()"),
    element("iframe", {"src": "http://127.0.0.1:9/"}),
    element("iframe", {"src": "data:text/html,text"}),
    element("iframe", {"src": "lab://app/2.12.5/index.html"}),
    element("iframe", {}, "made.contentWindow.location = 'http://127.0.0.1:9/'"),
    element("embed", {"src": "lab://app/2.12.5/index.html"}),
    element("object", {"data": "lab://app/2.12.5/index.html"}),
)


async def test_nothing_else_takes_its_place() -> None:
    async with loaded() as (page, _refused):
        for script in _OTHER_WAYS:
            await evaluate(page, script)
            await assert_stays(page, script)
        await assert_works(page)


async def test_a_script_opens_no_window() -> None:
    foreign = Foreign()
    async with HttpServer(foreign.answer) as server, loaded() as (page, _refused):
        for url in (server.url, "about:blank", ""):
            opened = f"window.open({url!r}, '_blank') !== null"
            assert not await page._calls.evaluate(opened, result=bool)
        await assert_works(page)
    assert foreign.visits == []


async def test_a_click_on_a_link_to_a_new_window_opens_none_and_says_so() -> None:
    foreign = Foreign()
    async with HttpServer(foreign.answer) as server, loaded() as (page, refused):
        await evaluate(
            page, element("a", {"href": server.url, "target": "_blank", "textContent": "away"})
        )
        box = await page._calls.evaluate(
            "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
            "([...document.querySelectorAll('a')].at(-1).getBoundingClientRect())",
            result=tuple[float, float],
        )
        target = page.view.focusProxy()
        assert target is not None
        point = (QPointF(*box) * page.view.zoomFactor()).toPoint()
        async with refusal(page):
            QTest.mouseClick(
                target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
            )
        await assert_works(page)
    assert (refused, foreign.visits) == ([server.url], [])


@pytest.mark.parametrize("sandbox", [None, "allow-scripts", "allow-scripts allow-same-origin"])
async def test_a_frame_has_no_transport_of_its_own(sandbox: str | None) -> None:
    async with loaded() as (page, _refused):
        # A frame of an opaque origin can only be asked by a script of its own; `qt` is what a
        # script of the page would find there, were it not kept from looking.
        properties = {"srcdoc": "<p>text</p>"} | ({} if sandbox is None else {"sandbox": sandbox})
        await evaluate(page, element("iframe", {}) + "window.plain = made")
        assert await page._calls.evaluate("typeof window.plain.contentWindow.qt", result=str) == (
            "undefined"
        )
        await page._calls.evaluate(
            f"new Promise((done) => {{ {element('iframe', properties)}"
            "made.onload = () => done(null) })",
            result=NoneType,
        )
        found = await page._calls.evaluate(
            "[...document.querySelectorAll('iframe')].filter((frame) => {"
            "try { return 'qt' in frame.contentWindow } catch { return false } }).length",
            result=int,
        )
        assert found == 0


async def test_another_origins_document_has_no_objects() -> None:
    async with loaded() as (page, _refused):
        view_page = page.view.page()
        changed: asyncio.Future[QUrl] = asyncio.get_running_loop().create_future()
        view_page.urlChanged.connect(changed.set_result)
        # What the page itself cannot do: the application opens an empty document.
        view_page.load(QUrl("about:blank"))
        await asyncio.wait_for(changed, LIMIT_S)
        view_page.urlChanged.disconnect(changed.set_result)
        assert view_page.webChannel() is None
        await page.load("2.12.5")
        await assert_works(page)


async def test_after_a_refusal_and_a_crash_the_next_page_works() -> None:
    async with loaded() as (page, refused):
        for _ in range(2):
            await evaluate(page, "location.href = 'http://127.0.0.1:9/'")
            await kill_renderer(page)
            await page.load("2.12.5")
            await assert_works(page)
    assert set(refused) <= {"http://127.0.0.1:9/"}


async def test_a_load_right_after_a_refusal_is_another_one() -> None:
    """The refused navigation ends while the load goes on: as a failure, but not of the load."""
    async with loaded() as (page, _refused):
        # On a busy machine it takes the end of the load with it one time in fifty.
        for load in (partial(page.load, "2.12.5"), page.reload) * 10:
            async with refusal(page):
                page.view.page().runJavaScript("location.href = 'http://127.0.0.1:9/'")
            await load()
            await assert_works(page)


@pytest.mark.parametrize("pause_s", [0, 0.002, 0.01, 0.03, 0.06])
async def test_a_load_over_one_that_was_cancelled_is_another_one(pause_s: float) -> None:
    """Qt gives two loads, of which one interrupts the other, one start and one end."""
    async with loaded() as (page, _refused):
        for interrupted in (partial(page.load, "2.5.0"), partial(page.load, "2.12.5"), page.reload):
            cancelled = asyncio.ensure_future(interrupted())
            await asyncio.sleep(pause_s)
            cancelled.cancel()
            await page.load("2.12.5")
            await assert_works(page)


async def test_a_long_address_is_shortened() -> None:
    async with loaded() as (page, refused), refusal(page):
        await evaluate(page, "location.href = 'http://127.0.0.1:9/' + 'x\\n\\u001b'.repeat(5000)")
    assert len(refused[0]) <= 100
    assert refused[0].isprintable()
