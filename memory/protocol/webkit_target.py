"""The way to one page through WebKit's inspector, whose messages are wrapped in those of a target.

WebKit's protocol has a level above pages: ``Target.targetCreated`` names a page, and every message
to and from it travels inside another one. A navigation to another process makes a second target,
which takes the place of the first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec

from memory.problem import Problem
from memory.protocol.errors import SessionLostError
from memory.protocol.page_json import decode_page_json
from memory.protocol.problems import TargetEnded
from memory.protocol.transport import Transport
from memory.protocol.webkit_acknowledging import AcknowledgingInspector


class _Outer(msgspec.Struct, rename="camel"):
    id: int | None = None
    method: str = ""
    params: msgspec.Raw = msgspec.Raw(b"{}")
    error: msgspec.Raw | None = None


class _TargetInfo(msgspec.Struct, rename="camel"):
    target_id: str
    type: str = ""
    is_provisional: bool = False


class _Created(msgspec.Struct, rename="camel"):
    target_info: _TargetInfo


class _Committed(msgspec.Struct, rename="camel"):
    old_target_id: str
    new_target_id: str


class _Destroyed(msgspec.Struct, rename="camel"):
    target_id: str


class _Dispatched(msgspec.Struct, rename="camel"):
    target_id: str
    message: str


class _CallId(msgspec.Struct):
    id: int


def _ignore(_what: object) -> None:
    """Until whoever opens the transport sets a callback."""


class WebKitTarget:
    """A :class:`memory.protocol.transport.Transport` to a page, over one to WebKit's inspector."""

    def __init__(self, inspector: Transport) -> None:
        self.on_message: Callable[[str], None] = _ignore
        self.on_closed: Callable[[Problem], None] = _ignore
        self._inspector = AcknowledgingInspector(inspector)
        self._inspector.on_message = self._on_outer
        self._inspector.on_closed = self.end
        self._target_id: str | None = None
        self._found: asyncio.Future[None] | None = None
        self._is_over = False

    async def open(self) -> None:
        """Connect, and wait until a page is there.

        Raises:
            SessionLostError: the inspector ended meanwhile, or refused.
        """
        self._found = asyncio.get_running_loop().create_future()
        await self._inspector.open()
        await self._found

    def send(self, message: str) -> None:
        """Send a JSON text to the page."""
        wrapped = {
            # The same number: a refusal of the outer call is one of the inner.
            "id": msgspec.json.decode(message, type=_CallId).id,
            "method": "Target.sendMessageToTarget",
            "params": {"targetId": self._target_id, "message": message},
        }
        self._inspector.send(msgspec.json.encode(wrapped).decode())

    def close(self) -> None:
        """Disconnect. A second call does nothing."""
        self._is_over = True
        self._inspector.close()

    def _on_outer(self, text: str) -> None:
        outer = decode_page_json(text, type=_Outer)
        match outer.method:
            case "Target.dispatchMessageFromTarget":
                dispatched = msgspec.json.decode(outer.params, type=_Dispatched)
                # What a page that is being left still says is of no use.
                if dispatched.target_id == self._target_id:
                    self.on_message(dispatched.message)
            case "Target.targetCreated":
                target = msgspec.json.decode(outer.params, type=_Created).target_info
                if self._target_id is None and target.type == "page" and not target.is_provisional:
                    self._take(target.target_id)
            case "Target.didCommitProvisionalTarget":
                committed = msgspec.json.decode(outer.params, type=_Committed)
                if self._target_id in (None, committed.old_target_id):
                    self._take(committed.new_target_id)
            case "Target.targetDestroyed":
                destroyed = msgspec.json.decode(outer.params, type=_Destroyed)
                if destroyed.target_id == self._target_id:
                    self.end(TargetEnded())
            case _ if outer.id is not None and outer.error is not None:
                refusal = {"id": outer.id, "error": outer.error}
                self.on_message(msgspec.json.encode(refusal).decode())

    def _take(self, target_id: str) -> None:
        self._target_id = target_id
        if self._found is not None and not self._found.done():
            self._found.set_result(None)

    def end(self, reason: Problem) -> None:
        """Say that the page is gone, unless it is over anyway.

        WebKit's inspector does not tell when the process of its page has crashed: who watches that
        process does.
        """
        if self._is_over:
            return
        self._is_over = True
        if self._found is not None and not self._found.done():
            self._found.set_exception(SessionLostError(reason))
            # Nobody may be waiting for it any more.
            self._found.exception()
        self.on_closed(reason)
