"""What checking a page found, and its JSON document."""

from __future__ import annotations

from typing import Literal

import msgspec

from memory.heap.growth.finding import FindingUnit
from memory.verdict import VerdictWord


class CheckFinding(msgspec.Struct, frozen=True):
    """One kind of thing that each cycle leaves behind."""

    kind: str
    """``listener``, ``timer``, ``observer``, ``connection``, ``worker``, ``url``, ``component``,
    ``dom``, ``object``, ``collection``, or a kind that heap findings have."""
    name: str
    per_cycle: float
    """In ``unit``."""
    count: int
    retained_bytes: int | None = None
    """What they keep alive together, or None where that is not known."""
    path: tuple[str, ...] = ()
    """What holds one of them, from a root; empty where not known."""
    place: str | None = None
    """The file and line where it was made, such as ``src/Chart.vue:12``."""
    advice: str | None = None
    unit: FindingUnit = "count"
    is_estimate: bool = False


class CheckDocument(msgspec.Struct, frozen=True):
    """What ``check --json`` writes."""

    schema: Literal[1]
    target: str
    verdict: VerdictWord
    evidence: str
    """The figure or the reason that decides the verdict."""
    cycles: int
    """How many the verdict rests on."""
    engine: str
    findings: tuple[CheckFinding, ...]
    notices: tuple[str, ...]
    """What the page wanted and was denied, and what it threw."""
    elapsed_s: float
