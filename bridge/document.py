"""One epoch of the page: everything the backend does for one loaded document."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from typing import Literal

import msgspec

from bridge.channel import (
    CallbackId,
    Channel,
    ChannelPayload,
    callback_in,
    parse_channel_argument,
)
from bridge.commands import Commands
from bridge.contract import Contract
from bridge.delivery import Answer, Call, Fetch, RawBody
from bridge.errors import CommandError
from bridge.events import Listeners
from bridge.outbox import Outbox
from bridge.payload import Payload
from bridge.traffic import NOWHERE, Kind, Origin, Traffic

log = logging.getLogger("leaklab.bridge")

_CANCELLED_BY_PAGE = "the page closed the channel and cancelled the command"


class Reply(msgspec.Struct, frozen=True, rename="camel"):
    """Which of the page's callbacks take the answer to an ``invoke``, and whose it is."""

    callback: CallbackId
    error: CallbackId
    mount: int = 0
    """The mount that was the page's newest, from 1; 0 before there was one."""
    is_raw: bool = False
    """Whether the arguments are raw bytes, in base64."""
    headers: dict[str, str] = {}
    """What the page gave as ``options.headers``, by names in lower case."""


class Document:
    """Runs a document's commands, and lets them go on when it is left, as Tauri does.

    Their channels then send to whatever document is there; their answers reach nobody.
    """

    def __init__(
        self,
        document_id: str,
        contract: Contract,
        commands: Commands,
        listeners: Listeners,
        outbox: Outbox,
        traffic: Traffic,
    ) -> None:
        self.document_id = document_id
        self.listeners = listeners
        self._outbox = outbox
        self._traffic = traffic
        self._calls: dict[asyncio.Task[None], tuple[Origin, Reply]] = {}
        """What each command that is at work was invoked for, and whom its answer is for."""
        self._contract = contract
        self._commands = commands
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._endless: set[asyncio.Task[None]] = set()
        self._owners: dict[Channel, asyncio.Task[None]] = {}
        """Who has each open channel."""
        self._channel_origins: dict[int, Origin] = {}
        """What each open channel was given for, by its callback id."""
        self._ending: set[asyncio.Task[None]] = set()
        """What ends with the document."""
        self._is_left = False
        self._closed = False

    @property
    def open_channels(self) -> int:
        """How many channels the backend has not dropped."""
        return len(self._owners)

    @property
    def running_tasks(self) -> int:
        """How many commands and background tasks are at work."""
        return len(self._tasks) + len(self._endless)

    def invoke(self, command: str, payload: Payload, reply: Reply) -> None:
        """Start a command; its answer reaches one of the two callbacks of ``reply``."""
        if self._is_left:
            return
        origin = Origin(command, reply.mount)
        if self._traffic.is_watched:
            callback = None if payload.is_raw else callback_in(payload.content)
            self._traffic.note(Kind.INVOKE, origin, callback, payload.content)
        work = self._answer(command, payload, reply)
        task = self._start(work, f"invoke {command}", self._tasks)
        self._calls[task] = origin, reply
        task.add_done_callback(self._calls.pop)

    @property
    def is_idle(self) -> bool:
        """Whether no command or background task runs but endless ones."""
        return not self._tasks

    async def idle(self) -> None:
        """Wait until no command or background task runs but endless ones."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is at work, and none of its channels open."""
        return not (self._tasks or self._endless or self._owners)

    def leave(self) -> None:
        """Nobody is there to be answered. End what ends with the document; all else goes on."""
        self._is_left = True
        for task in self._ending:
            task.cancel()

    def end(self) -> None:
        """Cancel the document's tasks and forget its channels: the application ends."""
        self._is_left = self._closed = True
        for channel in list(self._owners):
            channel.abandon()
        for task in (*self._tasks, *self._endless):
            task.cancel()

    async def ended(self) -> None:
        """Wait until the cancelled tasks have ended."""
        await asyncio.gather(*self._tasks, *self._endless, return_exceptions=True)

    def open_channel(self, argument: str) -> Channel:
        """See :class:`bridge.commands.Invocation`."""
        owner = asyncio.current_task()
        if owner is None:
            raise RuntimeError("a channel is opened by the command that is given it")
        channel = Channel(
            parse_channel_argument(argument), self._contract, self._post_from_channel, self._forget
        )
        self._owners[channel] = owner
        self._channel_origins[channel.callback_id] = self._origin
        return channel

    def end_with_document(self) -> None:
        """See :class:`bridge.commands.Invocation`."""
        task = asyncio.current_task()
        if task in self._tasks:
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def close_channel(self, callback_id: int, *, cancels_work: bool) -> bool:
        """See :class:`bridge.commands.Invocation`."""
        for channel, owner in list(self._owners.items()):
            if channel.callback_id == callback_id:
                channel.drop()
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

    @property
    def handlers(self) -> dict[int, Origin]:
        """The callbacks of its open channels, by their ids."""
        return self._channel_origins

    @property
    def answers_pending(self) -> frozenset[int]:
        """The callbacks that wait for the answer of a command."""
        replies = (reply for _origin, reply in self._calls.values())
        return frozenset(each for reply in replies for each in (reply.callback, reply.error))

    @property
    def mount(self) -> int:
        """See :class:`bridge.commands.Invocation`."""
        return self._origin.mount

    @property
    def headers(self) -> Mapping[str, str]:
        """See :class:`bridge.commands.Invocation`."""
        call = self._call
        return {} if call is None else call[1].headers

    @property
    def _origin(self) -> Origin:
        call = self._call
        return NOWHERE if call is None else call[0]

    @property
    def _call(self) -> tuple[Origin, Reply] | None:
        """The command whose task this is."""
        task = asyncio.current_task()
        return None if task is None else self._calls.get(task)

    async def _answer(self, command: str, payload: Payload, reply: Reply) -> None:
        task = asyncio.current_task()
        answer: Answer | RawBody
        try:
            result = await self._commands.call(command, self, payload)
            if isinstance(result, bytes):
                answer = RawBody("answer", reply.callback, result)
            else:
                # Encoded here: what no JSON can carry is this command's failure, not its batch's.
                answer = Answer(reply.callback, msgspec.Raw(msgspec.json.encode(result)))
        except CommandError as error:
            answer = Answer(reply.error, str(error))
        except asyncio.CancelledError as cancellation:
            if cancellation.args != (_CANCELLED_BY_PAGE,):
                raise
            answer = Answer(reply.error, _CANCELLED_BY_PAGE)
        except Exception as error:
            log.exception("command %s failed", command)
            answer = Answer(reply.error, str(CommandError(f"{type(error).__name__}: {error}")))
        finally:
            # Rust drops a command's arguments before it sends the answer.
            for channel, owner in list(self._owners.items()):
                if owner is task and not channel.is_kept:
                    channel.drop()
        if self._is_left:
            return
        kind = Kind.ANSWER if answer.callback == reply.callback else Kind.ERROR
        self._traffic.note(kind, Origin(command, reply.mount), None, answer.payload)
        self._outbox.post(answer)

    def _post_from_channel(
        self, callback_id: int, payload: ChannelPayload, kind: Kind, order: int
    ) -> None:
        if self._closed:
            return
        self._outbox.messages += 1
        origin = self._channel_origins.get(callback_id, NOWHERE)
        if kind is Kind.END:
            self._traffic.note(kind, origin, callback_id, None, order)
            self._outbox.post(Call(callback_id, payload))
            return
        content = payload["message"]
        if isinstance(content, bytes):
            self._post_raw(callback_id, content, order)
            self._traffic.note(kind, origin, callback_id, content, order)
            return
        # Encoded here: what no JSON can carry fails whoever sends it, not its batch.
        message = msgspec.json.encode(content)
        payload["message"] = msgspec.Raw(message)
        self._traffic.note(kind, origin, callback_id, message, order)
        is_fetched = len(message) >= self._contract.fetched_bytes
        self._outbox.post((Fetch if is_fetched else Call)(callback_id, payload))

    def _post_raw(self, callback_id: int, content: bytes, order: int) -> None:
        place: dict[str, int] = {self._contract.order_key: order}
        is_fetched = len(content) >= self._contract.fetched_raw_bytes
        if self._contract.raw_as_numbers and not is_fetched:
            self._outbox.post(Call(callback_id, {"message": list(content), **place}))
        else:
            way: Literal["fetch", "call"] = "fetch" if is_fetched else "call"
            self._outbox.post(RawBody(way, callback_id, content, place))

    def _forget(self, channel: Channel) -> None:
        self._owners.pop(channel, None)
        self._channel_origins.pop(channel.callback_id, None)

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


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("%s failed", task.get_name(), exc_info=task.exception())
