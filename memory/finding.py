"""What a person is told about one thing that grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal[
    "component", "callback", "ghost", "dom", "listener", "timer", "object", "backend-channel"
]


@dataclass(frozen=True)
class Finding:
    """Something that each cycle leaves behind."""

    kind: FindingKind
    name: str
    per_cycle: float
    count: int  # of all measured cycles
    retained_bytes: int  # by all of them together
    path: tuple[str, ...]  # why one of them is alive
