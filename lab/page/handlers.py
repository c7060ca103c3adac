"""Who is registered in the page, for whom, and whether anything more may come."""

from __future__ import annotations

import time
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

import msgspec

from bridge.traffic import NOWHERE, Origin

State = Literal["registered", "ended", "sending", "leaked"]
"""``registered``: its component is mounted, and more may come. ``ended``: mounted, and nothing more
comes. ``sending``: unmounted, and the backend may still send. ``leaked``: unmounted, nothing more
comes, and it is registered all the same."""


class MountState(msgspec.Struct, frozen=True):
    """A mount (``web/src/mounting/mounts.ts``)."""

    mount: int
    """Which mount of its document it is, from 1."""
    name: str
    unmounted_ms: float | None
    """How long ago it was unmounted; None while it is mounted."""
    messages: int
    """Messages that reached its handler."""
    late: int
    """Those of them that came after its unmount."""


class PageHandlers(msgspec.Struct, frozen=True):
    """What the page tells (``web/src/page.ts``)."""

    callbacks: tuple[int, ...]
    """The ids of the callbacks that the backend could call, answers of commands among them."""
    mounts: tuple[MountState, ...]
    """The newest mounts, oldest first."""


class Mount(NamedTuple):
    """A mount, at whatever time it is looked at."""

    number: int
    """From 1."""
    name: str
    unmounted_at_s: float | None
    """When it was unmounted, in seconds since the epoch; None while it is mounted."""
    messages: int
    """Messages that reached its handler so far."""
    late: int
    """Those of them that came after the unmount."""

    def is_late(self, order: int) -> bool:
        """Whether the message of that place in its channel, from 0, came after the unmount."""
        return self.messages - self.late <= order < self.messages


class Handler(NamedTuple):
    """A callback of a channel or a listener that is registered in the page."""

    callback: int
    origin: Origin
    mount: Mount | None
    """Of the component whose it is; None where nothing is known of it any more."""
    state: State


class Handlers(NamedTuple):
    """All of them at one moment."""

    handlers: tuple[Handler, ...]
    """In the order in which they were first heard of."""
    mounts: Mapping[int, Mount]
    """By their numbers."""


class HandlerBook:
    """Remembers what the callbacks of one document were given for, while they are registered."""

    def __init__(self) -> None:
        self._origins: dict[int, Origin] = {}
        # Given since the last look but one; the page that is asked may not have them yet.
        self._new: dict[int, Origin] = {}
        self._unknown: frozenset[int] = frozenset()
        self._missed: frozenset[int] = frozenset()
        self._mounts: dict[int, Mount] = {}

    def __len__(self) -> int:
        return len(self._origins)

    def clear(self) -> None:
        """Forget all: the document is another one."""
        self._origins.clear()
        self._new.clear()
        self._unknown = frozenset()
        self._missed = frozenset()
        self._mounts = {}

    def note(self, callback: int, origin: Origin) -> None:
        """A command was given this callback."""
        self._new[callback] = origin

    def read(
        self, page: PageHandlers, open_ones: Mapping[int, Origin], answers_pending: AbstractSet[int]
    ) -> Handlers:
        """What there is now. ``open_ones``: the callbacks to which the backend may send more.

        Those that wait for an answer are left out. A callback that no command was given while this
        watched is told of from the second time that it is there: an answer may be on its way.
        """
        now = time.time()
        mounts = {each.mount: self._mount(each, now) for each in page.mounts}
        self._mounts = mounts
        known = {**self._origins, **self._new, **open_ones}
        unknown = frozenset(page.callbacks) - known.keys() - answers_pending
        self._origins = {
            callback: known.get(callback, NOWHERE)
            for callback in page.callbacks
            if callback in known or (callback in self._unknown and callback in unknown)
        }
        self._unknown = unknown - self._origins.keys()
        # A command that was called while the page answered is missing once, and not twice.
        self._new = {
            callback: origin
            for callback, origin in self._new.items()
            if callback not in self._origins and callback not in self._missed
        }
        self._missed = frozenset(self._new)
        has_mounted = any(each.unmounted_at_s is None for each in mounts.values())
        return Handlers(
            tuple(
                _handler(callback, origin, mounts, callback in open_ones, has_mounted)
                for callback, origin in self._origins.items()
            ),
            mounts,
        )

    def _mount(self, state: MountState, now: float) -> Mount:
        # By two clocks it would be another moment with each look: the first one told stays.
        known = self._mounts.get(state.mount)
        at_s = None if known is None else known.unmounted_at_s
        if at_s is None and state.unmounted_ms is not None:
            at_s = now - state.unmounted_ms / 1000
        return Mount(state.mount, state.name, at_s, state.messages, state.late)


def _handler(
    callback: int, origin: Origin, mounts: Mapping[int, Mount], is_open: bool, has_mounted: bool
) -> Handler:
    mount = mounts.get(origin.mount)
    if mount is not None:
        is_mounted = mount.unmounted_at_s is None
    else:
        # Of a mount that is over, and nothing of it is left; or of nobody knows which.
        is_mounted = origin.mount == NOWHERE.mount and has_mounted
    state: State
    if is_mounted:
        state = "registered" if is_open else "ended"
    else:
        state = "sending" if is_open else "leaked"
    return Handler(callback, origin, mount, state)
