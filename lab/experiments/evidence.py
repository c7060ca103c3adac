"""What an experiment measured, judged and put into a result."""

from __future__ import annotations

import msgspec

from lab.experiments.in_flight import judge_reloads, judge_run
from lab.metrics import known
from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.backend_listeners import BACKEND_LISTENERS
from lab.metrics.callbacks import CALLBACKS
from lab.metrics.detached_nodes import DETACHED_NODES
from lab.metrics.late_messages import LATE_MESSAGES
from lab.metrics.survivors import SURVIVORS
from lab.metrics.unheard import UNHEARD
from lab.page.catalog import Scenario
from memory.advice.known import advice_for
from memory.heap.growth.finding import Finding as HeapFinding
from memory.heap.paths.words import path_words
from memory.metrics.dom_nodes import DOM_NODES
from memory.metrics.heap import HEAP
from memory.metrics.survivor import Survivor
from memory.reasons import (
    AllFreed,
    CallbacksLeft,
    ChannelsLeft,
    NothingHeard,
    SurvivorsLeft,
    ThingsLeft,
    TooFewCycles,
)
from memory.verdict import Growth, Verdict
from report.composed_names import (
    BackendCallback,
    BackendChannel,
    BackendListener,
    FindingName,
    LateWrite,
)
from report.pair import Pair
from report.place import Place
from report.reason_text import reason_text
from report.result import MAX_SURVIVED, Finding, FindingKind, Result

LEAST_STOPPED_CYCLES = 2
"""A run that was stopped before it had so many has no verdict: one survivor may be a cache."""

_BESIDE_NOTHING_HEARD = (SurvivorsLeft, CallbacksLeft, ChannelsLeft, ThingsLeft, AllFreed)


class Evidence(msgspec.Struct, frozen=True):
    """What an experiment measured."""

    growth: Growth
    """What was left when all work had ended."""
    in_flight: Growth | None
    """What was left while the backend was at work, where that was read."""
    slower: float | None
    reloads: bool = False
    """Whether each cycle loaded the page anew."""
    holders: tuple[HeapFinding, ...] = ()
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
            return Verdict("inconclusive", TooFewCycles())
        judge = judge_reloads if self.reloads else judge_run
        verdict = judge(self.growth, self.in_flight)
        reason, created = verdict.reason, self.growth.created
        if 0 < created == self.growth.of(UNHEARD) and isinstance(reason, _BESIDE_NOTHING_HEARD):
            return Verdict(verdict.word, NothingHeard(created, reason))
        return verdict


def findings_of(evidence: Evidence, component: str) -> tuple[Finding, ...]:
    """What was left: with its holder where that is known, else by the counts alone."""
    growth = evidence.growth
    if growth.cycles == 0:
        # Stopped before the first cycle: what was left is of the warm-up.
        return ()
    explained = [reported_finding(finding, growth.cycles) for finding in evidence.holders]
    counted: list[tuple[FindingKind, str | FindingName, int]] = [
        ("component", component, growth.of(SURVIVORS)),
        ("callback", BackendCallback(), growth.of(CALLBACKS)),
        ("backend-channel", BackendChannel(), growth.of(BACKEND_CHANNELS)),
        ("listener", BackendListener(), growth.of(BACKEND_LISTENERS)),
    ]
    counted += [
        ("ghost", LateWrite(what, component), count) for what, count in growth.ghost_writes.items()
    ]
    known = {finding.kind for finding in explained}
    return (
        *explained,
        *(
            Finding(
                kind,
                str(name),
                per_cycle=round(count / growth.cycles, 3),
                count=count,
                composed_name=msgspec.UNSET if isinstance(name, str) else name,
            )
            for kind, name, count in counted
            if count > 0 and kind not in known
        ),
    )


def reported_finding(finding: HeapFinding, cycles: int) -> Finding:
    """What a heap snapshot found as a report has it, with the advice; ``cycles`` were measured."""
    advice = advice_for(finding)
    count = round(finding.per_cycle * cycles)
    return Finding(
        msgspec.convert(finding.kind, FindingKind),
        finding.name,
        per_cycle=finding.per_cycle,
        count=count,
        # The snapshots lay fewer cycles apart than were measured.
        retained_bytes=round(finding.retained_bytes * count / finding.count),
        path=path_words(finding.path),
        advice=None if advice is None else advice.text,
        remedy=None if advice is None else advice.scenario,
        unit=finding.unit,
        is_estimate=finding.is_estimate,
        composed_name=finding.composed_name or msgspec.UNSET,
        steps=finding.path,
    )


def result_of(
    runtime: str, place: Place, scenario: Scenario, evidence: Evidence, elapsed_s: float
) -> Result:
    """Judge an experiment on ``runtime``, the name of a pair, and put together its result."""
    pair = Pair.named(runtime)
    growth = evidence.growth
    verdict = evidence.verdict
    per_cycle = {delta.metric.name: round(delta.per_cycle, 3) for delta in growth.deltas}
    all_per_cycle = {metric.name: per_cycle.get(metric.name) for metric in known.METRICS}
    return Result(
        scenario=scenario.id,
        runtime=pair.runtime,
        api=place.api,
        is_mixed=pair.api is not None,
        on=place.on,
        engine=place.engine,
        framework=scenario.framework,
        cycles=growth.cycles,
        verdict=verdict.word,
        expected=scenario.expected,
        evidence=reason_text(verdict.reason),
        created=growth.created,
        survivors=growth.of(SURVIVORS),
        callbacks_left=growth.of(CALLBACKS),
        ghost_messages=growth.of(LATE_MESSAGES),
        ghost_writes={what: count for what, count in growth.ghost_writes.items() if count > 0},
        backend_channels_left=growth.of(BACKEND_CHANNELS),
        heap_bytes_per_cycle=round(per_cycle[HEAP.name]),
        dom_nodes_per_cycle=per_cycle[DOM_NODES.name],
        detached_nodes_per_cycle=per_cycle[DETACHED_NODES.name],
        slower=None if evidence.slower is None else round(evidence.slower, 2),
        findings=findings_of(evidence, scenario.component),
        elapsed_s=round(elapsed_s, 3),
        survived=evidence.survived[:MAX_SURVIVED],
        cycles_asked=growth.cycles if evidence.cycles_asked is None else evidence.cycles_asked,
        reason=verdict.reason,
        growth_per_cycle=all_per_cycle,
    )
