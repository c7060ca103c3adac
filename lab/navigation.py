"""Loads a document into a page, and waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

from lab.errors import CannotMeasureError
from lab.scheme import is_own

_Status = QWebEngineLoadingInfo.LoadStatus

LOAD_LIMIT_S = 30.0


async def navigate(page: QWebEnginePage, start: Callable[[], None]) -> None:
    """Call ``start``, which makes ``page`` load a page of Leak Lab, and wait until that is loaded.

    Raises:
        CannotMeasureError: it did not load, or not in time.
    """
    loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    has_started = False

    def finish(info: QWebEngineLoadingInfo) -> None:
        nonlocal has_started
        if info.status() == _Status.LoadStartedStatus:
            has_started = has_started or is_own(info.url())
            return
        # A navigation that was refused just before ends meanwhile, too; it was not this one.
        refused = not info.url().isEmpty() and not is_own(info.url())
        if has_started and not refused and not loaded.done():
            loaded.set_result(info.status() == _Status.LoadSucceededStatus)

    page.loadingChanged.connect(finish)
    try:
        start()
        async with asyncio.timeout(LOAD_LIMIT_S):
            ok = await loaded
    except TimeoutError:
        raise CannotMeasureError(
            f"the page did not load within {LOAD_LIMIT_S:g} s; try again"
        ) from None
    finally:
        page.loadingChanged.disconnect(finish)
    if not ok:
        raise CannotMeasureError(f"the page {page.url().toString()} did not load")
