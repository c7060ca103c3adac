"""The result of one experiment, and the JSON document of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from lab.catalog import Scenario
from memory.advice import advice_for
from memory.finding import Finding as HeldFinding
from memory.finding import FindingKind, FindingUnit
from memory.reading import Survivor
from memory.verdict import Growth, Verdict, VerdictWord, judge

MAX_SURVIVED = 100
LEAST_STOPPED_CYCLES = 2
"""A run that was stopped before it had so many has no verdict: one survivor may be a cache."""
TOO_FEW_CYCLES = "stopped early: not enough cycles for a verdict"


class Finding(msgspec.Struct, frozen=True):
    """One kind of thing that is left behind."""

    kind: FindingKind
    name: str
    per_cycle: float
    """In ``unit``."""
    count: int
    """Of all measured cycles; where a heap snapshot counted fewer cycles, by its rate."""
    retained_bytes: int | None = None
    """What they keep alive together, or None where no heap snapshot was taken."""
    path: tuple[str, ...] = ()
    """What holds one of them, from a root of the garbage collector; empty where not known."""
    advice: str | None = None
    """What to do, where the shape is a known one."""
    remedy: str | None = None
    """The scenario that shows it."""
    unit: FindingUnit = "count"
    """What ``per_cycle`` and ``count`` are in: things, or the bytes by which one has grown."""
    is_estimate: bool = False
    """Whether those are the room that a collection takes, which runs ahead of its use."""


class Result(msgspec.Struct, frozen=True):
    """What one scenario left behind on one runtime, in one framework."""

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
    ghost_writes: dict[str, int]
    """What the ghost messages wrote, and how often."""
    backend_channels_left: int
    heap_bytes_per_cycle: int
    dom_nodes_per_cycle: float
    detached_nodes_per_cycle: float
    slower: float | None
    """Time to deliver one message to all its handlers, late in the run, by that early in it."""
    findings: tuple[Finding, ...]
    elapsed_s: float
    survived: tuple[Survivor, ...] = ()
    """The survivors one by one, oldest first, :data:`MAX_SURVIVED` at most; ``mount`` counts the
    measured cycles."""
    cycles_asked: int | None = None
    """How many cycles the run was to have; more than ``cycles`` where it was stopped early. None in
    files of versions that knew no such runs."""

    @property
    def is_expected(self) -> bool:
        """Whether the verdict is the one that the scenario expects."""
        return self.verdict == self.expected

    @property
    def is_unexpected(self) -> bool:
        """Whether the verdict is another one. A run stopped before it had one is neither."""
        undecided = self.is_stopped_early and self.verdict == "inconclusive"
        return not self.is_expected and not undecided

    @property
    def is_stopped_early(self) -> bool:
        """Whether the run was ended before it had all its cycles."""
        return self.cycles_asked is not None and self.cycles < self.cycles_asked

    def per_cycle(self, count: float) -> float:
        """``count`` of a whole run per cycle; 0 where the run was stopped before the first."""
        return count / self.cycles if self.cycles else 0.0


class RunDocument(msgspec.Struct, frozen=True):
    """What ``run --json`` writes."""

    schema: Literal[1]
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Evidence:
    """What an experiment measured."""

    growth: Growth
    """What was left when all work had ended."""
    in_flight: Growth | None
    """What was left while the backend was at work, where that was read."""
    slower: float | None
    holders: tuple[HeldFinding, ...] = ()
    """What heap snapshots say holds it, where they were taken."""
    survived: tuple[Survivor, ...] = ()
    """The survivors of the measured cycles."""
    cycles_asked: int | None = None
    """How many cycles were to be run, or None: those that were."""

    @property
    def verdict(self) -> Verdict:
        """What it proves; nothing where the run was stopped before it could."""
        cycles, asked = self.growth.cycles, self.cycles_asked
        if asked is not None and cycles < min(asked, LEAST_STOPPED_CYCLES):
            return Verdict("inconclusive", TOO_FEW_CYCLES)
        return judge(self.growth, self.in_flight)


def findings_of(evidence: Evidence, component: str) -> tuple[Finding, ...]:
    """What was left: with its holder where that is known, else by the counts alone."""
    growth = evidence.growth
    if growth.cycles == 0:
        # Stopped before the first cycle: what was left is of the warm-up.
        return ()
    held = [_held(finding, growth.cycles) for finding in evidence.holders]
    counted: list[tuple[FindingKind, str, int]] = [
        ("component", component, growth.survivors),
        ("callback", "callback of the backend", growth.callbacks),
        ("backend-channel", "channel of the backend", growth.backend_channels),
    ]
    counted += [
        ("ghost", f"wrote {what} of an unmounted {component}", count)
        for what, count in growth.ghost_writes.items()
    ]
    known = {finding.kind for finding in held}
    return (
        *held,
        *(
            Finding(kind, name, per_cycle=round(count / growth.cycles, 3), count=count)
            for kind, name, count in counted
            if count > 0 and kind not in known
        ),
    )


def _held(finding: HeldFinding, cycles: int) -> Finding:
    advice = advice_for(finding)
    count = round(finding.per_cycle * cycles)
    return Finding(
        finding.kind,
        finding.name,
        per_cycle=finding.per_cycle,
        count=count,
        # The snapshots lay fewer cycles apart than were measured.
        retained_bytes=round(finding.retained_bytes * count / finding.count),
        path=finding.path,
        advice=None if advice is None else advice.text,
        remedy=None if advice is None else advice.scenario,
        unit=finding.unit,
        is_estimate=finding.is_estimate,
    )


def result_of(runtime: str, scenario: Scenario, evidence: Evidence, elapsed_s: float) -> Result:
    """Judge an experiment and put together its result."""
    growth = evidence.growth
    verdict = evidence.verdict
    return Result(
        scenario=scenario.id,
        runtime=runtime,
        framework=scenario.framework,
        cycles=growth.cycles,
        verdict=verdict.word,
        expected=scenario.expected,
        evidence=verdict.evidence,
        created=growth.created,
        survivors=growth.survivors,
        callbacks_left=growth.callbacks,
        ghost_messages=growth.ghost_messages,
        ghost_writes={what: count for what, count in growth.ghost_writes.items() if count > 0},
        backend_channels_left=growth.backend_channels,
        heap_bytes_per_cycle=round(growth.heap_bytes_per_cycle),
        dom_nodes_per_cycle=round(growth.dom_nodes_per_cycle, 3),
        detached_nodes_per_cycle=round(growth.detached_nodes_per_cycle, 3),
        slower=None if evidence.slower is None else round(evidence.slower, 2),
        findings=findings_of(evidence, scenario.component),
        elapsed_s=round(elapsed_s, 3),
        survived=evidence.survived[:MAX_SURVIVED],
        cycles_asked=growth.cycles if evidence.cycles_asked is None else evidence.cycles_asked,
    )
