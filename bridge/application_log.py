"""A log that an application keeps: who opens it gets all lines on one channel, at any time anew."""

from __future__ import annotations

from bridge.channel import Channel
from bridge.commands import Arguments, Commands, Invocation, NoArguments
from bridge.errors import CommandError

LINES = 500


class OpenLogArguments(Arguments):
    """``open_log``."""

    on_line: str


class ApplicationLog:
    """The commands of the log."""

    def __init__(self) -> None:
        self._channel: Channel | None = None

    def register(self, commands: Commands) -> None:
        """Add the commands to ``commands``."""
        commands.register("open_log", OpenLogArguments, self._open)
        commands.register("replay_log", NoArguments, self._replay)

    async def _open(self, invocation: Invocation, arguments: OpenLogArguments) -> None:
        """Keep one channel for the lines."""
        self._channel = invocation.open_channel(arguments.on_line)
        self._channel.keep()

    async def _replay(self, _invocation: Invocation, _arguments: NoArguments) -> None:
        """Send all lines at once: each is a script that the page evaluates in its turn."""
        channel = self._channel
        if channel is None or not channel.is_open:
            raise CommandError("the log is not open; call open_log first")
        for number in range(LINES):
            channel.send(f"line {number}")
