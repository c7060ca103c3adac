"""Pages that ask a server for something as they mount: its answers are waited for."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Final

import pytest
from aiohttp import web

from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from report.check_result import CheckDocument
from tests.bridge.http_server import HttpServer

_PAGE: Final = """<!doctype html><main></main><script>
const main = document.querySelector('main')
const all = []
let mounts = 0
let mounted
window.mount = () => {
  const card = document.createElement('article')
  main.append(card)
  const mine = mounted = { isEnded: false, end: () => {}, card }
  const answer = `/answers/${mounts += 1}`
  MOUNT
}
window.unmount = () => {
  mounted.isEnded = true
  mounted.end()
  main.replaceChildren()
}
document.body.insertAdjacentHTML('afterbegin',
  '<button id=open onclick="mount()">+</button><button id=close onclick="unmount()">-</button>')
</script>"""
_IN_HASTE: Final = "only where it is unmounted before"
_TOO_SLOW: Final = "took longer than a second"


async def _checked(
    mount: str, *, answer_s: float, cycle: CycleOptions | None = None
) -> CheckDocument:
    is_over = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        if request.path.startswith("/answers/"):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(is_over.wait(), answer_s)
            return web.Response(text="an answer")
        return web.Response(text=_PAGE.replace("MOUNT", mount), content_type="text/html")

    async with HttpServer(answer) as server:
        document = await check(CheckOptions(server.url, cycle or CycleOptions()))
        is_over.set()
        return document


_FETCHES: Final = (
    "fetch(answer).then((got) => got.text()).then((text) => { card.textContent = text })"
)
_SHOWS: Final = (
    "const image = new Image(); image.onerror = () => { card.remove() }; image.src = answer"
)
_ASKS: Final = (
    "const asked = new XMLHttpRequest(); asked.onload = () => { card.id = answer }\n"
    "asked.open('GET', answer); asked.send()"
)
# As React keeps what sets the state of something that is unmounted.
_KEEPS: Final = "all.length = 0; fetch(answer).then(() => { if (mine.isEnded) all.push(card) })"


@pytest.mark.parametrize(
    ("mount", "answer_s"),
    [
        pytest.param(_FETCHES, 0.0, id="fetch, answered at once"),
        pytest.param(_FETCHES, 0.3, id="fetch"),
        pytest.param(_FETCHES, 1.2, id="fetch, too slow to be waited for"),
        pytest.param(_SHOWS, 0.3, id="image"),
        pytest.param(_ASKS, 0.3, id="XMLHttpRequest"),
        pytest.param(_KEEPS, 0.3, id="kept until the next update"),
        pytest.param(_KEEPS, 1.2, id="kept until the next update, too slow to be waited for"),
    ],
)
async def test_what_an_answer_lets_go_is_no_leak(mount: str, answer_s: float) -> None:
    document = await _checked(mount, answer_s=answer_s)
    assert document.verdict == "clean", document.evidence
    assert any(_TOO_SLOW in each for each in document.notices) == (answer_s > 1)


_LISTENS: Final = "mine.on = () => card; addEventListener('resize', mine.on)"
_LISTENS_IF_MOUNTED: Final = f"fetch(answer).then(() => {{ if (!mine.isEnded) {{ {_LISTENS} }} }})"


async def test_what_is_mounted_once_the_answer_is_there_is_seen() -> None:
    document = await _checked(_LISTENS_IF_MOUNTED, answer_s=0.1)
    assert document.findings[0].name == "resize on Window"
    assert not any(_IN_HASTE in each for each in document.notices)


async def test_after_a_click_as_well() -> None:
    cycle = CycleOptions(click="#open", then="#close")
    document = await _checked(_LISTENS_IF_MOUNTED, answer_s=0.2, cycle=cycle)
    assert document.findings[0].name == "resize on Window"


async def test_who_leaves_before_the_answer_is_there_is_tested_as_well() -> None:
    ends = "mine.end = () => { if (mine.on) removeEventListener('resize', mine.on) }"
    document = await _checked(f"{ends}; fetch(answer).then(() => {{ {_LISTENS} }})", answer_s=0.1)
    assert document.findings[0].name == "resize on Window"
    assert any(_IN_HASTE in each for each in document.notices)


async def test_a_page_that_cannot_be_left_before_is_judged_by_the_rest() -> None:
    document = await _checked(
        "mine.end = () => { throw new Error('there is nothing to end yet') };"
        "fetch(answer).then(() => { mine.end = () => {} })",
        answer_s=0.05,
    )
    assert document.verdict == "clean", document.evidence


async def test_a_leak_of_what_was_loaded_is_confirmed_by_few_cycles() -> None:
    document = await _checked("fetch(answer).then(() => { all.push(card) })", answer_s=0.4)
    assert [each.name for each in document.findings] == ["Detached <article>"]
    assert document.cycles < 30


async def test_a_stream_that_never_ends_is_not_waited_for() -> None:
    document = await _checked(
        "const end = new AbortController(); mine.end = () => { end.abort() };"
        "fetch(answer, { signal: end.signal }).catch(() => {})",
        answer_s=60,
    )
    assert document.verdict == "clean", document.evidence
    assert document.elapsed_s < 15
