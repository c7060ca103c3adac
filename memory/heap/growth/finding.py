"""What a person is told about one thing that grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FindingKind = Literal[
    "component",
    "callback",
    "ghost",
    "dom",
    "listener",
    "timer",
    "object",
    "collection",
    "backend-channel",
]
FindingUnit = Literal["count", "bytes"]
"""What a finding is measured in: how many things there are, or how much larger one has become."""


@dataclass(frozen=True)
class Finding:
    """Something that each cycle leaves behind."""

    kind: FindingKind
    name: str
    per_cycle: float  # in ``unit``
    count: int  # of all measured cycles, in ``unit``
    retained_bytes: int  # by all of them together
    path: tuple[str, ...]  # why one of them is alive
    browser_classes: tuple[str, ...] = ()  # of the browser's own objects on the path
    unit: FindingUnit = "count"
    is_estimate: bool = False
    """Whether the figures are of the room that a collection takes, which runs ahead of its use."""


@dataclass(frozen=True)
class Holders:
    """What heap snapshots tell of what a scenario leaves behind."""

    findings: tuple[Finding, ...] = ()
    retained_bytes: Mapping[int, int] = field(default_factory=dict)
    """By the number of its mount, what each surviving component keeps alive."""
