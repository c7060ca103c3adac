"""Sessions that end: nothing waits for ever, and the error says what happened."""

from __future__ import annotations

import asyncio
import gc

import psutil
import pytest
import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage

from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.errors import SessionLostError
from tests.memory.blank_page import BlankPage, renderers

FOR_EVER = "new Promise(() => {})"
AT_ONCE_S = 5.0


async def _waiting(devtools: CdpSession) -> asyncio.Task[None]:
    """A call that has reached the page, and that the page will never answer."""
    task = asyncio.ensure_future(devtools.evaluate(FOR_EVER, result=type(None)))
    await devtools.evaluate("1", result=int)
    assert not task.done()
    return task


async def test_a_killed_renderer_ends_the_calls_that_wait_and_those_that_come() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        waiting = [await _waiting(devtools) for _ in range(3)]
        await blank.kill_renderer()
        for task in waiting:
            with pytest.raises(SessionLostError, match=r"renderer ended .* load the page again"):
                await asyncio.wait_for(task, AT_ONCE_S)
        with pytest.raises(SessionLostError, match="renderer ended"):
            await asyncio.wait_for(devtools.evaluate("1", result=int), AT_ONCE_S)


async def test_a_page_that_crashes_by_itself_ends_the_session() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        waiting = await _waiting(devtools)
        blank.page.load("chrome://crash")
        with pytest.raises(SessionLostError, match="renderer ended"):
            await asyncio.wait_for(waiting, AT_ONCE_S)


async def test_after_a_crash_the_page_can_be_loaded_and_measured_again() -> None:
    async with BlankPage() as blank:
        async with CdpSession(EmbeddedPage(blank.page)):
            await blank.kill_renderer()
        await blank.load("<title>again</title>")
        async with CdpSession(EmbeddedPage(blank.page)) as devtools:
            assert await devtools.evaluate("document.title", result=str) == "again"


async def test_a_killed_inspector_ends_the_session() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        waiting = await _waiting(devtools)
        inspector = blank.page.devToolsPage()
        assert isinstance(inspector, QWebEnginePage)
        psutil.Process(inspector.renderProcessPid()).kill()
        with pytest.raises(SessionLostError, match=r"inspector's renderer ended .* open a new"):
            await asyncio.wait_for(waiting, AT_ONCE_S)


async def test_closing_ends_the_calls_that_wait_and_refuses_later_ones() -> None:
    async with BlankPage() as blank:
        async with CdpSession(EmbeddedPage(blank.page)) as devtools:
            waiting = await _waiting(devtools)
        with pytest.raises(SessionLostError, match="the DevTools session was closed"):
            await asyncio.wait_for(waiting, AT_ONCE_S)
        with pytest.raises(SessionLostError, match="the DevTools session was closed"):
            await devtools.evaluate("1", result=int)
        devtools.close()


async def test_a_call_that_is_cancelled_leaves_the_session() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        waiting = await _waiting(devtools)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await devtools.evaluate("2", result=int) == 2


async def test_opening_that_is_cancelled_leaves_the_page_usable() -> None:
    async with BlankPage() as blank:
        opening = asyncio.ensure_future(CdpSession(EmbeddedPage(blank.page)).__aenter__())
        await asyncio.sleep(0)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        async with CdpSession(EmbeddedPage(blank.page)) as devtools:
            assert await devtools.evaluate("3", result=int) == 3


async def test_a_page_deleted_first_is_no_trouble_for_close() -> None:
    async with BlankPage() as blank:
        page = QWebEnginePage(blank.page.profile())
        devtools = await CdpSession(EmbeddedPage(page)).open()
        waiting = asyncio.ensure_future(devtools.evaluate(FOR_EVER, result=type(None)))
        await asyncio.sleep(0)
        shiboken6.delete(page)
        devtools.close()
        with pytest.raises(SessionLostError):
            await asyncio.wait_for(waiting, AT_ONCE_S)


async def test_sessions_leave_no_renderer_behind() -> None:
    async with BlankPage() as blank:
        async with CdpSession(EmbeddedPage(blank.page)):
            pass
        before = renderers()
        assert before
        for _ in range(3):
            async with CdpSession(EmbeddedPage(blank.page)) as devtools:
                await devtools.evaluate("1", result=int)
                del devtools
        gc.collect()
        ended = list(renderers() - before)
        gone, alive = await asyncio.to_thread(psutil.wait_procs, ended, timeout=AT_ONCE_S)
        # Chromium keeps at most one spare renderer.
        assert len(alive) <= 1, (gone, alive)
