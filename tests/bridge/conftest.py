"""A backend with a few commands to try it by."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bridge.backend import Backend
from bridge.channel import Channel
from bridge.commands import Arguments, Commands, Invocation, NoArguments
from bridge.errors import CommandError
from tests.bridge.uploading import Uploader, make_uploader
from tests.event_loop import SessionLoop


class GreetArguments(Arguments):
    first_name: str
    times: int = 1


class ChannelArguments(Arguments):
    on_event: str
    count: int = 0


class TaskArguments(Arguments):
    on_event: str
    endless: bool = False


class TryOut:
    """The commands' handlers, and what they have been through."""

    def __init__(self) -> None:
        self.kept: list[Channel] = []
        self.started = asyncio.Event()
        self.cancelled: list[str] = []
        self.release = asyncio.Event()

    async def greet(self, _invocation: Invocation, arguments: GreetArguments) -> str:
        return " ".join([f"Hello, {arguments.first_name}!"] * arguments.times)

    async def refuse(self, _invocation: Invocation, _arguments: NoArguments) -> None:
        raise CommandError("no, thank you")

    async def crash(self, _invocation: Invocation, _arguments: NoArguments) -> None:
        raise ZeroDivisionError("division by zero")

    async def count(self, invocation: Invocation, arguments: ChannelArguments) -> str:
        channel = invocation.open_channel(arguments.on_event)
        for number in range(arguments.count):
            channel.send(number)
        return "counted"

    async def count_and_fail(self, invocation: Invocation, arguments: ChannelArguments) -> None:
        await self.count(invocation, arguments)
        raise CommandError("failed after counting")

    async def keep(self, invocation: Invocation, arguments: ChannelArguments) -> None:
        channel = invocation.open_channel(arguments.on_event)
        channel.keep()
        self.kept.append(channel)

    async def hang(self, invocation: Invocation, arguments: ChannelArguments) -> None:
        channel = invocation.open_channel(arguments.on_event)
        channel.send("begun")
        await self._hold("command")

    async def hang_with_document(self, invocation: Invocation, arguments: ChannelArguments) -> None:
        invocation.end_with_document()
        await self.hang(invocation, arguments)

    async def start_task(self, invocation: Invocation, arguments: TaskArguments) -> None:
        channel = invocation.open_channel(arguments.on_event)
        work = self._hold("task")
        invocation.start_task(work, "a task", channel=channel, endless=arguments.endless)

    async def _hold(self, name: str) -> None:
        self.started.set()
        try:
            await self.release.wait()
        except asyncio.CancelledError:
            self.cancelled.append(name)
            raise


@pytest.fixture
def try_out() -> TryOut:
    return TryOut()


@pytest.fixture
def backend(session_loop: SessionLoop, try_out: TryOut) -> Iterator[Backend]:
    commands = Commands()
    commands.register("greet", GreetArguments, try_out.greet)
    commands.register("plugin:polite|greet", GreetArguments, try_out.greet)
    commands.register("refuse", NoArguments, try_out.refuse)
    commands.register("crash", NoArguments, try_out.crash)
    commands.register("count", ChannelArguments, try_out.count)
    commands.register("count_and_fail", ChannelArguments, try_out.count_and_fail)
    commands.register("keep", ChannelArguments, try_out.keep)
    commands.register("hang", ChannelArguments, try_out.hang)
    commands.register("hang_with_document", ChannelArguments, try_out.hang_with_document)
    commands.register("start_task", TaskArguments, try_out.start_task)
    backend = Backend(commands)
    yield backend
    session_loop.run(backend.close())


@pytest.fixture
def uploader(session_loop: SessionLoop, tmp_path: Path) -> Iterator[Uploader]:
    yield from make_uploader(session_loop, tmp_path)
