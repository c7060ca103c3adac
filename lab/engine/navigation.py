"""Loads a document into a page, and waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

from lab.engine.own_page import OwnPage
from lab.engine.scheme import is_own
from lab.problems import LoadTimeout, NotLoaded
from system.errors import CannotMeasureError

_Status = QWebEngineLoadingInfo.LoadStatus

LOAD_LIMIT_S = 30.0
_ANSWER_LIMIT_S = 1.0
"""For a renderer that may be busy for ever, or gone."""


async def navigate(page: OwnPage, start: Callable[[], None]) -> None:
    """Call ``start``, which makes ``page`` load a page of Leak Lab, and wait until that is loaded.

    Raises:
        CannotMeasureError: it did not load, or not in time.
    """
    try:
        async with asyncio.timeout(LOAD_LIMIT_S):
            has_stopped = await _end_load(page)
            if has_stopped or page.has_refused:
                page.has_refused = False
                await _renderers_answer(page)
            ok = await _load(page, start)
    except TimeoutError:
        raise CannotMeasureError(LoadTimeout(LOAD_LIMIT_S)) from None
    if not ok:
        raise CannotMeasureError(NotLoaded(page.url().toString()))


async def _end_load(page: QWebEnginePage) -> bool:
    """Stop a load that still goes on, of a navigation that was cancelled; whether there was one.

    Otherwise the two have one start and one end between them.
    """
    if not page.isLoading():
        return False
    ended = asyncio.Event()

    def on_change(info: QWebEngineLoadingInfo) -> None:
        if info.status() != _Status.LoadStartedStatus:
            ended.set()

    page.loadingChanged.connect(on_change)
    try:
        page.triggerAction(QWebEnginePage.WebAction.Stop)
        if page.isLoading():
            await ended.wait()
    finally:
        page.loadingChanged.disconnect(on_change)
    return True


async def _renderers_answer(page: QWebEnginePage) -> None:
    """Wait until what the renderer says of a navigation that was refused or stopped has come.

    It is told of that, and says that it loads nothing any more. Where that comes while the next
    load goes on, the engine takes it for that one's end: failed, with no reason.
    """
    answered = asyncio.Event()
    page.runJavaScript("0", 0, lambda _zero: answered.set())
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(answered.wait(), _ANSWER_LIMIT_S)


async def _load(page: QWebEnginePage, start: Callable[[], None]) -> bool:
    """Call ``start`` and wait for the end of what it starts; whether that succeeded."""
    loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    has_started = False

    def on_change(info: QWebEngineLoadingInfo) -> None:
        nonlocal has_started
        if info.status() == _Status.LoadStartedStatus:
            has_started = has_started or is_own(info.url())
            return
        # Others that began just before end meanwhile, too: one that was refused, and one that
        # was cancelled before it had started.
        refused = not info.url().isEmpty() and not is_own(info.url())
        cancelled = info.status() == _Status.LoadStoppedStatus and page.isLoading()
        if has_started and not refused and not cancelled and not loaded.done():
            loaded.set_result(info.status() == _Status.LoadSucceededStatus)

    page.loadingChanged.connect(on_change)
    try:
        start()
        return await loaded
    finally:
        page.loadingChanged.disconnect(on_change)
