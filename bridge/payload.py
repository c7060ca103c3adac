"""What an invoke carries: JSON, or raw bytes."""

from __future__ import annotations

import msgspec


class Payload(msgspec.Struct, frozen=True):
    """The arguments of a command."""

    content: bytes
    """JSON, unless :attr:`is_raw`."""
    is_raw: bool = False
    """Whether the page gave an ``ArrayBuffer``, a typed array or an array, instead of arguments."""
