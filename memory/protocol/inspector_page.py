"""The page that stands in for Chromium's DevTools front end."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from memory.protocol.page_script import document_creation_script, qwebchannel_source
from memory.protocol.renderer_end import renderer_end


class _Mailbox(QObject):
    """What the inspector page sees of Python."""

    send = Signal(str)
    message_received = Signal(str)
    opened = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chunks: list[str] = []
        self._awaited_chars = 0

    @Slot()
    def ready(self) -> None:
        self.opened.emit()

    # In what comes, two characters stand in for a quote and a backslash: `inspector.js` tells why.
    @Slot(str, str)
    def receive(self, message: str, stand_ins: str) -> None:
        self.message_received.emit(_without(stand_ins, message))

    @Slot(str, str, int)
    def receive_chunk(self, chunk: str, stand_ins: str, total_size: int) -> None:
        # Only the first chunk of a message carries the size of the whole, in characters.
        if total_size:
            self._chunks.clear()
            self._awaited_chars = total_size
        self._chunks.append(_without(stand_ins, chunk))
        self._awaited_chars -= len(chunk)
        if self._awaited_chars <= 0:
            message = "".join(self._chunks)
            self._chunks.clear()
            self.message_received.emit(message)


def _without(stand_ins: str, text: str) -> str:
    return text.replace(stand_ins[0], '"').replace(stand_ins[1], "\\")


class _FrontEndBlocker(QWebEngineUrlRequestInterceptor):
    """Keeps the scripts of Chromium's own front end from loading."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().path().endswith(".js"):
            info.block(True)


def _inspector_script() -> QWebEngineScript:
    source = Path(__file__).with_name("inspector.js").read_text("utf-8")
    return document_creation_script("leak-lab-inspector", qwebchannel_source() + source)


class InspectorPage(QObject):
    """Attaches to a page and carries DevTools protocol messages to and from it, as JSON texts.

    Chromium loads its own front end into the inspector; an interceptor keeps the front end's
    scripts from starting, and ``inspector.js`` takes their place.
    """

    opened = Signal()
    """The inspector is up: messages can be sent."""
    message_received = Signal(str)
    """An answer or an event."""
    renderer_gone = Signal(object)
    """The inspector's own renderer has ended: how, as :func:`renderer_end` tells it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._profile = QWebEngineProfile(self)  # no name: nothing is written to disk
        self._blocker = _FrontEndBlocker(self)
        self._profile.setUrlRequestInterceptor(self._blocker)
        self._page = QWebEnginePage(self._profile)
        self._channel = QWebChannel(self)
        self._mailbox = _Mailbox(self)
        self._channel.registerObject("mailbox", self._mailbox)
        self._page.setWebChannel(self._channel)
        self._page.scripts().insert(_inspector_script())
        self._mailbox.opened.connect(self.opened)
        self._mailbox.message_received.connect(self.message_received)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)

    def attach(self, page: QWebEnginePage) -> None:
        """Inspect ``page``; :attr:`opened` tells when messages can be sent."""
        page.setDevToolsPage(self._page)

    def send(self, message: str) -> None:
        """Send a request."""
        self._mailbox.send.emit(message)

    def close(self, page: QWebEnginePage) -> None:
        """Detach from ``page`` if it still exists, and free everything: the profile last."""
        if not shiboken6.isValid(self._page):
            return
        if shiboken6.isValid(page):
            # Qt's documentation allows null, which detaches; the stubs do not know.
            page.setDevToolsPage(None)  # type: ignore[arg-type]
        for part in (self._page, self._channel, self._profile):
            shiboken6.delete(part)

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        self.renderer_gone.emit(renderer_end(status, exit_code))
