"""Tauri's events: who listens to what, and ``plugin:event``'s commands."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from bridge.channel import CallbackId
from bridge.commands import Arguments, Commands, Invocation


@dataclass(frozen=True)
class _Listener:
    event: str
    callback_id: int


class EventDelivery(msgspec.Struct, frozen=True):
    """What a listener of the page receives."""

    event: str
    id: int
    payload: object


class Listeners:
    """The event listeners of one document."""

    def __init__(self, post: Callable[[int, object], None]) -> None:
        self._post = post
        self._ids = itertools.count(1)
        self._listeners: dict[int, _Listener] = {}
        self.events_emitted = 0

    def __len__(self) -> int:
        return len(self._listeners)

    def listen(self, event: str, callback_id: int) -> int:
        """Add a listener; the event id by which it can be removed."""
        event_id = next(self._ids)
        self._listeners[event_id] = _Listener(event, callback_id)
        return event_id

    def unlisten(self, event: str, event_id: int) -> None:
        """Remove a listener. One that is not there is no error, as in Tauri."""
        listener = self._listeners.get(event_id)
        if listener is not None and listener.event == event:
            del self._listeners[event_id]

    def emit(self, event: str, payload: object) -> None:
        """Deliver an event to all who listen to it, in the order in which they came."""
        self.events_emitted += 1
        for event_id, listener in self._listeners.items():
            if listener.event == event:
                self._post(listener.callback_id, EventDelivery(event, event_id, payload))


class ListenArguments(Arguments):
    """``plugin:event|listen``. Every target is this one page."""

    event: str
    handler: CallbackId
    target: msgspec.Raw = msgspec.Raw(b"{}")


class UnlistenArguments(Arguments):
    """``plugin:event|unlisten``."""

    event: str
    event_id: int


class EmitArguments(Arguments):
    """``plugin:event|emit`` and ``plugin:event|emit_to``."""

    event: str
    payload: msgspec.Raw = msgspec.Raw(b"null")


async def _listen(invocation: Invocation, arguments: ListenArguments) -> int:
    return invocation.listeners.listen(arguments.event, arguments.handler)


async def _unlisten(invocation: Invocation, arguments: UnlistenArguments) -> None:
    invocation.listeners.unlisten(arguments.event, arguments.event_id)


async def _emit(invocation: Invocation, arguments: EmitArguments) -> None:
    invocation.listeners.emit(arguments.event, arguments.payload)


def register_events(commands: Commands) -> None:
    """Add ``plugin:event``'s commands to ``commands``."""
    commands.register("plugin:event|listen", ListenArguments, _listen)
    commands.register("plugin:event|unlisten", UnlistenArguments, _unlisten)
    commands.register("plugin:event|emit", EmitArguments, _emit)
    commands.register("plugin:event|emit_to", EmitArguments, _emit)
