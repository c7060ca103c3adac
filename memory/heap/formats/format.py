"""What a file format is: how its beginning looks, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from memory.heap.snapshot import HeapSnapshot


class Parser(Protocol):
    """Takes a snapshot in pieces, in the order they come, and gives the graph at the end."""

    def feed(self, piece: bytes) -> None:
        """Take in the next piece. Raises SnapshotError when it cannot be right."""
        ...

    def finish(self) -> HeapSnapshot:
        """The graph. Raises SnapshotError when what came cannot be right, or ends too early."""
        ...


@dataclass(frozen=True)
class Format:
    """One file format."""

    head: re.Pattern[bytes]
    """Matches the beginning of such a file, white space and a byte-order mark left out."""
    parser: Callable[[], Parser]
