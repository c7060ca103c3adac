"""The DevTools session with real pages."""

from __future__ import annotations

import asyncio

import msgspec
import psutil
import pytest

from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.errors import SessionError, SessionTimeoutError
from tests.memory.blank_page import BlankPage, listening_ports


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("1 + 1", int, 2),
        ("0.5", float, 0.5),
        ("'Ö 😀 \\u2028'", str, "Ö 😀 \u2028"),
        ("[1, 'a', null]", list[int | str | None], [1, "a", None]),
        ("({a: {b: true}})", dict[str, dict[str, bool]], {"a": {"b": True}}),
        ("null", type(None), None),
        ("undefined", type(None), None),
        ("Promise.resolve(7)", int, 7),
        ("new Promise((resolve) => setTimeout(resolve, 5, 'later'))", str, "later"),
        ("(async () => { await null; return [1] })()", list[int], [1]),
    ],
)
async def test_evaluate_gives_the_value_also_of_a_promise(
    expression: str, kind: type[object], value: object
) -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        assert await devtools.evaluate(expression, result=kind) == value


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("throw new TypeError('no such thing')", "TypeError: no such thing"),
        ("Promise.reject(new RangeError('too far'))", "RangeError: too far"),
        ("Promise.reject('just a text')", "just a text"),
        ("throw {code: 7}", "Object"),
        ("throw 42", "42"),
        ("nowhere.to.be.found", "ReferenceError: nowhere is not defined"),
        ("1 +", "SyntaxError: Unexpected end of input"),
        ("throw new Error('line 1\\nline 2')", "Error: line 1\nline 2"),
    ],
)
async def test_what_the_page_throws_is_the_error_without_its_stack(
    expression: str, text: str
) -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        with pytest.raises(SessionError) as thrown:
            await devtools.evaluate(expression, result=type(None))
        assert str(thrown.value) == text
        # The session goes on.
        assert await devtools.evaluate("1", result=int) == 1


async def test_an_answer_of_another_form_is_an_error() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        with pytest.raises(SessionError, match="in another form than expected"):
            await devtools.evaluate("'text'", result=int)


async def test_a_call_that_the_protocol_refuses_is_an_error() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        with pytest.raises(SessionError, match=r"'No\.Such' wasn't found"):
            await devtools.run("No.Such")


async def test_a_page_that_does_not_answer_in_time_is_an_error_and_leaves_the_session() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        with pytest.raises(SessionTimeoutError, match=r"Runtime\.evaluate within 0\.05 s"):
            await devtools.evaluate("new Promise(() => {})", result=type(None), limit_s=0.05)
        # An answer that comes too late is not taken for that of a later call.
        with pytest.raises(SessionTimeoutError):
            await devtools.evaluate(
                "new Promise((r) => setTimeout(r, 150, 'late'))", result=str, limit_s=0.05
            )
        in_time = "new Promise((r) => setTimeout(r, 300, 'in time'))"
        assert await devtools.evaluate(in_time, result=str) == "in time"


async def test_calls_at_once_get_their_own_answers() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        slow_first = (
            devtools.evaluate(
                f"new Promise((r) => setTimeout(r, {60 - 3 * number}, {number}))", result=int
            )
            for number in range(20)
        )
        assert await asyncio.gather(*slow_first) == list(range(20))


@pytest.mark.parametrize(
    ("character", "length"),
    [
        ("x", 12_000_000),
        # As escaped JSON more than 32 MiB, at which Chromium begins to send in chunks.
        ("Ö", 6_000_000),
    ],
)
async def test_long_answers_come_whole(character: str, length: int) -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        script = f"{msgspec.json.encode(character).decode()}.repeat({length})"
        text = await devtools.evaluate(script, result=str)
        assert len(text) == length
        assert text == character * length
        # And after it others.
        assert await devtools.evaluate("'short'", result=str) == "short"


@pytest.mark.parametrize(
    "text",
    [
        '"\\\n\0',
        "a 'quote' and a `tick`, \"\\",
        '\x91 \x92 "\\\u2028',
        "all of them: ' ` \x91 \x92 \"\\",
        '\' \x92 \\" \\\\"',
    ],
)
async def test_every_character_comes_as_it_was_sent(text: str) -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        given = msgspec.json.encode(text).decode()
        assert await devtools.evaluate(given, result=str) == text


async def test_long_questions_arrive_whole() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        text = "Ö" * 1_000_000
        assert await devtools.evaluate(f"'{text}'.length", result=int) == len(text)


async def test_sessions_can_follow_each_other_on_one_page() -> None:
    async with BlankPage() as blank:
        for number in range(4):
            async with CdpSession(EmbeddedPage(blank.page)) as devtools:
                assert await devtools.evaluate(f"{number}", result=int) == number


async def test_sessions_with_several_pages_do_not_mix() -> None:
    async with (
        BlankPage() as one,
        BlankPage() as other,
        CdpSession(EmbeddedPage(one.page)) as first,
        CdpSession(EmbeddedPage(other.page)) as second,
    ):
        await first.evaluate("globalThis.name = 'one'", result=str)
        await second.evaluate("globalThis.name = 'other'", result=str)
        assert await first.evaluate("globalThis.name", result=str) == "one"
        assert await second.evaluate("globalThis.name", result=str) == "other"


async def test_a_session_survives_a_new_document() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await devtools.evaluate("globalThis.mark = 1", result=int)
        await blank.load("<title>second</title>")
        assert await devtools.evaluate("document.title", result=str) == "second"
        assert await devtools.evaluate("typeof mark", result=str) == "undefined"


async def test_nothing_listens_on_a_port() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        assert await devtools.evaluate("1", result=int) == 1
        assert psutil.Process().children(recursive=True)
        assert listening_ports() == set()


async def test_the_session_enables_nothing_that_reports_by_itself() -> None:
    """An enabled Runtime or Console domain keeps alive whatever the page logs."""
    heard: list[str] = []
    async with BlankPage() as blank:
        transport = EmbeddedPage(blank.page)
        async with CdpSession(transport) as devtools:
            deliver = transport.on_message

            def hear(text: str) -> None:
                heard.append(text)
                deliver(text)

            transport.on_message = hear
            await blank.load("<script>console.log({logged: 1}); missing.function()</script>")
            assert await devtools.evaluate("console.warn([1]), 5", result=int) == 5
            await devtools.run("HeapProfiler.collectGarbage")
    assert [message for message in heard if '"method":"' in message] == []
    assert len(heard) == 2


async def test_an_event_reaches_everybody_who_listens() -> None:
    heard: list[str] = []
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load("<script>globalThis.parsed = true</script>")
        with (
            devtools.listening("Debugger.scriptParsed", lambda _params: heard.append("first")),
            devtools.listening("Debugger.scriptParsed", lambda _params: heard.append("second")),
        ):
            await devtools.run("Debugger.enable")
            assert heard.count("first") == heard.count("second") > 0
        heard.clear()
        await devtools.evaluate("1", result=int)
        await devtools.run("Debugger.disable")
    assert heard == []
