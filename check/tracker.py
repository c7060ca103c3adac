"""The script that runs before a checked page, and what it tells (``web/src/tracker``)."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from check.built_script import built_script
from memory.protocol.session import Session

_NAME: Final = "leakLabTracker"

RowKind = Literal[
    "listener",
    "timer",
    "observer",
    "connection",
    "worker",
    "url",
    "performance-entry",
    "callback",
    "backend-channel",
    "collection",
]


LIST: Final = "collection"
"""What is counted of a list of the page's that is in no heap, such as a sheet's rules."""


class Row(msgspec.Struct, frozen=True):
    """Registrations that are open, made at one place; or what a list of the page's has."""

    kind: RowKind
    name: str
    site: str
    """The page's frames of the stack, innermost first, one a line, as the engine writes them."""
    count: int
    targets: int = 0
    """How many targets these registrations have, where that is known."""


class Left(msgspec.Struct, frozen=True):
    """Alike elements or components that are out of the page and exist."""

    name: str
    count: int


class Hidden(msgspec.Struct, frozen=True, rename="camel"):
    """What the page has and the tracker cannot look into."""

    frames: int
    """Of other origins."""
    shared_workers: int
    service_workers: int


class Late(msgspec.Struct, frozen=True):
    """Messages of Tauri's backend to callbacks that a cycle has made, after its end."""

    cycle: int
    """From 1, the warm-up counted too."""
    messages: int


NOTHING_HIDDEN: Final = Hidden(0, 0, 0)


class TrackerReading(msgspec.Struct, frozen=True, rename="camel"):
    """What the tracker knows at one moment."""

    rows: tuple[Row, ...]
    elements: tuple[Left, ...]
    components: tuple[Left, ...]
    activity: int
    """How much has happened in the page so far, whatever it was."""
    errors: int
    first_error: str
    bare_entries: int = 0
    """How many entries without a detail the page has in the performance timeline."""
    hidden: Hidden = NOTHING_HIDDEN
    cycles: int = 0
    """How many cycles have ended so far."""
    due_ms: float = 0
    """In how many ms the last of the page's late timeouts comes; 0 without any."""
    is_quiet: bool = False
    """Whether nothing is to come that it knows of: no callback and no animation."""
    late: tuple[Late, ...] = ()

    @property
    def counts(self) -> tuple[object, ...]:
        """What garbage collection may still change."""
        rows = tuple(row for row in self.rows if row.kind != LIST)
        return rows, self.elements, self.components


def tracker_source() -> str:
    """The script.

    Raises:
        CannotMeasureError: it has not been built.
    """
    return built_script("tracker")


def call(expression: str) -> str:
    """An expression for a page that calls the tracker, such as ``read()``."""
    return f"{_NAME}.{expression}"


async def read(session: Session) -> TrackerReading:
    """What is open and left now, garbage included."""
    return await session.evaluate(call("read()"), result=TrackerReading)
