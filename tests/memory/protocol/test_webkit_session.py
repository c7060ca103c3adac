"""The session with a real WebKitGTK, which real Tauri opens."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from memory.heap.formats.known import AnyParser
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.snapshot_chunk import chunk_text
from memory.protocol.web_socket import WebSocket
from memory.protocol.webkit_inspector import page_address
from memory.protocol.webkit_session import WebKitSession
from memory.protocol.webkit_target import WebKitTarget
from tests.real_tauri import LIMIT_S, needs_tauri, tauri_page, tauri_process, web_process

pytestmark = needs_tauri

VALUES: list[tuple[str, type[object], object]] = [
    ("1 + 1", int, 2),
    ("'Ö 😀 \\u2028 \\ud800'", str, "Ö 😀 \u2028 \ufffd"),
    (
        "({a: {b: true}})",
        dict[str, dict[str, bool]],
        {"a": {"b": True}},
    ),
    ("undefined", type(None), None),
    ("new Promise((resolve) => setTimeout(resolve, 5, 'later'))", str, "later"),
    ("7 // with a comment", int, 7),
]
THROWN = [
    ("(() => { throw new TypeError('no such thing') })()", "TypeError: no such thing"),
    ("Promise.reject('just a text')", "just a text"),
    ("Promise.reject({code: 7})", '{"code":7}'),
    ("nowhere.to.be.found", "ReferenceError: Can't find variable: nowhere"),
]


async def test_it_evaluates_and_awaits_and_tells_what_the_page_throws() -> None:
    async with tauri_page() as page:
        session = page.session
        for expression, kind, value in VALUES:
            assert await session.evaluate(expression, result=kind) == value
        for expression, text in THROWN:
            with pytest.raises(SessionError) as thrown:
                await session.evaluate(expression, result=type(None))
            assert str(thrown.value) == text
        with pytest.raises(SessionError, match="SyntaxError"):
            await session.evaluate("1 +", result=int)
        with pytest.raises(SessionError, match="in another form than expected"):
            await session.evaluate("'text'", result=int)
        with pytest.raises(SessionError, match=r"'No' domain was not found"):
            await session.run("No.Such")
        with pytest.raises(SessionTimeoutError, match=r"Runtime\.awaitPromise within 1 s"):
            await session.evaluate("new Promise(() => {})", result=type(None), limit_s=1)
        together = (session.evaluate(str(number), result=int) for number in range(20))
        assert await asyncio.gather(*together) == list(range(20))


async def test_a_collection_frees_what_nothing_holds_also_what_was_logged_or_asked_for() -> None:
    make = """
    window.kept = {};
    window.refs = [];
    for (let i = 0; i < 10; i += 1) {
      const made = {i};
      if (i % 2) { console.log(made); }
      refs.push(new WeakRef(made));
    }
    refs.push(new WeakRef(window.kept));
    """
    async with tauri_page() as page:
        session = page.session
        await session.evaluate(f"(() => {{ {make} }})()", result=type(None))
        # What is told of an object must not keep it either.
        await session.evaluate("refs[0].deref()", result=dict[str, int])
        await session.collect_garbage()
        alive = "refs.map((ref) => ref.deref() !== undefined)"
        assert await session.evaluate(alive, result=list[bool]) == [False] * 10 + [True]


async def test_what_the_page_holds_is_counted_and_is_in_the_snapshot() -> None:
    async with tauri_page() as page:
        session = page.session
        heap, dom = await session.used_heap(), await session.dom_use()
        make = """(() => {
          class Holdall { constructor(i) { this.i = i; this.other = {i}; } }
          window.held = Array.from({length: 2000}, (_, i) => new Holdall(i));
          window.nodes = Array.from({length: 50}, () => document.createElement('p'));
        })()"""
        await session.evaluate(make, result=type(None))
        assert (await session.used_heap()).javascript - heap.javascript > 2000 * 32
        assert (await session.dom_use()).nodes - dom.nodes == 50
        parser = AnyParser()
        await session.take_snapshot(lambda piece: parser.feed(chunk_text(piece)))
        snapshot = parser.finish()
        names = [snapshot.name(node) for node in range(len(snapshot.self_size))]
        assert names.count("Holdall") >= 2000


async def test_a_script_runs_before_the_page_from_the_next_document_on() -> None:
    async with tauri_page() as page:
        await page.session.run_before_page("window.before = typeof window.leakLab")
        await page.reload()
        assert await page.session.evaluate("window.before", result=str) == "undefined"
        # The session has outlived the document.
        assert await page.session.evaluate("typeof window.leakLab", result=str) == "object"


async def test_the_page_and_its_frames_have_a_context_each() -> None:
    add = "document.body.append(document.createElement('iframe'))"
    async with tauri_page() as page:
        session = page.session
        await session.run("Page.enable")
        assert len(await session.contexts()) == 1
        await session.evaluate(add, result=type(None))
        of_page, of_frame = await session.contexts()
        is_outermost = [await _is_outermost(session, each) for each in (of_page, of_frame)]
        assert is_outermost == [True, False]


async def _is_outermost(session: WebKitSession, context: int) -> bool:
    answer = await session.call(
        "Runtime.evaluate",
        {"expression": "String(window === top)", "contextId": context, "returnByValue": True},
        result=msgspec.Raw,
    )
    return b'"true"' in bytes(answer)


async def _waiting(session: WebKitSession) -> asyncio.Task[None]:
    """A call that has reached the page, and that the page will never answer."""
    task = asyncio.ensure_future(session.evaluate("new Promise(() => {})", result=type(None)))
    await session.evaluate("1", result=int)
    assert not task.done()
    return task


async def test_a_killed_web_process_ends_the_calls_that_wait_and_those_that_come() -> None:
    async with tauri_page() as page:
        waiting = await _waiting(page.session)
        web_process().kill()
        with pytest.raises(SessionLostError, match="process"):
            await asyncio.wait_for(waiting, LIMIT_S)
        with pytest.raises(SessionLostError, match="process"):
            await asyncio.wait_for(page.session.evaluate("1", result=int), LIMIT_S)


async def test_so_does_a_killed_program() -> None:
    async with tauri_page() as page:
        waiting = await _waiting(page.session)
        tauri_process().kill()
        with pytest.raises(SessionLostError, match="closed the connection"):
            await asyncio.wait_for(waiting, LIMIT_S)


async def test_where_nobody_listens_is_an_error() -> None:
    with pytest.raises(
        SessionLostError, match=r"cannot connect to the page at http://127\.0\.0\.1:1/"
    ):
        await page_address("127.0.0.1", 1)
    with pytest.raises(SessionLostError, match="cannot connect to the page at ws://"):
        await WebKitSession(WebKitTarget(WebSocket("ws://127.0.0.1:1/"))).open()
