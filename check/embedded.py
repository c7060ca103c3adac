"""Somebody's page in the embedded engine, with the tracker in it, and a session with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Final, Self

import shiboken6
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from check.problems import PageNotLoaded, WentAway
from check.site import SiteServer
from check.stranger import StrangerPage
from check.target import Target
from check.tracker import tracker_source
from engine.name import engine_name
from engine.schemes import CHECK
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.renderer_end import renderer_end
from system.closing import to_its_end
from system.errors import CannotMeasureError

# A common screen; pages lay out by the size they are shown at.
_VIEW_SIZE: Final = (1280, 800)
_Status = QWebEngineLoadingInfo.LoadStatus


class CheckedPage:
    """A target, loaded. Use as ``async with CheckedPage(target) as page``.

    Raises:
        CannotMeasureError: it does not load.
        SessionError: its renderer ended meanwhile.
    """

    def __init__(
        self, target: Target, show: Callable[[QWebEngineView], None] | None = None
    ) -> None:
        """``show`` puts the view where it is seen; else it is by itself, as where there is none."""
        self.target = target
        self._show = show or _show_alone
        self._profile = QWebEngineProfile()  # no name: nothing is written to disk
        self._server: SiteServer | None = None
        if target.folder is not None:
            self._server = SiteServer(target.folder, target.index)
            self._profile.installUrlSchemeHandler(CHECK, self._server)
        self._page = StrangerPage(self._profile)
        self._view = QWebEngineView(self._page)
        self.session = CdpSession(EmbeddedPage(self._page))
        """The session, once it is open; its errors are its own."""

    async def __aenter__(self) -> Self:
        try:
            self._show(self._view)
            await self.session.open()
            await self.session.run_before_page(tracker_source())
            await self._load()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End everything, also when cancelled meanwhile."""
        await to_its_end(self._close())

    @property
    def engine(self) -> str:
        """Qt WebEngine with its versions."""
        return engine_name()

    @property
    def notices(self) -> Sequence[str]:
        """What the page wanted and was denied so far."""
        return self._page.notices

    def stay(self) -> None:
        """From now on the document is to stay."""
        self._page.stay()

    def check_still_there(self) -> None:
        """Refuse to go on with a page that wanted to leave.

        Raises:
            CannotMeasureError: it did.
        """
        if self._page.left_for is not None:
            raise CannotMeasureError(WentAway(self._page.left_for))

    async def _load(self) -> None:
        loaded: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def on_change(info: QWebEngineLoadingInfo) -> None:
            if loaded.done() or info.status() == _Status.LoadStartedStatus:
                return
            if info.status() == _Status.LoadSucceededStatus:
                loaded.set_result("")
            elif not self._page.isLoading():
                loaded.set_result(_reason(info))

        def on_end(status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
            if not loaded.done():
                loaded.set_result(str(renderer_end(status, code)))

        self._page.loadingChanged.connect(on_change)
        self._page.renderProcessTerminated.connect(on_end)
        try:
            self._page.load(self.target.url)
            if reason := await loaded:
                raise CannotMeasureError(PageNotLoaded(self.target.name, reason))
        finally:
            self._page.loadingChanged.disconnect(on_change)
            self._page.renderProcessTerminated.disconnect(on_end)

    async def _close(self) -> None:
        self.session.close()
        # The order that Qt WebEngine survives: the profile last.
        for part in (self._view, self._page, self._profile):
            if shiboken6.isValid(part):
                shiboken6.delete(part)


def _show_alone(view: QWebEngineView) -> None:
    view.resize(*_VIEW_SIZE)
    # A page that is not shown is throttled: no animation frames, no intersections.
    view.show()


def _reason(info: QWebEngineLoadingInfo) -> str:
    """Why a page did not load, in the engine's words."""
    if info.errorDomain() == QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
        return f"the server answered {info.errorCode()}"
    return info.errorString() or "the engine does not say why"
