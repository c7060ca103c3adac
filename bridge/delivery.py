"""What goes to the page, in the forms that the page takes apart again.

Tauri reaches a page in two ways: by scripts, which the webview evaluates in the order in which they
come, and by the answers to the page's own requests, which keep no order with those. Each form is an
array that begins with its kind (``web/src/connection/delivery.ts`` has the same).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from bridge.event_target import EventTarget


class Call(msgspec.Struct, array_like=True, tag="call", frozen=True):
    """A script that calls one callback of the page."""

    callback: int
    payload: object


class Fetch(msgspec.Struct, array_like=True, tag="fetch", frozen=True):
    """A script that fetches a channel's message, and calls one callback with it then.

    What it would fetch is here already; the page plays the round trip, and so its delay.
    """

    callback: int
    payload: object


class Listen(msgspec.Struct, array_like=True, tag="listen", frozen=True):
    """The script by which Tauri enters a listener in the page."""

    event_id: int
    event: str
    target: EventTarget
    handler: int
    """The callback that is to be called."""


class Unlisten(msgspec.Struct, array_like=True, tag="unlisten", frozen=True):
    """The script by which Tauri up to 2.5 takes a listener out of the page."""

    event_id: int
    event: str


class Emit(msgspec.Struct, array_like=True, tag="emit", frozen=True):
    """One script for an event, whoever listens to it."""

    event: str
    payload: object
    event_ids: tuple[int, ...]


class Answer(msgspec.Struct, array_like=True, tag="answer", frozen=True):
    """The answer to a request of the page: no script."""

    callback: int
    payload: object


class RawBody(msgspec.Struct, array_like=True, tag="raw", frozen=True):
    """One of the above with raw bytes, which become an ``ArrayBuffer`` in the page."""

    way: Literal["call", "fetch", "answer"]
    callback: int
    payload: bytes
    """In base64, as msgspec has them in JSON."""
    place: Mapping[str, int] | None = None
    """Of a channel's message, what it has beside its content; None in an answer."""


Delivery = Call | Fetch | Listen | Unlisten | Emit | Answer | RawBody
