"""Loads an address into a page that is not ours, and waits for it."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

from memory.protocol.renderer_end import renderer_end

_Status = QWebEngineLoadingInfo.LoadStatus


async def load(page: QWebEnginePage, url: QUrl) -> str:
    """Load ``url`` into ``page``; why it did not load, empty if it did.

    Redirects are followed. Nobody but the caller limits the time.
    """
    loaded: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def on_change(info: QWebEngineLoadingInfo) -> None:
        if loaded.done() or info.status() == _Status.LoadStartedStatus:
            return
        if info.status() == _Status.LoadSucceededStatus:
            loaded.set_result("")
        elif not page.isLoading():
            loaded.set_result(_reason(info))

    def on_end(status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if not loaded.done():
            loaded.set_result(str(renderer_end(status, code)))

    page.loadingChanged.connect(on_change)
    page.renderProcessTerminated.connect(on_end)
    try:
        page.load(url)
        return await loaded
    finally:
        page.loadingChanged.disconnect(on_change)
        page.renderProcessTerminated.disconnect(on_end)


def _reason(info: QWebEngineLoadingInfo) -> str:
    """Why a page did not load, in the engine's words."""
    if info.errorDomain() == QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
        return f"the server answered {info.errorCode()}"
    return info.errorString() or "the engine does not say why"
