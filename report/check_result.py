"""What checking a page found, and its JSON document."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from memory.heap.growth.finding import FindingUnit
from memory.verdict import VerdictWord


class Known(msgspec.Struct, frozen=True):
    """Why a finding fails nothing."""

    reason: str
    until: str | None = None
    """The day on which this lapses, such as ``2027-01-31``; None where it does not."""


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
    known: Known | msgspec.UnsetType = msgspec.UNSET
    """Set where the finding was known before."""


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
    link: str | msgspec.UnsetType = msgspec.UNSET
    """The link that each cycle has clicked, where that is the test."""
    heap_snapshots: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    """The files of the snapshots that the findings rest on, earlier one first, where kept."""


class CheckFailure(msgspec.Struct, frozen=True):
    """That there is no verdict, as one of several results."""

    schema: Literal[1]
    target: str
    verdict: None
    error: str
    """Why, in one sentence."""
    elapsed_s: float
    link: str | msgspec.UnsetType = msgspec.UNSET
    skipped: bool = False
    """Whether there was nothing to test, so that a verdict is not missed."""


CheckResult: TypeAlias = CheckDocument | CheckFailure


class CheckDocuments(msgspec.Struct, frozen=True):
    """What ``check --json`` writes of several targets, or of the links of one."""

    schema: Literal[1]
    results: tuple[CheckResult, ...]
