"""A page of a Qt application in another process is checked as an embedded one is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import NoneType

import psutil
import pytest

from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from check.running import RunningOptions
from engine.attach.address import parse_address
from engine.name import engine_name
from report.check_result import CheckDocument
from system.errors import CannotMeasureError
from tests.attach.applications import (
    CORPUS,
    INJECTED,
    NOTHING_INJECTED,
    Application,
    qt_command,
    running,
    tauri_command,
)
from tests.memory.blank_page import renderers
from tests.real_tauri import needs_tauri

_WAITS = "mount = () => (isMounting = true) && new Promise(() => {}); unmount = () => {}"
_IS_MOUNTING = "window.isMounting === true"


def page(folder: Path, script: str, name: str = "page.html") -> Path:
    file = folder / name
    file.write_text(f"<!doctype html><title>{name}</title><script>{script}</script>", "utf-8")
    return file


def found(document: CheckDocument) -> list[tuple[object, ...]]:
    return [
        (each.kind, each.name, each.per_cycle, each.path, each.place) for each in document.findings
    ]


async def problem(application: Application, limit_s: float = 60.0) -> str:
    with pytest.raises(CannotMeasureError) as raised:
        await application.check(limit_s=limit_s)
    return str(raised.value)


async def mounting(application: Application) -> asyncio.Future[str]:
    """Begin to check a page of :data:`_WAITS`, and return in its mount; why that ends."""
    checking = asyncio.ensure_future(problem(application))
    async with asyncio.timeout(30):
        while not await application.evaluate(_IS_MOUNTING, result=bool):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return checking


@pytest.mark.parametrize(
    ("name", "cycle"),
    [
        ("listener-on-window", CycleOptions()),
        ("listener-removed", CycleOptions()),
        ("number-a-cycle", CycleOptions()),
        ("dialog-on-click", CycleOptions(click="#open", then="#close")),
        ("listener-on-window", CycleOptions(mount="mount()", unmount="unmount()")),
    ],
)
async def test_the_findings_are_those_of_the_embedded_engine(
    name: str, cycle: CycleOptions
) -> None:
    shown = CORPUS / f"{name}.html"
    embedded = await check(CheckOptions(str(shown), cycle))
    async with running(qt_command(shown)) as application:
        attached = await application.check(cycle=cycle)
        assert attached.target == f"file://{shown}"
        assert attached.engine == engine_name()
        assert (attached.verdict, found(attached)) == (embedded.verdict, found(embedded))
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


async def test_without_a_reload_the_page_is_left_as_it_was() -> None:
    leak = CORPUS / "listener-on-window.html"
    async with running(qt_command(leak)) as application:
        await application.evaluate("window.marker = 'still here'", result=str)
        document = await application.check(reloads=False)
        assert document.verdict == "leak"
        assert document.findings[0].name == "resize on Window"
        assert "--no-reload" in document.notices[0]
        assert await application.evaluate("marker", result=str) == "still here"
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
        # Its own functions work as they did.
        assert await application.evaluate("(mount(), unmount(), true)", result=bool)


async def test_one_of_several_pages_is_chosen_by_its_title_or_address(tmp_path: Path) -> None:
    one, other = (page(tmp_path, "", name) for name in ("one.html", "other.html"))
    async with running(qt_command(one, other)) as application:
        with pytest.raises(CannotMeasureError, match=r"2 pages at .*--target.*one.html \(file:"):
            await application.check()
        with pytest.raises(CannotMeasureError, match=r"no page .* like \*third\*; there are: "):
            await application.check("*third*")
        with pytest.raises(CannotMeasureError, match=r"has no window\.mount"):
            await application.check("ONE.html")


async def test_an_application_that_ends_meanwhile(tmp_path: Path) -> None:
    async with running(qt_command(page(tmp_path, _WAITS))) as application:
        checking = await mounting(application)
        for each in psutil.Process(application.launched.pid).children(recursive=True):
            each.kill()
        psutil.Process(application.launched.pid).kill()
        assert "closed the connection; it has ended" in await checking


async def test_a_page_whose_process_crashes_meanwhile(tmp_path: Path) -> None:
    async with running(qt_command(page(tmp_path, _WAITS))) as application:
        checking = await mounting(application)
        for each in renderers(psutil.Process(application.launched.pid)):
            each.kill()
        assert "crashed" in await checking


@pytest.mark.parametrize("do", ["location.reload()", "location.href = 'about:blank'"])
async def test_a_page_that_is_reloaded_or_left_meanwhile(tmp_path: Path, do: str) -> None:
    async with running(qt_command(page(tmp_path, _WAITS))) as application:
        checking = await mounting(application)
        await application.evaluate(f"void setTimeout(() => {{ {do} }}, 0)", result=NoneType)
        assert "navigated away, to " in await checking
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


async def test_a_page_that_hangs_is_given_up_and_goes_on(tmp_path: Path) -> None:
    script = "mount = () => { while (true); }; unmount = () => {}"
    async with running(qt_command(page(tmp_path, script))) as application:
        assert "no verdict within 5 s" in await problem(application, limit_s=5)
        assert await application.evaluate("1 + 1", result=int) == 2
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


@pytest.mark.parametrize("engine", ["Qt", pytest.param("Tauri", marks=needs_tauri)])
async def test_dialogs_are_dismissed_and_told(tmp_path: Path, engine: str) -> None:
    script = (
        "let card; mount = () => { confirm('sure?'); card = document.createElement('p');"
        " document.body.append(card) }; unmount = () => { card.remove(); card = undefined }"
    )
    front_end = tmp_path / "front-end"
    front_end.mkdir()
    shown = page(front_end, script, "index.html")
    command = qt_command(shown) if engine == "Qt" else tauri_command(front_end)
    async with running(command) as application:
        for reloads in (True, False):
            document = await application.check(reloads=reloads)
            assert document.verdict == "clean"
            assert "a question was dismissed: sure?" in document.notices
            is_native = await application.evaluate("/native/.test(confirm)", result=bool)
            assert is_native


async def test_nobody_listens() -> None:
    options = CheckOptions("", running=RunningOptions(parse_address("1")))
    with pytest.raises(CannotMeasureError, match=r"inspected at 127\.0\.0\.1:1 "):
        await check(options)


async def test_a_check_that_is_interrupted_takes_out_what_it_injected(tmp_path: Path) -> None:
    async with running(qt_command(page(tmp_path, _WAITS))) as application:
        checking = await mounting(application)
        checking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await checking
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


@needs_tauri
async def test_in_real_tauri_clicks_are_said_to_be_events_and_nothing_stays(tmp_path: Path) -> None:
    front_end = tmp_path / "front-end"
    front_end.mkdir()
    (front_end / "index.html").write_text((CORPUS / "dialog-on-click.html").read_text("utf-8"))
    async with running(tauri_command(front_end)) as application:
        await application.evaluate("window.marker = 'still here'", result=str)
        by_clicks = CycleOptions(click="#open", then="#close")
        document = await application.check(cycle=by_clicks, reloads=False)
        assert document.verdict == "leak"
        first = document.findings[0]
        assert (first.name, first.place) == ("keydown on HTMLDocument", "index.html:11")
        assert any("isTrusted" in notice for notice in document.notices)
        assert await application.evaluate("marker", result=str) == "still here"
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


@needs_tauri
async def test_in_real_tauri_a_page_that_reloads_itself_meanwhile(tmp_path: Path) -> None:
    # WebKit lets in one inspector at a time: nobody else can do it.
    reloads = "setTimeout(() => location.reload(), 300); return new Promise(() => {})"
    script = f"mount = () => {{ {reloads} }}; unmount = () => {{}}"
    front_end = tmp_path / "front-end"
    front_end.mkdir()
    (front_end / "index.html").write_text(f"<!doctype html><script>{script}</script>")
    async with running(tauri_command(front_end)) as application:
        assert "navigated away, to tauri://localhost" in await problem(application)
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
