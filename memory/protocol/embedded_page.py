"""The way to a page of this process, over no TCP port.

Chromium's own front end is the only client that Qt WebEngine lets in without a port, so a page of
ours stands in for it (:mod:`memory.protocol.inspector_page`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEnginePage

from memory.problem import Problem
from memory.protocol.errors import SessionLostError
from memory.protocol.inspector_page import InspectorPage
from memory.protocol.problems import InspectorEnded, PageLeft, RendererEnded
from memory.protocol.renderer_end import renderer_end


def _ignore(_what: object) -> None:
    """Until whoever opens the transport sets a callback."""


class EmbeddedPage(QObject):
    """Carries messages to and from ``page``: a :class:`memory.protocol.transport.Transport`.

    It outlives the page's documents, and ends with the page's renderer or its own.
    """

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_message: Callable[[str], None] = _ignore
        self.on_closed: Callable[[Problem], None] = _ignore
        self._page = page
        self._opened: asyncio.Future[None] | None = None
        self._is_over = False
        self._is_closed = False
        self._inspector = InspectorPage(self)
        self._inspector.opened.connect(self._on_opened)
        self._inspector.message_received.connect(self._on_message)
        self._inspector.renderer_gone.connect(self._on_inspector_gone)
        page.renderProcessTerminated.connect(self._on_renderer_gone)

    async def open(self) -> None:
        """Attach to the page.

        Raises:
            SessionLostError: a renderer ended meanwhile.
        """
        self._opened = asyncio.get_running_loop().create_future()
        self._inspector.attach(self._page)
        await self._opened

    def send(self, message: str) -> None:
        """Send a JSON text."""
        self._inspector.send(message)

    def close(self) -> None:
        """Detach, and free the inspector. A second call does nothing."""
        self._is_over = True
        if self._is_closed:
            return
        self._is_closed = True
        self._fail_opening(PageLeft())
        if shiboken6.isValid(self._page):
            self._page.renderProcessTerminated.disconnect(self._on_renderer_gone)
        self._inspector.close(self._page)

    def _on_opened(self) -> None:
        if self._opened is not None and not self._opened.done():
            self._opened.set_result(None)

    def _on_message(self, text: str) -> None:
        self.on_message(text)

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        self._end(RendererEnded(renderer_end(status, exit_code)))

    def _on_inspector_gone(self, how: Problem) -> None:
        self._end(InspectorEnded(how))

    def _end(self, reason: Problem) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._fail_opening(reason)
        self.on_closed(reason)

    def _fail_opening(self, reason: Problem) -> None:
        if self._opened is not None and not self._opened.done():
            self._opened.set_exception(SessionLostError(reason))
            # Nobody may be waiting for it any more.
            self._opened.exception()
