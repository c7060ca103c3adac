"""The commands of a Tauri application that a page is checked without: ``--commands FILE.py``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from bridge.channel import Channel
from bridge.commands import Commands, EventListeners, Invocation
from bridge.errors import CommandError
from bridge.payload import Payload
from check.access.problems import CodeLacks
from check.access.python_file import run_file
from memory.heap.naming.printable import printable
from system.errors import CannotMeasureError

SETTLE: Final = "plugin:leak-lab|settle"
"""What the page does not ask for, but Leak Lab; as in ``web/src/played-tauri``."""
OPTION: Final = "--commands"
_TABLE: Final = "commands"
_BODY: Final = "body"
_WANTED: Final = (
    "the page's commands: `async def name(argument, …)` functions, or a dict `commands` of them "
    "by name"
)
_APPLICATION: Final = "app"
_CHANNEL: Final = "__CHANNEL__:"
_HUMP: Final = re.compile(r"_([a-z0-9])")
_NAMED_CHARS: Final = 80
_MOST_NAMES: Final = 100

Function = Callable[..., Awaitable[object]]


class App:
    """What a command's parameter ``app`` is: the application, as far as it is played."""

    def __init__(self, listeners: EventListeners) -> None:
        self._listeners = listeners

    def emit(self, event: str, payload: object = None) -> None:
        """Send an event to all of the page that listen to it."""
        self._listeners.emit(event, payload)


class PlayedCommands(Commands):
    """Commands of the backend; those that nobody answers are remembered in :attr:`unanswered`."""

    def __init__(self) -> None:
        super().__init__()
        self.is_used = False
        """Whether the page has invoked anything."""
        self.unanswered: dict[str, int] = {}
        """How often each was invoked that is not there, by its printable name."""

    def call(self, name: str, invocation: Invocation, payload: Payload) -> Awaitable[object]:
        """Start command ``name``; raises CommandError where there is none."""
        self.is_used = self.is_used or name != SETTLE
        if name not in self.names:
            shown = printable(name, _NAMED_CHARS)
            if shown in self.unanswered or len(self.unanswered) < _MOST_NAMES:
                self.unanswered[shown] = self.unanswered.get(shown, 0) + 1
        return super().call(name, invocation, payload)

    def add(self, name: str, function: Function) -> None:
        """Add a command that ``function`` answers, in place of one of that name.

        Its parameters are the page's arguments, in snake case for camel case; a channel of the
        page's is a :class:`bridge.channel.Channel`. Where the page gives bytes instead, they are
        the argument ``body``. What it raises rejects the page's promise.
        """
        parameters = inspect.signature(function).parameters

        async def answer(invocation: Invocation, given: Mapping[str, object]) -> object:
            arguments = {
                each.name: _argument(each, name, invocation, given) for each in parameters.values()
            }
            try:
                return await function(**arguments)
            except CommandError:
                raise
            except Exception as error:
                raise CommandError(str(error) or type(error).__name__) from error

        def call(invocation: Invocation, payload: Payload) -> Awaitable[object]:
            return answer(invocation, _decoded(name, payload))

        self._commands[name] = call


def add_commands(commands: PlayedCommands, path: Path) -> None:
    """Add the commands that the file at ``path`` defines.

    Raises:
        CannotMeasureError: it cannot be read, raises, or defines none.
    """
    names = run_file(OPTION, path)
    table = names.get(_TABLE)
    if isinstance(table, dict):
        found = {str(name): function for name, function in table.items()}
    else:
        found = {
            name: function
            for name, function in names.items()
            if not name.startswith("_")
            and inspect.iscoroutinefunction(function)
            and function.__module__ == names["__name__"]
        }
    if not found or not all(map(_is_command, found.values())):
        raise CannotMeasureError(CodeLacks(OPTION, str(path), _WANTED))
    for name, function in found.items():
        commands.add(name, function)


def _is_command(function: object) -> bool:
    if not inspect.iscoroutinefunction(function):
        return False
    kinds = {each.kind for each in inspect.signature(function).parameters.values()}
    return kinds <= {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}


def _decoded(name: str, payload: Payload) -> Mapping[str, object]:
    if payload.is_raw:
        return {_BODY: payload.content}
    try:
        return msgspec.json.decode(payload.content, type=dict[str, object])
    except (ValueError, RecursionError) as error:
        raise CommandError(f"invalid args for command `{name}`: {error}") from None


def _argument(
    parameter: inspect.Parameter, name: str, invocation: Invocation, given: Mapping[str, object]
) -> object:
    if parameter.name == _APPLICATION:
        return App(invocation.listeners)
    key = _HUMP.sub(lambda match: match[1].upper(), parameter.name)
    # As Tauri with `rename_all = "snake_case"`.
    for each in (key, parameter.name):
        if each in given:
            return _value(invocation, given[each])
    if parameter.default is not inspect.Parameter.empty:
        return parameter.default
    raise CommandError(
        f"invalid args `{key}` for command `{name}`: command {name} missing required key {key}"
    )


def _value(invocation: Invocation, value: object) -> object | Channel:
    if isinstance(value, str) and value.startswith(_CHANNEL):
        return invocation.open_channel(value)
    return value
