"""Tauri's events: who listens to what, and ``plugin:event``'s commands."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Final

import msgspec

from bridge.channel import CallbackId
from bridge.commands import Arguments, Commands, Invocation
from bridge.delivery import Delivery, Emit, Listen, Unlisten
from bridge.errors import CommandError
from bridge.event_target import EventTarget, hears
from bridge.traffic import Kind, Origin, Traffic

_ALSO_IN_NAMES: Final = "-/:_"


class _Listener(msgspec.Struct, frozen=True):
    event: str
    callback_id: int
    target: EventTarget
    mount: int
    """The mount that listens, from 1; 0 where none does."""


class Listeners:
    """The event listeners of the page's webview."""

    def __init__(self, send: Callable[[Delivery], None], traffic: Traffic) -> None:
        """``send`` is given the scripts for the page."""
        self._send = send
        self._traffic = traffic
        self._ids = itertools.count(1)
        self._listeners: dict[int, _Listener] = {}
        self.unlistens_in_page = False
        """See :attr:`bridge.contract.Contract.unlistens_in_page`."""
        self.events_emitted = 0

    def __len__(self) -> int:
        return len(self._listeners)

    def clear(self) -> None:
        """Forget all."""
        self._listeners.clear()

    @property
    def handlers(self) -> dict[int, Origin]:
        """Who listens: by the id of its callback, the event's name and the mount."""
        return {
            each.callback_id: Origin(each.event, each.mount) for each in self._listeners.values()
        }

    def listen(self, event: str, callback_id: int, target: EventTarget, mount: int) -> int:
        """Add a listener, and enter it in the page; the event id by which it can be removed."""
        event_id = next(self._ids)
        self._send(Listen(event_id, event, target, callback_id))
        self._listeners[event_id] = _Listener(event, callback_id, target, mount)
        return event_id

    def unlisten(self, event: str, event_id: int) -> None:
        """Remove a listener. One that is not there is no error, as in Tauri."""
        if self.unlistens_in_page:
            self._send(Unlisten(event_id, event))
        listener = self._listeners.get(event_id)
        if listener is not None and listener.event == event:
            del self._listeners[event_id]

    def emit(self, event: str, payload: object, target: EventTarget | None = None) -> None:
        """Deliver an event to who listens to it, by one script, oldest first; all without a target.

        Tauri keeps them in a set, and so in no order that one could rely on.
        """
        self.events_emitted += 1
        heard_by = {
            event_id: listener
            for event_id, listener in self._listeners.items()
            if listener.event == event and hears(listener.target, target)
        }
        if not heard_by:
            return
        for listener in heard_by.values():
            origin = Origin(event, listener.mount)
            self._traffic.note(Kind.EVENT, origin, listener.callback_id, payload)
        self._send(Emit(event, payload, tuple(heard_by)))


class ListenArguments(Arguments):
    """``plugin:event|listen``."""

    event: str
    handler: CallbackId
    target: EventTarget


class UnlistenArguments(Arguments):
    """``plugin:event|unlisten``."""

    event: str
    event_id: int


class EmitArguments(Arguments):
    """``plugin:event|emit``."""

    event: str
    payload: msgspec.Raw = msgspec.Raw(b"null")


class EmitToArguments(Arguments):
    """``plugin:event|emit_to``."""

    target: EventTarget
    event: str
    payload: msgspec.Raw = msgspec.Raw(b"null")


def _checked(event: str, command: str) -> str:
    """The name of an event, for the command that is given it.

    Raises:
        CommandError: it has other characters; the sentence is Tauri's.
    """
    if not all(each.isalnum() or each in _ALSO_IN_NAMES for each in event):
        raise CommandError(
            f"invalid args `event` for command `{command}`: Event name must include only "
            "alphanumeric characters, `-`, `/`, `:` and `_`."
        )
    return event


async def _listen(invocation: Invocation, arguments: ListenArguments) -> int:
    event = _checked(arguments.event, "listen")
    return invocation.listeners.listen(event, arguments.handler, arguments.target, invocation.mount)


async def _unlisten(invocation: Invocation, arguments: UnlistenArguments) -> None:
    invocation.listeners.unlisten(_checked(arguments.event, "unlisten"), arguments.event_id)


async def _emit(invocation: Invocation, arguments: EmitArguments) -> None:
    invocation.listeners.emit(_checked(arguments.event, "emit"), arguments.payload)


async def _emit_to(invocation: Invocation, arguments: EmitToArguments) -> None:
    event = _checked(arguments.event, "emit_to")
    invocation.listeners.emit(event, arguments.payload, arguments.target)


def register_events(commands: Commands) -> None:
    """Add ``plugin:event``'s commands to ``commands``."""
    commands.register("plugin:event|listen", ListenArguments, _listen)
    commands.register("plugin:event|unlisten", UnlistenArguments, _unlisten)
    commands.register("plugin:event|emit", EmitArguments, _emit)
    commands.register("plugin:event|emit_to", EmitToArguments, _emit_to)
