"""Loads a document into a page, and waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEnginePage

from lab.errors import CannotMeasureError

LOAD_LIMIT_S = 30.0


async def navigate(page: QWebEnginePage, start: Callable[[], None]) -> None:
    """Call ``start``, which makes ``page`` load something, and wait until that is loaded.

    Raises:
        CannotMeasureError: it did not load, or not in time.
    """
    loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def finish(ok: bool) -> None:
        if not loaded.done():
            loaded.set_result(ok)

    page.loadFinished.connect(finish)
    try:
        start()
        async with asyncio.timeout(LOAD_LIMIT_S):
            ok = await loaded
    except TimeoutError:
        raise CannotMeasureError(
            f"the page did not load within {LOAD_LIMIT_S:g} s; try again"
        ) from None
    finally:
        page.loadFinished.disconnect(finish)
    if not ok:
        raise CannotMeasureError(f"the page {page.url().toString()} did not load")
