"""Loads a document into a page, and waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

from lab.engine.scheme import is_own
from lab.problems import LoadTimeout, NotLoaded
from system.errors import CannotMeasureError

_Status = QWebEngineLoadingInfo.LoadStatus

LOAD_LIMIT_S = 30.0


async def navigate(page: QWebEnginePage, start: Callable[[], None]) -> None:
    """Call ``start``, which makes ``page`` load a page of Leak Lab, and wait until that is loaded.

    Raises:
        CannotMeasureError: it did not load, or not in time.
    """
    try:
        async with asyncio.timeout(LOAD_LIMIT_S):
            await _end_load(page)
            ok = await _load(page, start)
    except TimeoutError:
        raise CannotMeasureError(LoadTimeout(LOAD_LIMIT_S)) from None
    if not ok:
        raise CannotMeasureError(NotLoaded(page.url().toString()))


async def _end_load(page: QWebEnginePage) -> None:
    """Stop a load that still goes on, of a navigation that was cancelled.

    Otherwise the two have one start and one end between them.
    """
    if not page.isLoading():
        return
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
