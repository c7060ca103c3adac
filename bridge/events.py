"""Tauri's events: who listens to what, and ``plugin:event``'s commands."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from bridge.channel import CallbackId
from bridge.commands import Arguments, Commands, Invocation
from bridge.traffic import Origin


@dataclass(frozen=True)
class _Listener:
    event: str
    callback_id: int
    mount: int
    """The mount that listens, from 1; 0 where none does."""


class EventDelivery(msgspec.Struct, frozen=True):
    """What a listener of the page receives."""

    event: str
    id: int
    payload: object


class Listeners:
    """The event listeners of one document."""

    def __init__(
        self, post: Callable[[int, EventDelivery, int], None], mount: Callable[[], int]
    ) -> None:
        """``post`` is given a callback id, what it receives, and the mount that listens.

        ``mount`` tells whose command is being answered.
        """
        self._post = post
        self._mount = mount
        self._ids = itertools.count(1)
        self._listeners: dict[int, _Listener] = {}
        self.events_emitted = 0

    def __len__(self) -> int:
        return len(self._listeners)

    @property
    def handlers(self) -> dict[int, Origin]:
        """Who listens: by the id of its callback, the event's name and the mount."""
        return {
            each.callback_id: Origin(each.event, each.mount) for each in self._listeners.values()
        }

    def listen(self, event: str, callback_id: int) -> int:
        """Add a listener; the event id by which it can be removed."""
        event_id = next(self._ids)
        self._listeners[event_id] = _Listener(event, callback_id, self._mount())
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
                delivery = EventDelivery(event, event_id, payload)
                self._post(listener.callback_id, delivery, listener.mount)


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
