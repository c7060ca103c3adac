"""A status stream that never ends, with and without a lease."""

from __future__ import annotations

import asyncio
import functools
import itertools
import time
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from bridge.channel import Channel
from bridge.commands import Arguments, Commands, Invocation
from bridge.errors import CommandError

if TYPE_CHECKING:
    import psutil

INTERVAL_S = 0.02
MAX_LEASE_MS = 24 * 60 * 60 * 1000


class Status(msgspec.Struct, frozen=True):
    """One sample of this process."""

    kind: Literal["status"]
    cpu_s: float
    """Processor time used so far."""
    resident_bytes: int


class LeaseNotice(msgspec.Struct, frozen=True):
    """``ping``: answer with ``renew_lease``, or lose the stream. ``expired``: it is lost."""

    kind: Literal["ping", "expired"]
    lease: int


class WatchStatusArguments(Arguments):
    """``watch_status``."""

    on_status: str


class WatchStatusLeasedArguments(Arguments):
    """``watch_status_leased``."""

    on_status: str
    lease_ms: Annotated[int, msgspec.Meta(le=MAX_LEASE_MS)]


class RenewLeaseArguments(Arguments):
    """``renew_lease``."""

    lease: int


class StatusStreams:
    """Samples this process for as long as somebody is believed to listen."""

    def __init__(self, most_per_s: float | None = None) -> None:
        """``most_per_s``: messages that all endless streams together may send in a second.

        Without it each sends one every :data:`INTERVAL_S`, however many there are.
        """
        self._most_per_s = most_per_s
        self._endless = 0
        self._ids = itertools.count(1)
        self._renewed_at: dict[int, float] = {}

    def register(self, commands: Commands) -> None:
        """Add the commands to ``commands``."""
        commands.register("watch_status", WatchStatusArguments, self._watch)
        commands.register("watch_status_leased", WatchStatusLeasedArguments, self._watch_leased)
        commands.register("renew_lease", RenewLeaseArguments, self._renew)

    async def _watch(self, invocation: Invocation, arguments: WatchStatusArguments) -> None:
        channel = invocation.open_channel(arguments.on_status)
        invocation.start_task(self._stream(channel), "status", channel=channel, endless=True)

    async def _watch_leased(
        self, invocation: Invocation, arguments: WatchStatusLeasedArguments
    ) -> int:
        if arguments.lease_ms < 1:
            raise CommandError("a lease lasts at least 1 ms")
        channel = invocation.open_channel(arguments.on_status)
        lease = next(self._ids)
        work = self._stream_leased(channel, lease, arguments.lease_ms / 1000)
        invocation.start_task(work, "leased status", channel=channel, endless=False)
        return lease

    async def _renew(self, _invocation: Invocation, arguments: RenewLeaseArguments) -> bool:
        if arguments.lease not in self._renewed_at:
            return False
        self._renewed_at[arguments.lease] = time.monotonic()
        return True

    async def _stream(self, channel: Channel) -> None:
        self._endless += 1
        try:
            # The stream is a clock: there is no event to wait for but time.
            while channel.send(self._sample()):  # noqa: ASYNC110
                await asyncio.sleep(self._interval_s)
        finally:
            self._endless -= 1

    @functools.cached_property
    def _process(self) -> psutil.Process:
        import psutil

        return psutil.Process()

    @property
    def _interval_s(self) -> float:
        """From one message of an endless stream to its next."""
        if self._most_per_s is None:
            return INTERVAL_S
        return max(INTERVAL_S, self._endless / self._most_per_s)

    async def _stream_leased(self, channel: Channel, lease: int, lease_s: float) -> None:
        self._renewed_at[lease] = pinged_at = time.monotonic()
        try:
            while channel.send(self._sample()):
                await asyncio.sleep(INTERVAL_S)
                now = time.monotonic()
                if now - self._renewed_at[lease] >= lease_s:
                    # The page closes its side by this notice, whatever its Tauri version.
                    channel.send(LeaseNotice("expired", lease))
                    return
                if now - pinged_at >= lease_s / 3:
                    pinged_at = now
                    channel.send(LeaseNotice("ping", lease))
        finally:
            del self._renewed_at[lease]

    def _sample(self) -> Status:
        times = self._process.cpu_times()
        return Status(
            "status",
            cpu_s=times.user + times.system,
            resident_bytes=self._process.memory_info().rss,
        )
