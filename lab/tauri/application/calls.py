"""Answers the page's calls by the commands of :mod:`bridge`, over Tauri's own channels."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping

import msgspec
from pytauri.ffi.webview import WebviewWindow

from bridge.channel import Channel, ChannelPayload, parse_channel_argument
from bridge.commands import Commands
from bridge.contract import contract_of
from bridge.errors import CommandError
from bridge.event_target import EventTarget
from bridge.payload import Payload
from bridge.traffic import Kind
from lab.tauri.application.wheel import Answer, RealChannel

log = logging.getLogger("leaklab.tauri")

# Tauri numbers messages and tells of the end by itself; what bridge.channel adds is not used.
_CONTRACT = contract_of("2.0.0")
_CANCELLED_BY_PAGE = "the page closed the channel and cancelled the command"


class EventEmitter:
    """Tauri's own events: it keeps the listeners, and Python only emits."""

    def __init__(self, emit: Callable[[str, str], None]) -> None:
        self._emit = emit

    def listen(self, event: str, callback_id: int, target: EventTarget, mount: int) -> int:
        """Never asked: Tauri itself answers ``plugin:event|listen``."""
        raise NotImplementedError

    def unlisten(self, event: str, event_id: int) -> None:
        """Never asked, likewise."""
        raise NotImplementedError

    def emit(self, event: str, payload: object, target: EventTarget | None = None) -> None:
        """Deliver an event to all who listen to it; Tauri itself answers ``emit_to``."""
        if target is not None:
            raise NotImplementedError
        self._emit(event, msgspec.json.encode(payload).decode())


class Calls:
    """What is at work for the page. On the loop that it was made on, but for :meth:`take`."""

    def __init__(self, commands: Commands, emit: Callable[[str, str], None]) -> None:
        self._commands = commands
        self._listeners = EventEmitter(emit)
        self._loop = asyncio.get_running_loop()
        self._owners: dict[Channel, asyncio.Task[None]] = {}
        """Who has each open channel."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._endless: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        """What ends when the page is loaded anew."""

    @property
    def open_channels(self) -> int:
        """How many channels Python has not dropped."""
        return len(self._owners)

    async def idle(self) -> None:
        """Wait until no command or background task runs but this one and endless ones."""
        mine = asyncio.current_task()
        while others := self._tasks - {mine}:
            await asyncio.wait(others)

    def take(self, name: str, arguments_json: bytes, window: WebviewWindow, answer: Answer) -> None:
        """Start a command; may be called by any thread."""
        self._loop.call_soon_threadsafe(self._start_call, name, arguments_json, window, answer)

    def _start_call(
        self, name: str, arguments_json: bytes, window: WebviewWindow, answer: Answer
    ) -> None:
        work = self._answer(name, arguments_json, window, answer)
        _task = self._start(work, name, self._tasks)

    async def _answer(
        self, name: str, arguments_json: bytes, window: WebviewWindow, answer: Answer
    ) -> None:
        task = asyncio.current_task()
        result: bytes | CommandError
        try:
            call = _Call(self, window)
            returned = await self._commands.call(name, call, Payload(arguments_json or b"{}"))
            result = msgspec.json.encode(returned)
        except CommandError as error:
            result = error
        except asyncio.CancelledError as cancellation:
            if cancellation.args != (_CANCELLED_BY_PAGE,):
                raise
            result = CommandError(_CANCELLED_BY_PAGE)
        except Exception as error:
            log.exception("command %s failed", name)
            result = CommandError(f"{type(error).__name__}: {error}")
        finally:
            # Rust drops a command's arguments before it sends the answer.
            for channel, owner in list(self._owners.items()):
                if owner is task and not channel.is_kept:
                    channel.drop()
        if isinstance(result, CommandError):
            answer.reject(str(result))
        else:
            answer.resolve(result)

    @property
    def listeners(self) -> EventEmitter:
        """Tauri's events."""
        return self._listeners

    def open_channel(self, argument: str, window: WebviewWindow) -> Channel:
        """Open the channel that an argument names; the command that asks for it has it."""
        owner = asyncio.current_task()
        if owner is None:
            raise RuntimeError("a channel is opened by the command that is given it")
        real = [RealChannel(argument, window)]

        def post(_id: int, payload: ChannelPayload, _kind: Kind, _order: int) -> None:
            real[0].send(msgspec.json.encode(payload["message"]))

        def forget(channel: Channel) -> None:
            # With the last reference Tauri tells the page that the channel has ended.
            real.clear()
            self._owners.pop(channel, None)

        channel = Channel(parse_channel_argument(argument), _CONTRACT, post, forget)
        self._owners[channel] = owner
        return channel

    def end_with_document(self) -> None:
        """See :class:`bridge.commands.Invocation`."""
        task = asyncio.current_task()
        if task in self._tasks:
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def open_document(self) -> None:
        """A document has begun: end what should end with the one before."""
        for task in self._ending:
            task.cancel()

    def close_channel(self, callback_id: int, *, cancels_work: bool) -> bool:
        """See :class:`bridge.commands.Invocation`."""
        for channel, owner in list(self._owners.items()):
            if channel.callback_id == callback_id:
                channel.abandon()
                if cancels_work:
                    owner.cancel(_CANCELLED_BY_PAGE)
                return True
        return False

    def start_task(
        self, work: Coroutine[object, object, None], name: str, *, channel: Channel, endless: bool
    ) -> None:
        """See :class:`bridge.commands.Invocation`."""
        task = self._start(work, name, self._endless if endless else self._tasks)
        self._owners[channel] = task
        task.add_done_callback(lambda _task: channel.drop())

    def _start(
        self,
        work: Coroutine[object, object, None],
        name: str,
        running: set[asyncio.Task[None]],
    ) -> asyncio.Task[None]:
        task = self._loop.create_task(work, name=name)
        running.add(task)
        task.add_done_callback(running.discard)
        task.add_done_callback(_log_failure)
        return task


class _Call:
    """What a command may use: a :class:`bridge.commands.Invocation`."""

    def __init__(self, calls: Calls, window: WebviewWindow) -> None:
        self._calls = calls
        self._window = window

    @property
    def mount(self) -> int:
        """Not told: Tauri's requests are its own."""
        return 0

    @property
    def headers(self) -> Mapping[str, str]:
        """Not told, likewise."""
        return {}

    @property
    def listeners(self) -> EventEmitter:
        return self._calls.listeners

    def open_channel(self, argument: str) -> Channel:
        return self._calls.open_channel(argument, self._window)

    def close_channel(self, callback_id: int, *, cancels_work: bool) -> bool:
        return self._calls.close_channel(callback_id, cancels_work=cancels_work)

    def end_with_document(self) -> None:
        self._calls.end_with_document()

    def start_task(
        self, work: Coroutine[object, object, None], name: str, *, channel: Channel, endless: bool
    ) -> None:
        self._calls.start_task(work, name, channel=channel, endless=endless)


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("%s failed", task.get_name(), exc_info=task.exception())
