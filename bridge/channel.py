"""The backend's end of a Tauri channel."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

import msgspec

from bridge.contract import Contract
from bridge.errors import CommandError
from bridge.traffic import Kind

_ARGUMENT = re.compile(r"__CHANNEL__:([0-9]{1,10})")
# In the arguments of a command; a listener's stands there as a number.
_GIVEN = re.compile(rb'"__CHANNEL__:([0-9]{1,10})"|"handler":([0-9]{1,10})\b')
_MAX_CALLBACK_ID = 2**32 - 1

CallbackId = Annotated[int, msgspec.Meta(ge=0, le=_MAX_CALLBACK_ID)]
"""The number under which the page keeps a callback."""


ChannelPayload = dict[str, object]
"""What one callback receives: a message and its place in the order, or the end and its place."""


class Channel:
    """Sends messages to one callback of the page, in order, until it is dropped.

    Rust drops a channel with its last owner; here the document does (:meth:`drop`), when the
    command or the task that has the channel ends. :meth:`keep` takes it over for good.
    """

    def __init__(
        self,
        callback_id: int,
        contract: Contract,
        post: Callable[[int, ChannelPayload, Kind, int], None],
        on_dropped: Callable[[Channel], None],
    ) -> None:
        self.callback_id = callback_id
        self._contract = contract
        self._post = post
        self._on_dropped = on_dropped
        self._sent = 0
        self._open = True
        self._kept = False

    @property
    def is_open(self) -> bool:
        """Whether the channel can still send."""
        return self._open

    @property
    def is_kept(self) -> bool:
        """Whether the channel outlives the command that was given it."""
        return self._kept

    def keep(self) -> None:
        """Let the channel outlive its command, until the document is left."""
        self._kept = True

    def send(self, message: object) -> bool:
        """Queue ``message``; False if the channel is closed.

        ``bytes`` arrive as an ``ArrayBuffer``; all else must be something that JSON can carry.
        """
        if not self._open:
            return False
        content = {"message": message, self._contract.order_key: self._sent}
        self._post(self.callback_id, content, Kind.MESSAGE, self._sent)
        self._sent += 1
        return True

    def drop(self) -> None:
        """Close the channel and, from Tauri 2.5.0, tell the page. A second call does nothing."""
        if not self._open:
            return
        if self._contract.sends_end:
            content: ChannelPayload = {self._contract.order_key: self._sent, "end": True}
            self._post(self.callback_id, content, Kind.END, self._sent)
        self.abandon()

    def abandon(self) -> None:
        """Close the channel without a word to the page: its document is gone."""
        if self._open:
            self._open = False
            self._on_dropped(self)


def callback_in(arguments_json: bytes) -> int | None:
    """The id of the channel's or listener's callback that a command is given; None if none is."""
    match = _GIVEN.search(arguments_json)
    return None if match is None else int(match[1] or match[2])


def parse_channel_argument(value: str) -> int:
    """The callback id in ``"__CHANNEL__:<id>"``.

    Raises:
        CommandError: ``value`` has another form; the sentence is Tauri's.
    """
    match = _ARGUMENT.fullmatch(value)
    if match is None or int(match[1]) > _MAX_CALLBACK_ID:
        raise CommandError(
            f"invalid channel value `{value}`, expected a string in the `__CHANNEL__:ID` format"
        )
    return int(match[1])
