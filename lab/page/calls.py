"""Calls what the page offers, ``window.leakLab``, through a session with its engine."""

from __future__ import annotations

from PySide6.QtWebEngineCore import QWebEnginePage

from lab.problems import NoPage
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.errors import SessionError
from memory.protocol.session import ResultT
from system.errors import CannotMeasureError


class PageCalls:
    """The session with a page, over all of its documents.

    All of it raises :class:`system.errors.CannotMeasureError` when the page is gone, refuses, or
    does not answer in time.
    """

    def __init__(self, page: QWebEnginePage) -> None:
        self._page = page
        self._session: CdpSession | None = None
        self._has_document = False

    @property
    def session(self) -> CdpSession:
        """The session, once a document is open; its errors are its own."""
        if self._session is None or not self._has_document:
            raise CannotMeasureError(NoPage())
        return self._session

    async def open(self) -> None:
        """Let a document that has been loaded be called."""
        await self.attach()
        self._has_document = True

    async def attach(self) -> None:
        """Attach to the page, unless that is done: a session outlives documents, not renderers.

        It needs no document yet.
        """
        if self._session is not None and not self._session.is_lost:
            return
        self.close()
        session = CdpSession(EmbeddedPage(self._page))
        try:
            self._session = await session.open()
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error
        finally:
            # Cancelled too: the inspector's page must go before the engine does.
            if self._session is None:
                session.close()

    def close(self) -> None:
        """Detach, if attached."""
        if self._session is not None:
            self._session.close()
            self._session = None
            self._has_document = False

    async def call(self, call: str, *, result: type[ResultT]) -> ResultT:
        """What a call of ``leakLab``'s gives, such as ``"unmount()"``."""
        return await self.evaluate(f"leakLab.then((lab) => lab.{call})", result=result)

    async def evaluate(self, expression: str, *, result: type[ResultT]) -> ResultT:
        """What an expression gives; a promise is awaited."""
        try:
            return await self.session.evaluate(expression, result=result)
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error
