"""One epoch of the page: everything the backend does for one loaded document."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import msgspec

from bridge.channel import Channel, parse_channel_argument
from bridge.commands import Commands, Invocation
from bridge.contract import Contract
from bridge.errors import CommandError

log = logging.getLogger("leaklab.bridge")


class Request(msgspec.Struct):
    """One ``invoke`` of the page. Callback ids are unsigned 32-bit numbers."""

    cmd: str
    callback: int
    error: int
    payload: msgspec.Raw = msgspec.Raw(b"{}")


class Document:
    """Runs a document's commands and collects what goes back to it.

    Messages are handed to ``deliver`` in batches, one per turn of the event loop, in the
    order they were posted: a QWebChannel signal per message is some twenty times slower.
    """

    def __init__(
        self,
        document_id: str,
        contract: Contract,
        commands: Commands,
        deliver: Callable[[str, str], None],
    ) -> None:
        self.document_id = document_id
        self._contract = contract
        self._commands = commands
        self._deliver = deliver
        self._loop = asyncio.get_running_loop()
        self._outbox: list[tuple[int, object]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._channels: set[Channel] = set()
        self._closed = False

    @property
    def open_channels(self) -> int:
        """How many channels the backend has not dropped."""
        return len(self._channels)

    @property
    def running_tasks(self) -> int:
        """How many commands and background tasks are at work."""
        return len(self._tasks)

    def invoke(self, request: Request) -> None:
        """Start a command; its answer reaches one of the request's two callbacks."""
        if not self._closed:
            self._start(self._answer(request), f"invoke {request.cmd}")

    async def idle(self) -> None:
        """Wait until no command or background task runs and everything is delivered."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        self._flush()

    async def close(self) -> None:
        """Cancel the document's tasks, forget its channels, drop its messages."""
        self._closed = True
        self._outbox.clear()
        for channel in list(self._channels):
            channel.abandon()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, request: Request) -> None:
        opened: list[Channel] = []

        def open_channel(argument: str) -> Channel:
            channel = self._open_channel(argument)
            opened.append(channel)
            return channel

        invocation = Invocation(open_channel, self._start)
        try:
            answer = await self._commands.call(request.cmd, invocation, request.payload)
            reply = (request.callback, answer)
        except CommandError as error:
            reply = (request.error, str(error))
        except Exception as error:
            log.exception("command %s failed", request.cmd)
            reply = (request.error, f"{type(error).__name__}: {error}")
        finally:
            # Rust drops a command's arguments before it sends the answer.
            for channel in opened:
                if not channel.is_kept:
                    channel.drop()
        self._post(*reply)

    def _open_channel(self, argument: str) -> Channel:
        channel = Channel(
            parse_channel_argument(argument), self._contract, self._post, self._channels.discard
        )
        self._channels.add(channel)
        return channel

    def _start(self, work: Awaitable[None], name: str) -> None:
        task = asyncio.ensure_future(work)
        if isinstance(task, asyncio.Task):
            task.set_name(name)
            self._tasks.add(task)
            task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("%s failed", task.get_name(), exc_info=task.exception())

    def _post(self, callback_id: int, payload: object) -> None:
        if self._closed:
            return
        if not self._outbox:
            self._loop.call_soon(self._flush)
        self._outbox.append((callback_id, payload))

    def _flush(self) -> None:
        if self._outbox and not self._closed:
            batch = msgspec.json.encode(self._outbox).decode()
            self._outbox.clear()
            self._deliver(self.document_id, batch)
