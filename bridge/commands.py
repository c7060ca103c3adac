"""The commands the page can invoke: names, argument types, handlers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Generic, Protocol, TypeVar

import msgspec

from bridge.channel import Channel
from bridge.errors import CommandError
from bridge.event_target import EventTarget
from bridge.payload import Payload

ArgumentsT = TypeVar("ArgumentsT", bound=msgspec.Struct)

_MISSING_KEY = re.compile(r"Object missing required field `(\w+)`")
_WRONG_VALUE = re.compile(r"(?P<what>.*) - at `\$\.(?P<key>\w+).*`", re.DOTALL)


class Arguments(msgspec.Struct, rename="camel"):
    """Base of every command's arguments: camelCase in the page, snake_case here."""


class NoArguments(Arguments):
    """For commands that take none."""


class EventListeners(Protocol):
    """The event listeners of the document that a call comes from (:mod:`bridge.events`)."""

    def listen(self, event: str, callback_id: int, target: EventTarget, mount: int) -> int:
        """Add a listener of a mount, from 1, or of none (0); its event id."""

    def unlisten(self, event: str, event_id: int) -> None:
        """Remove a listener."""

    def emit(self, event: str, payload: object, target: EventTarget | None = None) -> None:
        """Deliver an event to all who listen to it, or to those whom a target means."""


class Invocation(Protocol):
    """What a handler may use of the document whose call it answers."""

    @property
    def mount(self) -> int:
        """The mount that was the page's newest when it called, from 1; 0 before there was one."""

    @property
    def headers(self) -> Mapping[str, str]:
        """What the page gave as ``options.headers``, by names in lower case."""

    @property
    def listeners(self) -> EventListeners:
        """The document's event listeners."""

    def open_channel(self, argument: str) -> Channel:
        """Open the channel that an argument of the form ``"__CHANNEL__:<id>"`` names.

        Raises:
            CommandError: the argument has another form.
        """

    def close_channel(self, callback_id: int, *, cancels_work: bool) -> bool:
        """Stop to send to a callback, and cancel the work that sends, if so wished.

        False if no channel to this callback is open.
        """

    def end_with_document(self) -> None:
        """Cancel the command that asks when its document is left; else it goes on, as in Tauri."""

    def start_task(
        self, work: Coroutine[object, object, None], name: str, *, channel: Channel, endless: bool
    ) -> None:
        """Run ``work`` beyond the call's answer, until it ends or the page is left.

        It has the ``channel`` from now on, which is dropped when it ends. Nobody waits for
        ``endless`` work to end.
        """


Handler = Callable[[Invocation, ArgumentsT], Awaitable[object]]


class _Command(msgspec.Struct, Generic[ArgumentsT], frozen=True):
    name: str
    arguments: type[ArgumentsT]
    handler: Handler[ArgumentsT]

    def call(self, invocation: Invocation, payload: Payload) -> Awaitable[object]:
        """Start the handler. Raises CommandError for arguments of another type."""
        if payload.is_raw:
            self._check_needs_none()
        try:
            decoded = msgspec.json.decode(
                b"{}" if payload.is_raw else payload.content, type=self.arguments
            )
        except RecursionError:
            raise CommandError(_explain(self.name, "They are nested too deeply")) from None
        except ValueError as error:
            # Malformed, of another type, or with half of a surrogate pair.
            raise CommandError(_explain(self.name, str(error))) from None
        return self.handler(invocation, decoded)

    def _check_needs_none(self) -> None:
        for field in msgspec.structs.fields(self.arguments):
            if field.required:
                key, command = field.encode_name, _short(self.name)
                raise CommandError(
                    f"invalid args `{key}` for command `{command}`: command {command} expected a "
                    f"value for key {key} but the IPC call used a bytes payload"
                )


class Commands:
    """A table of commands by name, such as ``"plugin:upload|upload"``."""

    def __init__(self) -> None:
        self._commands: dict[str, Callable[[Invocation, Payload], Awaitable[object]]] = {}

    @property
    def names(self) -> frozenset[str]:
        """What can be invoked."""
        return frozenset(self._commands)

    def register(
        self, name: str, arguments: type[ArgumentsT], handler: Handler[ArgumentsT]
    ) -> None:
        """Add a command. An answer of ``bytes`` arrives as an ``ArrayBuffer``, all else as JSON.

        Raises:
            ValueError: the name is taken.
        """
        self._add(name, _Command(name, arguments, handler).call)

    def register_raw(
        self, name: str, handler: Callable[[Invocation, bytes], Awaitable[object]]
    ) -> None:
        """Add a command that takes its payload as it comes: raw bytes, or JSON.

        Raises:
            ValueError: the name is taken.
        """
        self._add(name, lambda invocation, payload: handler(invocation, payload.content))

    def _add(self, name: str, call: Callable[[Invocation, Payload], Awaitable[object]]) -> None:
        if name in self._commands:
            raise ValueError(f"command {name} is registered already")
        self._commands[name] = call

    def call(self, name: str, invocation: Invocation, payload: Payload) -> Awaitable[object]:
        """Start command ``name``.

        Raises:
            CommandError: there is no such command, or its arguments are malformed.
        """
        command = self._commands.get(name)
        if command is None:
            # No capability allows a plugin's command that there is not, and that is asked first.
            is_plugins = name.startswith("plugin:")
            reason = "not allowed by ACL" if is_plugins else "not found"
            raise CommandError(f"Command {name} {reason}")
        return command(invocation, payload)


def _explain(name: str, reason: str) -> str:
    """Tauri's sentence for arguments it cannot deserialise (``tauri::Error::InvalidArgs``)."""
    command = _short(name)
    if missing := _MISSING_KEY.match(reason):
        key = missing[1]
        return (
            f"invalid args `{key}` for command `{command}`: "
            f"command {command} missing required key {key}"
        )
    if wrong := _WRONG_VALUE.match(reason):
        what = wrong["what"]
        return f"invalid args `{wrong['key']}` for command `{command}`: {what[0].lower()}{what[1:]}"
    return f"invalid args for command `{command}`: {reason[0].lower()}{reason[1:]}"


def _short(name: str) -> str:
    """A command as Tauri's sentences name it: without its plugin."""
    return name.rpartition("|")[2]
