"""A DevTools protocol session with one page, over no TCP port.

Chromium's own front end is the only client that Qt WebEngine lets in without a port, so a page of
ours stands in for it (:mod:`memory.inspector_page`). Nothing but what a caller asks for is enabled
in the inspected page; above all not ``Runtime`` or ``Console``, which keep whatever the page logs
alive.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Self, TypeVar

import msgspec
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEnginePage

from memory.inspector_page import InspectorPage
from memory.renderer_end import renderer_end

log = logging.getLogger("leaklab.devtools")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
ResultT = TypeVar("ResultT")

OPEN_LIMIT_S = 15.0
CALL_LIMIT_S = 30.0


class DevToolsError(Exception):
    """The protocol answered with an error, or the page threw."""


class SessionLostError(DevToolsError):
    """The session has ended: the renderer is gone, or the session was closed."""


class DevToolsTimeoutError(DevToolsError):
    """The page did not answer within the time limit."""


class _ErrorReply(msgspec.Struct):
    message: str = "unknown error"
    code: int = 0


class _Envelope(msgspec.Struct):
    """The outer form of a protocol message: an answer has an id, an event a method."""

    id: int | None = None
    method: str | None = None
    result: msgspec.Raw = msgspec.Raw(b"{}")
    params: msgspec.Raw = msgspec.Raw(b"{}")
    error: _ErrorReply | None = None


class _ExceptionObject(msgspec.Struct):
    description: str | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")


class _ExceptionDetails(msgspec.Struct):
    text: str = ""
    exception: _ExceptionObject | None = None


class _RemoteObject(msgspec.Struct):
    type: str = "undefined"
    value: msgspec.Raw = msgspec.Raw(b"null")


class _Evaluated(msgspec.Struct, rename="camel"):
    result: _RemoteObject
    exception_details: _ExceptionDetails | None = None


class _Empty(msgspec.Struct):
    """An answer whose fields nobody reads."""


class DevToolsSession(QObject):
    """Calls the DevTools protocol of one page.

    Use as ``async with DevToolsSession(page) as devtools``. Every call has a time
    limit, and fails with :class:`SessionLostError` as soon as a renderer is gone.
    """

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._loop = asyncio.get_running_loop()
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[msgspec.Raw]] = {}
        self._listeners: dict[str, Callable[[msgspec.Raw], None]] = {}
        self._lost: str | None = None
        self._is_closed = False
        self._opened: asyncio.Future[None] = self._loop.create_future()

        self._inspector = InspectorPage(self)
        self._inspector.opened.connect(self._on_opened)
        self._inspector.message_received.connect(self._on_message)
        self._inspector.renderer_gone.connect(self._on_inspector_gone)
        page.renderProcessTerminated.connect(self._on_renderer_gone)

    async def open(self) -> Self:
        """Attach to the page.

        Raises:
            DevToolsTimeoutError: the inspector did not come up in time.
            SessionLostError: a renderer ended meanwhile.
        """
        self._inspector.attach(self._page)
        try:
            async with asyncio.timeout(OPEN_LIMIT_S):
                await self._opened
        except TimeoutError:
            raise DevToolsTimeoutError(
                f"the DevTools session did not open within {OPEN_LIMIT_S:g} s"
            ) from None
        return self

    def close(self) -> None:
        """Detach, and free the inspector. A second call does nothing."""
        if self._lost is None:
            self._fail_all("the DevTools session was closed")
        if self._is_closed:
            return
        self._is_closed = True
        if shiboken6.isValid(self._page):
            self._page.renderProcessTerminated.disconnect(self._on_renderer_gone)
        self._inspector.close(self._page)

    async def __aenter__(self) -> Self:
        try:
            return await self.open()
        except BaseException:
            self.close()
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def call(
        self,
        method: str,
        params: Mapping[str, Json] | None = None,
        *,
        result: type[ResultT],
        limit_s: float = CALL_LIMIT_S,
    ) -> ResultT:
        """Call ``method`` and convert its answer to ``result``.

        Raises:
            DevToolsError: the protocol refused the call.
            DevToolsTimeoutError: no answer within ``limit_s`` seconds.
            SessionLostError: the session is over, or ends while waiting.
        """
        raw = await self._call_raw(method, params or {}, limit_s)
        return msgspec.json.decode(raw, type=result)

    async def run(
        self,
        method: str,
        params: Mapping[str, Json] | None = None,
        *,
        limit_s: float = CALL_LIMIT_S,
    ) -> None:
        """Call ``method`` for its effect. Raises as :meth:`call` does."""
        await self.call(method, params, result=_Empty, limit_s=limit_s)

    async def evaluate(
        self, expression: str, *, result: type[ResultT], limit_s: float = CALL_LIMIT_S
    ) -> ResultT:
        """Evaluate ``expression`` in the page, wait for its promise, convert its value.

        Raises:
            DevToolsError: the page threw, or its promise was rejected; the message is the page's.
            DevToolsTimeoutError, SessionLostError: as :meth:`call`.
        """
        answer = await self.call(
            "Runtime.evaluate",
            {"expression": expression, "awaitPromise": True, "returnByValue": True},
            result=_Evaluated,
            limit_s=limit_s,
        )
        if answer.exception_details is not None:
            raise DevToolsError(_thrown(answer.exception_details))
        try:
            return msgspec.json.decode(answer.result.value, type=result)
        except msgspec.DecodeError as error:
            raise DevToolsError(
                f"the page answered in another form than expected: {error}"
            ) from error

    @contextlib.contextmanager
    def listening(self, event: str, listener: Callable[[msgspec.Raw], None]) -> Iterator[None]:
        """Call ``listener`` with the parameters of every ``event`` while the context is open.

        Raises:
            ValueError: somebody listens to it already.
        """
        if event in self._listeners:
            raise ValueError(f"{event} has a listener already")
        self._listeners[event] = listener
        try:
            yield
        finally:
            del self._listeners[event]

    async def _call_raw(
        self, method: str, params: Mapping[str, Json], limit_s: float
    ) -> msgspec.Raw:
        if self._lost is not None:
            raise SessionLostError(self._lost)
        call_id = next(self._ids)
        answer: asyncio.Future[msgspec.Raw] = self._loop.create_future()
        self._waiting[call_id] = answer
        request = {"id": call_id, "method": method, "params": params}
        self._inspector.send(msgspec.json.encode(request).decode())
        try:
            async with asyncio.timeout(limit_s):
                return await answer
        except TimeoutError:
            raise DevToolsTimeoutError(
                f"the page did not answer {method} within {limit_s:g} s"
            ) from None
        finally:
            self._waiting.pop(call_id, None)

    def _on_opened(self) -> None:
        if not self._opened.done():
            self._opened.set_result(None)

    def _on_message(self, text: str) -> None:
        envelope = msgspec.json.decode(text, type=_Envelope)
        if envelope.id is None:
            listener = self._listeners.get(envelope.method or "")
            if listener is not None:
                listener(envelope.params)
            return
        waiting = self._waiting.get(envelope.id)
        if waiting is None or waiting.done():
            return
        if envelope.error is not None:
            waiting.set_exception(DevToolsError(envelope.error.message))
        else:
            # The text dies with this call; Raw would otherwise keep all of it.
            waiting.set_result(envelope.result.copy())

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        self._fail_all(
            f"the page's renderer ended ({renderer_end(status, exit_code)}); load the page again"
        )

    def _on_inspector_gone(self, reason: str) -> None:
        self._fail_all(f"the inspector's renderer ended ({reason}); open a new DevTools session")

    def _fail_all(self, reason: str) -> None:
        self._lost = reason
        log.info("session lost: %s", reason)
        waiting: list[asyncio.Future[msgspec.Raw] | asyncio.Future[None]] = [
            *self._waiting.values(),
            self._opened,
        ]
        self._waiting.clear()
        for future in waiting:
            if not future.done():
                future.set_exception(SessionLostError(reason))
        # Nobody may be waiting for the session to open any more.
        if self._opened.done() and not self._opened.cancelled():
            self._opened.exception()


def _thrown(details: _ExceptionDetails) -> str:
    """The page's own words for what it threw, without the stack."""
    if details.exception is None:
        return details.text
    if details.exception.description:
        return details.exception.description.split("\n    at ", 1)[0]
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(details.exception.value, type=str)
    return bytes(details.exception.value).decode() or details.text
