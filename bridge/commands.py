"""The commands the page can invoke: names, argument types, handlers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import msgspec

from bridge.channel import Channel
from bridge.errors import CommandError

ArgumentsT = TypeVar("ArgumentsT", bound=msgspec.Struct)

_MISSING_KEY = re.compile(r"Object missing required field `(\w+)`")
_WRONG_VALUE = re.compile(r"(?P<what>.*) - at `\$\.(?P<key>\w+).*`", re.DOTALL)


class Arguments(msgspec.Struct, rename="camel"):
    """Base of every command's arguments: camelCase in the page, snake_case here."""


class NoArguments(Arguments):
    """For commands that take none."""


class EventListeners(Protocol):
    """The event listeners of the document that a call comes from (:mod:`bridge.events`)."""

    def listen(self, event: str, callback_id: int, target: msgspec.Raw, mount: int) -> int:
        """Add a listener of a mount, from 1, or of none (0); its event id."""

    def unlisten(self, event: str, event_id: int) -> None:
        """Remove a listener."""

    def emit(self, event: str, payload: object) -> None:
        """Deliver an event to all who listen to it."""


class Invocation(Protocol):
    """What a handler may use of the document whose call it answers."""

    @property
    def mount(self) -> int:
        """The mount that was the page's newest when it called, from 1; 0 before there was one."""

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


@dataclass(frozen=True)
class _Command(Generic[ArgumentsT]):
    name: str
    arguments: type[ArgumentsT]
    handler: Handler[ArgumentsT]

    def call(self, invocation: Invocation, arguments_json: str) -> Awaitable[object]:
        """Start the handler. Raises CommandError for arguments of another type."""
        try:
            decoded = msgspec.json.decode(arguments_json, type=self.arguments)
        except RecursionError:
            raise CommandError(_explain(self.name, "They are nested too deeply")) from None
        except ValueError as error:
            # Malformed, of another type, or with half of a surrogate pair.
            raise CommandError(_explain(self.name, str(error))) from None
        return self.handler(invocation, decoded)


class Commands:
    """A table of commands by name, such as ``"plugin:upload|upload"``."""

    def __init__(self) -> None:
        self._commands: dict[str, Callable[[Invocation, str], Awaitable[object]]] = {}

    @property
    def names(self) -> frozenset[str]:
        """What can be invoked."""
        return frozenset(self._commands)

    def register(
        self, name: str, arguments: type[ArgumentsT], handler: Handler[ArgumentsT]
    ) -> None:
        """Add a command.

        Raises:
            ValueError: the name is taken.
        """
        if name in self._commands:
            raise ValueError(f"command {name} is registered already")
        self._commands[name] = _Command(name, arguments, handler).call

    def call(self, name: str, invocation: Invocation, arguments_json: str) -> Awaitable[object]:
        """Start command ``name``.

        Raises:
            CommandError: there is no such command, or its arguments are malformed.
        """
        command = self._commands.get(name)
        if command is None:
            # Tauri names a plugin's command without the plugin.
            raise CommandError(f"Command {name.rpartition('|')[2]} not found")
        return command(invocation, arguments_json)


def _explain(name: str, reason: str) -> str:
    """Tauri's sentence for arguments it cannot deserialise (``tauri::Error::InvalidArgs``)."""
    command = name.rpartition("|")[2]
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
