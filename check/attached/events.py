"""What an attached page tells of itself: that it has loaded, left, asked, or crashed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from check.attached.dialogs import dialog_notice
from check.attached.problems import PageCrashed
from check.notice_kinds import Notice
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError
from memory.protocol.problems import PageLeft
from memory.protocol.webkit_session import WebKitSession

_MOST_NOTICES: Final = 20
_LOOK_AGAIN_S: Final = 0.1
# The page asks before it is left, which is what we want of it.
_BEFORE_LEAVING: Final = "beforeunload"


class _Frame(msgspec.Struct, rename="camel"):
    url: str = ""
    parent_id: str = ""
    unreachable_url: str = ""


class _Navigated(msgspec.Struct):
    frame: _Frame


class _Dialog(msgspec.Struct):
    message: str = ""
    type: str = ""


class PageEvents:
    """Hears what the page of ``session`` tells while :meth:`listening` is open."""

    def __init__(self, session: CdpSession | WebKitSession) -> None:
        self._session = session
        self._answers: set[asyncio.Task[None]] = set()
        self._has_loaded = asyncio.Event()
        self._is_new = False
        self.notices: list[Notice] = []
        """A notice for each kind of thing that was denied."""
        self.document: str | None = None
        """The address of the document that has come last, once one has."""
        self.stays = False
        """Whether a document that comes now takes the place of the one that is checked."""
        self.is_unreachable = False
        """Whether that one is the browser's own page for what does not load."""

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Hear events."""
        heard: dict[str, Callable[[msgspec.Raw], None]] = {
            "Page.frameNavigated": self._on_navigated,
            "Page.loadEventFired": self._on_loaded,
            "Page.javascriptDialogOpening": self._on_dialog,
            "Inspector.targetCrashed": lambda _: self._session.end(PageCrashed()),
        }
        with contextlib.ExitStack() as stack:
            for event, listener in heard.items():
                stack.enter_context(self._session.listening(event, listener))
            yield

    def expect_document(self) -> None:
        """Forget what has loaded so far."""
        self.document = None
        self.is_unreachable = False
        self._is_new = False
        self._has_loaded.clear()

    async def until_loaded(self) -> None:
        """Wait for the load event of a document that has come since :meth:`expect_document`.

        Raises:
            SessionError: the page is gone.
        """
        waiting = asyncio.ensure_future(self._has_loaded.wait())
        try:
            while not self._has_loaded.is_set():
                await asyncio.wait((waiting,), timeout=_LOOK_AGAIN_S)
                if not self._has_loaded.is_set() and self._session.is_lost:
                    # Says why.
                    await self._session.run("Page.enable")
        finally:
            waiting.cancel()

    async def answered(self) -> None:
        """Wait until all dialogs have their answer."""
        if self._answers:
            await asyncio.wait(self._answers)

    def _on_navigated(self, params: msgspec.Raw) -> None:
        frame = msgspec.json.decode(params, type=_Navigated).frame
        if not frame.parent_id:
            self._is_new = True
            self.document = frame.url
            self.is_unreachable = bool(frame.unreachable_url)
            if self.stays:
                self._session.give_up_waiting(PageLeft())

    def _on_loaded(self, _params: msgspec.Raw) -> None:
        # Another one may be the old document's.
        if self._is_new:
            self._has_loaded.set()

    def _on_dialog(self, params: msgspec.Raw) -> None:
        dialog = msgspec.json.decode(params, type=_Dialog)
        task = asyncio.ensure_future(self._answer(dialog))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer(self, dialog: _Dialog) -> None:
        leaves = dialog.type == _BEFORE_LEAVING
        if not leaves:
            self.note(dialog_notice(dialog.type, dialog.message))
        # Somebody may have closed it before us.
        with contextlib.suppress(SessionError):
            await self._session.run("Page.handleJavaScriptDialog", {"accept": leaves})

    def note(self, notice: Notice) -> None:
        """Remember something that the report is to tell, once."""
        if notice not in self.notices and len(self.notices) < _MOST_NOTICES:
            self.notices.append(notice)
