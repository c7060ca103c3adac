"""What crosses the bridge, for who watches it; nothing is noted while nobody does."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final, NamedTuple

import msgspec

_TEXT_CHARACTERS: Final = 200


class Kind(Enum):
    """What a crossing is."""

    INVOKE = "invoke"
    """The page calls a command."""
    ANSWER = "answer"
    """The command has ended."""
    ERROR = "error"
    """The command has failed."""
    MESSAGE = "message"
    """A channel's message."""
    END = "end"
    """The backend has dropped a channel, and says so."""
    EVENT = "event"
    """An event, to one listener."""
    SIGNAL = "signal"
    """A signal of a Qt object."""


class Origin(NamedTuple):
    """What a callback that the backend may call was given for."""

    name: str
    """The command that was given the channel, or the event that is listened to."""
    mount: int
    """The mount whose command it was, from 1; 0 where none was."""


NOWHERE: Final = Origin("", 0)


class Crossing(NamedTuple):
    """One thing that crosses the bridge."""

    at_s: float
    """When, in seconds since the epoch (``time.time``)."""
    kind: Kind
    name: str
    """The command, event or signal; of a channel's messages, the command that was given it."""
    callback: int | None
    """The id of the channel's or listener's callback; None where there is none."""
    mount: int
    """The mount whose command it is or was, from 1; 0 where none was."""
    size: int
    """Bytes of its JSON; of a channel's message, without the place in the order around it."""
    text: str
    """That JSON, shortened."""
    order: int | None = None
    """Which message of its channel it is, from 0."""


class Traffic:
    """Hands crossings to one watcher, as they happen."""

    def __init__(self) -> None:
        self._watcher: Callable[[Crossing], None] | None = None

    @property
    def is_watched(self) -> bool:
        """Whether anybody wants to know; for who would have to work to call :meth:`note`."""
        return self._watcher is not None

    @contextlib.contextmanager
    def watched(self, watcher: Callable[[Crossing], None]) -> Iterator[None]:
        """Hand crossings to ``watcher``, which must be quick, while the context is open."""
        self._watcher = watcher
        try:
            yield
        finally:
            self._watcher = None

    def note(
        self,
        kind: Kind,
        origin: Origin,
        callback: int | None,
        payload: object,
        order: int | None = None,
    ) -> None:
        """Tell of a crossing, if anybody wants to know.

        ``payload`` is its JSON as bytes, or anything JSON can carry.
        """
        if self._watcher is None:
            return
        content = payload if isinstance(payload, bytes) else msgspec.json.encode(payload)
        text = content[: 4 * _TEXT_CHARACTERS].decode(errors="replace")[:_TEXT_CHARACTERS]
        name, mount = origin
        self._watcher(Crossing(time.time(), kind, name, callback, mount, len(content), text, order))
