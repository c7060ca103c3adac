"""The result of one experiment, and the JSON document of a run."""

from __future__ import annotations

from typing import Literal

import msgspec

from memory.verdict import Growth, Verdict, VerdictWord

FindingKind = Literal[
    "component", "callback", "ghost", "dom", "listener", "timer", "object", "backend-channel"
]


class Finding(msgspec.Struct, frozen=True):
    """One kind of thing that is left behind."""

    kind: FindingKind
    name: str
    per_cycle: float
    count: int
    retained_bytes: int | None = None
    """Bytes that would be freed with it, or None where no heap snapshot was taken."""
    path: tuple[str, ...] = ()
    """What holds it, from a garbage-collection root, or empty where it is not known."""


class Result(msgspec.Struct, frozen=True):
    """What one scenario left behind on one runtime."""

    scenario: str
    runtime: str
    framework: str
    cycles: int
    verdict: VerdictWord
    expected: VerdictWord
    evidence: str
    """The figure or the reason that decides the verdict."""
    created: int
    survivors: int
    callbacks_left: int
    ghost_messages: int
    backend_channels_left: int
    heap_bytes_per_cycle: int
    dom_nodes_per_cycle: float
    findings: tuple[Finding, ...]
    elapsed_s: float

    @property
    def is_expected(self) -> bool:
        """Whether the verdict is the one that the scenario expects."""
        return self.verdict == self.expected


class RunDocument(msgspec.Struct, frozen=True):
    """What ``run --json`` writes."""

    schema: Literal[1]
    results: tuple[Result, ...]


def findings_of(growth: Growth, component: str) -> tuple[Finding, ...]:
    """What the counts alone can say was left."""
    counted: tuple[tuple[FindingKind, str, int], ...] = (
        ("component", component, growth.survivors),
        ("callback", "callback of the backend", growth.callbacks),
        ("ghost", "message to an unmounted component", growth.ghost_messages),
        ("backend-channel", "channel of the backend", growth.backend_channels),
    )
    return tuple(
        Finding(kind, name, per_cycle=count / growth.cycles, count=count)
        for kind, name, count in counted
        if count > 0
    )


def result_of(
    *,
    scenario: str,
    component: str,
    runtime: str,
    framework: str,
    growth: Growth,
    verdict: Verdict,
    expected: VerdictWord,
    elapsed_s: float,
) -> Result:
    """Put together a result."""
    return Result(
        scenario=scenario,
        runtime=runtime,
        framework=framework,
        cycles=growth.cycles,
        verdict=verdict.word,
        expected=expected,
        evidence=verdict.evidence,
        created=growth.created,
        survivors=growth.survivors,
        callbacks_left=growth.callbacks,
        ghost_messages=growth.ghost_messages,
        backend_channels_left=growth.backend_channels,
        heap_bytes_per_cycle=round(growth.heap_bytes_per_cycle),
        dom_nodes_per_cycle=round(growth.dom_nodes_per_cycle, 3),
        findings=findings_of(growth, component),
        elapsed_s=round(elapsed_s, 3),
    )
