"""A page of a running application, with the tracker in it while it is checked."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from types import NoneType, TracebackType
from typing import Final, Self

from PySide6.QtCore import QUrl

from check import tracker
from check.attached.dialogs import NO_DIALOGS, dismissed, show_dialogs
from check.attached.events import PageEvents
from check.attached.problems import NotReloaded
from check.notice_kinds import Notice, PageHidden, TrackerLate
from check.problems import WentAway
from check.recording import recorder
from check.target import Target
from check.tracker import tracker_source
from engine.attach.address import DebugAddress
from engine.attach.application import OpenPage
from engine.attach.connection import Attachment, attached
from memory.heap.naming.printable import printable
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError, SessionTimeoutError
from memory.protocol.webkit_session import WebKitSession
from system.closing import to_its_end
from system.errors import CannotMeasureError

log = logging.getLogger("leaklab.check")

_QT: Final = "QtWebEngine"
_NAMED_CHARS: Final = 120
_UNDO_LIMIT_S: Final = 5.0
_ANSWER_LIMIT_S: Final = 1.0


class AttachedPage:
    """A :class:`check.subject.CheckedSubject`. Use as ``async with AttachedPage(…) as page``.

    In the end everything that was injected is taken out again, and the page goes on.

    Raises:
        CannotMeasureError: there is no such page, or it does not load again.
        SessionError: it ended meanwhile.
    """

    def __init__(
        self, address: DebugAddress, wanted: str | OpenPage | None, *, reloads: bool = True
    ) -> None:
        """``wanted`` chooses the page; ``reloads``: so that the tracker comes before it."""
        self._attaching = attached(address, wanted)
        self._reloads = reloads
        self._attachment: Attachment | None = None
        self._events: PageEvents | None = None
        self._heard = contextlib.ExitStack()
        self._engine = ""
        self._is_injected = False

    async def __aenter__(self) -> Self:
        self._attachment = await self._attaching.__aenter__()
        try:
            self._events = PageEvents(self.session)
            self._heard.enter_context(self._events.listening())
            await self._inject()
        except BaseException as error:
            await self.close(is_cancelled=isinstance(error, asyncio.CancelledError))
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close(is_cancelled=isinstance(error, asyncio.CancelledError))

    async def close(self, *, is_cancelled: bool = False) -> None:
        """Take out what was injected, and detach; the page may be busy if it ``is_cancelled``."""
        await to_its_end(self._close(is_cancelled=is_cancelled))

    @property
    def target(self) -> Target:
        """The page, called by its address."""
        url = self._attached.page.url
        return Target(url, QUrl(url))

    @property
    def session(self) -> CdpSession | WebKitSession:
        """The session with it; its errors are its own."""
        return self._attached.session

    @property
    def engine(self) -> str:
        """The application's engine."""
        return self._engine or self._attached.engine

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What cannot be seen, and which dialogs were dismissed."""
        return () if self._events is None else tuple(self._events.notices)

    @property
    def has_backend(self) -> bool:
        """Whatever runs is somebody's application."""
        return True

    def stay(self) -> None:
        """From now on the document is to stay: what leads away ends the measuring."""
        if self._events is not None:
            self._events.expect_document()
            self._events.stays = True

    async def check_still_there(self) -> None:
        """Refuse to go on with a page that another document has taken the place of.

        Raises:
            CannotMeasureError: one has.
        """
        with contextlib.suppress(SessionError):
            # What the page has told before its answer to this has arrived then.
            for notice in await dismissed(self.session):
                self._note(notice)
        events = self._events
        if events is not None and events.stays and events.document is not None:
            raise CannotMeasureError(WentAway(printable(events.document, _NAMED_CHARS)))

    @property
    def _attached(self) -> Attachment:
        if self._attachment is None:
            raise RuntimeError("the page is not open")
        return self._attachment

    async def _inject(self) -> None:
        source = tracker_source()
        if _QT in self.engine or isinstance(self.session, WebKitSession):
            source = f"{NO_DIALOGS};\n{source}"
        if isinstance(self.session, CdpSession):
            await self.session.run("Inspector.enable")
        self._is_injected = True
        if self._reloads:
            await self.session.run_before_page(source)
            await self._reload()
        else:
            await self.session.run("Page.enable")
            # Not by `evaluate`, which takes one expression; the page's policy forbids `eval`.
            await self.session.run("Runtime.evaluate", {"expression": source})
            self._note(TrackerLate())
        if isinstance(self.session, WebKitSession):
            self._engine = await _webkit_name(self.session)
        if await self.session.evaluate("document.visibilityState === 'hidden'", result=bool):
            self._note(PageHidden())

    def _note(self, notice: Notice) -> None:
        if self._events is not None:
            self._events.note(notice)

    async def _reload(self) -> None:
        events = self._events
        if events is None:
            return
        events.expect_document()
        await self.session.reload()
        await events.until_loaded()
        if events.is_unreachable:
            shown = printable(self._attached.page.url, _NAMED_CHARS)
            raise CannotMeasureError(NotReloaded(shown))

    async def _close(self, *, is_cancelled: bool) -> None:
        try:
            if self._is_injected and not self.session.is_lost:
                async with asyncio.timeout(_UNDO_LIMIT_S):
                    await self._take_out(is_cancelled=is_cancelled)
        except (SessionError, TimeoutError, CannotMeasureError) as error:
            # With the session its scripts are gone as well, from the next document on.
            log.info("the page was left as it is: %s", error)
        finally:
            self._heard.close()
            await self._attaching.__aexit__(None, None, None)

    async def _take_out(self, *, is_cancelled: bool) -> None:
        if is_cancelled:
            await self._end_what_hangs()
        await self.session.run_nothing_before_page()
        if self._events is not None:
            self._events.stays = False
        if self._reloads:
            await self._reload()
        else:
            await show_dialogs(self.session)
            await recorder.take_out(self.session)
            await self.session.evaluate(tracker.call("takeOut()"), result=NoneType)
        if self._events is not None:
            await self._events.answered()

    async def _end_what_hangs(self) -> None:
        """End a cycle that the page is stuck in: it would be stuck for good."""
        try:
            await self.session.evaluate("0", result=int, limit_s=_ANSWER_LIMIT_S)
        except SessionTimeoutError:
            if isinstance(self.session, CdpSession):
                await self.session.run("Runtime.terminateExecution", limit_s=_ANSWER_LIMIT_S)


async def _webkit_name(session: WebKitSession) -> str:
    """Its port of WebKit tells nobody its own version, but that of the Safari it is like."""
    agent = await session.evaluate("navigator.userAgent", result=str)
    found = re.search(r"Version/(\S+)", agent)
    return "WebKitGTK" if found is None else f"WebKitGTK (like Safari {found[1]})"
