"""Somebody's page in the embedded engine, with the tracker in it, and a session with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from check.access.options import AccessOptions
from check.access.profile import CheckProfile
from check.loading import load
from check.notice_kinds import Notice
from check.played.behind import Behind
from check.problems import PageNotLoaded, WentAway
from check.site import SiteServer
from check.stranger import StrangerPage
from check.target import Target
from check.tracker import tracker_source
from check.turns import ALONE, Turn
from engine.name import engine_name
from engine.schemes import CHECK
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.translatable import translatable
from system.closing import ClosedAtExit
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from check.access.storage import StoredSession

# A common screen; pages lay out by the size they are shown at.
_VIEW_SIZE: Final = (1280, 800)
_ASKED: Final = "its server asks for a name and a password by HTTP, and is given none"
_NO_ACCESS: Final = AccessOptions()


Show = Callable[[QWebEngineView], None]
"""Puts the view of a page where it is seen."""


def _show_alone(view: QWebEngineView) -> None:
    view.resize(*_VIEW_SIZE)
    # A page that is not shown is throttled: no animation frames, no intersections.
    view.show()


class CheckedPage(ClosedAtExit):
    """A target, loaded. Use as ``async with CheckedPage(target) as page``.

    Raises:
        CannotMeasureError: it does not load.
        SessionError: its renderer ended meanwhile.
    """

    def __init__(
        self,
        target: Target,
        access: AccessOptions = _NO_ACCESS,
        doing: Callable[[str], None] = lambda _what: None,
        show: Show | None = None,
        turn: Turn = ALONE,
    ) -> None:
        """``doing`` is told what is being done, for who waits in vain.

        ``show`` puts the view where it is seen; without it there is a window of its own. ``turn``
        begins before it is shown and loaded.

        Raises :class:`system.errors.CannotMeasureError`: the profile cannot be had.
        """
        self.target = target
        self._access = access
        self._behind: Behind | None = None
        self._doing = doing
        self._show = show or _show_alone
        self._turn = turn
        self._stored: StoredSession | None = None
        self._profile = CheckProfile(access.profile)
        self._server: SiteServer | None = None
        if target.folder is not None:
            self._server = SiteServer(target.folder, target.index)
            self._profile.profile.installUrlSchemeHandler(CHECK, self._server)
        self._page = StrangerPage(self._profile.profile)
        self._view = QWebEngineView(self._page)
        self._view.setWindowTitle(f"Leak Lab: {target.name}")
        self.session = CdpSession(EmbeddedPage(self._page))
        """The session, once it is open; its errors are its own."""

    async def __aenter__(self) -> Self:
        try:
            await self.session.open()
            await self._turn.begin()
            if self._access.storage is not None:
                # As the rest that most pages need not: imported where it is wanted.
                from check.access.storage import StoredSession

                self._stored = StoredSession(self._access.storage)
            self._behind = Behind(self._page, self.target, self._access)
            self._show(self._view)
            await self._get_in()
            if reason := await load(self._page, self.target.url):
                if self._page.is_asked_to_log_in:
                    reason = f"{reason}; {_ASKED}"
                raise CannotMeasureError(PageNotLoaded(self.target.name, reason))
            if self._stored is not None:
                await self._stored.given(self.session)
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
        await super().__aexit__(kind, error, trace)
        if isinstance(error, CannotMeasureError) and self._behind is not None:
            # In place: what kind of error it is, and what it carries, somebody may have to know.
            error.problem = self._behind.explained(error.problem)

    @property
    def engine(self) -> str:
        """Qt WebEngine with its versions."""
        return engine_name()

    @property
    def notices(self) -> Sequence[Notice]:
        """What the page wanted and was denied so far."""
        behind = () if self._behind is None else self._behind.notices
        stored = () if self._stored is None else self._stored.notices
        return (*self._page.notices, *stored, *behind)

    @property
    def has_backend(self) -> bool:
        """Whether one is played."""
        return self._behind is not None and self._behind.is_played

    @property
    def web_page(self) -> QWebEnginePage:
        """The engine's page."""
        return self._page

    def stay(self) -> None:
        """From now on the document is to stay."""
        self._page.stay()

    async def check_still_there(self) -> None:
        """Refuse to go on with a page that wanted to leave.

        Raises:
            CannotMeasureError: it did.
        """
        if self._page.left_for is not None:
            raise CannotMeasureError(WentAway(self._page.left_for))

    async def _get_in(self) -> None:
        if self._stored is not None:
            await self._stored.give(self.session)
        await self.session.run_before_page(tracker_source())
        if self._access.login is not None:
            from check.access.login import LoginPage, log_in

            self._doing(translatable("Doing", "logging in"))
            page = LoginPage(self._page, self.session, self.target.url)
            await log_in(self._access.login, page)
            self._doing(translatable("Doing", "loading the page"))

    async def _close(self) -> None:
        self.session.close()
        # The order that Qt WebEngine survives: the profile last.
        for part in (self._view, self._page):
            if shiboken6.isValid(part):
                shiboken6.delete(part)
        if self._behind is not None:
            await self._behind.close()
        self._profile.close()
