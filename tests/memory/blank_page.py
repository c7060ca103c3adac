"""A page with nothing of Leak Lab in it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from types import TracebackType
from typing import Self

import psutil
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

LIMIT_S = 15.0


class _QuietPage(QWebEnginePage):
    """Its console goes nowhere; by default Qt makes messages of its own of it."""

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        pass


class BlankPage:
    """A page in a profile of its own. Use as ``async with BlankPage() as blank``."""

    def __init__(self) -> None:
        self._profile = QWebEngineProfile()
        self.page = _QuietPage(self._profile)
        self._view = QWebEngineView(self.page)

    async def __aenter__(self) -> Self:
        # Chromium throttles the timers of a page that is not shown.
        self._view.resize(800, 600)
        self._view.show()
        await self.load("<!doctype html><title>blank</title>")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shiboken6.delete(self._view)
        shiboken6.delete(self.page)
        shiboken6.delete(self._profile)

    async def load(self, html: str) -> None:
        """Show ``html`` in a new document."""
        loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.page.loadFinished.connect(loaded.set_result)
        try:
            self.page.setHtml(html, QUrl("about:blank"))
            assert await asyncio.wait_for(loaded, LIMIT_S)
        finally:
            self.page.loadFinished.disconnect(loaded.set_result)

    async def kill_renderer(self) -> None:
        """Kill the page's renderer, and wait until Qt knows."""
        gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def on_gone(_status: object, _exit_code: int) -> None:
            gone.set_result(None)

        self.page.renderProcessTerminated.connect(on_gone)
        try:
            pid = self.page.renderProcessPid()
            # 0 is not "no process" to kill(2), but every process of the caller's group.
            assert pid > 0
            os.kill(pid, signal.SIGKILL)
            await asyncio.wait_for(gone, LIMIT_S)
        finally:
            self.page.renderProcessTerminated.disconnect(on_gone)


def listening_ports(process: psutil.Process | None = None) -> set[int]:
    """The TCP ports on which a process (by default this one) and its children listen."""
    root = process or psutil.Process()
    ports = set()
    for member in (root, *root.children(recursive=True)):
        # A child may end meanwhile; then it listens no more.
        with contextlib.suppress(psutil.NoSuchProcess):
            ports |= {
                connection.laddr.port
                for connection in member.net_connections(kind="tcp")
                if connection.status == psutil.CONN_LISTEN
            }
    return ports


def renderers(process: psutil.Process | None = None) -> set[psutil.Process]:
    """The renderers of a process (by default this one).

    Chromium forks them from a zygote, whose command line they keep: they are known by their
    place, at the ends of the tree and not right below the process.
    """
    root = process or psutil.Process()
    found = set()
    for member in root.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if member.ppid() != root.pid and not member.children():
                found.add(member)
    return found
