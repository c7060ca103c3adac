"""The page that is open in the Check tab: embedded, or in the window of an application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from check.attached.page import AttachedPage
from check.attached.watched import WatchedPage
from check.embedded import CheckedPage
from check.target import target_named
from memory.problem import Problem
from memory.protocol.problems import RendererEnded
from memory.protocol.renderer_end import renderer_end
from memory.protocol.session import Session
from ui.check.attached_target import AttachedTarget


class OpenedPage:
    """One at a time: what is opened closes what was. Close it after use."""

    def __init__(
        self, show: Callable[[QWebEngineView], None], gone: Callable[[Problem], None]
    ) -> None:
        """``show`` puts an embedded page where it is seen; ``gone`` is told why one has ended."""
        self._show = show
        self._gone = gone
        self._page: CheckedPage | AttachedPage | None = None
        self._watched: WatchedPage | None = None
        self._watching: asyncio.Task[None] | None = None

    async def load(self, name: str) -> CheckedPage:
        """Load an address, a file or a folder, with the tracker in it.

        Raises:
            CannotMeasureError: there is no such thing, or it does not load.
            SessionError: its renderer ended meanwhile.
        """
        await self.close()
        page = CheckedPage(target_named(name), show=self._show_and_watch)
        self._page = await page.__aenter__()
        return page

    async def attach(self, target: AttachedTarget) -> AttachedPage:
        """Attach to the page that is picked, and put the tracker into it. Raises as `load`."""
        await self.close()
        page = target.opened()
        self._page = await page.__aenter__()
        return page

    async def look_at(self, target: AttachedTarget) -> Session:
        """Attach to the page that is picked, and leave it as it is. Raises as `load`."""
        await self.close()
        self._watched = watched = WatchedPage(*target.picked)
        session = await watched.open()
        self._watching = asyncio.ensure_future(self._watch(watched))
        return session

    async def close(self) -> None:
        """End it: an application's page is as it was then, and goes on."""
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.cancel()
            await asyncio.wait([watching])
        watched, self._watched = self._watched, None
        if watched is not None:
            await watched.close()
        page, self._page = self._page, None
        if page is not None:
            await page.close()

    async def _watch(self, watched: WatchedPage) -> None:
        problem = await watched.end()
        self._watching = None
        self._gone(problem)

    def _show_and_watch(self, view: QWebEngineView) -> None:
        self._show(view)
        view.page().renderProcessTerminated.connect(self._on_end)

    def _on_end(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self._gone(RendererEnded(renderer_end(status, code)))
