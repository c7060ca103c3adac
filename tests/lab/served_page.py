"""A page on ``lab://app`` from a folder of a test's own."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import TracebackType
from typing import Self

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

from engine.schemes import LAB
from lab.engine.scheme import PageServer
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage

LIMIT_S = 15.0


class _RecordingPage(QWebEnginePage):
    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.console: list[str] = []

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        self.console.append(message)


class ServedPage:
    """Use as ``async with ServedPage(folder) as served``."""

    def __init__(self, root: Path) -> None:
        self._profile = QWebEngineProfile()
        self._server = PageServer(root)
        self._profile.installUrlSchemeHandler(LAB, self._server)
        self._page = _RecordingPage(self._profile)
        self.devtools = CdpSession(EmbeddedPage(self._page))

    @property
    def console(self) -> list[str]:
        """What the page has written to its console."""
        return self._page.console

    async def __aenter__(self) -> Self:
        await self.devtools.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.devtools.close()
        shiboken6.delete(self._page)
        shiboken6.delete(self._profile)

    async def load(self, url: str) -> bool:
        """Go to ``url``; whether it loaded."""
        loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._page.loadFinished.connect(loaded.set_result)
        try:
            self._page.load(QUrl(url))
            return await asyncio.wait_for(loaded, LIMIT_S)
        finally:
            self._page.loadFinished.disconnect(loaded.set_result)

    async def fetched(self, address: str) -> str | None:
        """What a request of the page for ``address`` gives, or None if it fails.

        Not by ``fetch``: to that, Qt WebEngine 6.11 reports a failed request as one whose body
        never ends.
        """
        answers = await self.devtools.evaluate(
            f"""new Promise((resolve) => {{
                const request = new XMLHttpRequest()
                request.onload = () => resolve([request.responseText])
                request.onerror = () => resolve([])
                request.open('GET', {json.dumps(address)})
                request.send()
            }})""",
            result=list[str],
            limit_s=LIMIT_S,
        )
        return answers[0] if answers else None
