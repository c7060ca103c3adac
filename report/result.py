"""The result of one experiment, and the JSON document of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from memory.heap.growth.finding import FindingUnit
from memory.heap.paths.step import PathStep
from memory.metrics.survivor import Survivor
from memory.reasons import Reason
from memory.verdict import VerdictWord
from report.composed_names import FindingName
from report.pair import Pair
from report.place import Where

MAX_SURVIVED = 100

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
    composed_name: FindingName | msgspec.UnsetType = msgspec.UNSET
    """What ``name`` says in English, where it is composed; unset where the page or the browser
    calls it so, and in files of older versions."""
    steps: tuple[PathStep, ...] | msgspec.UnsetType = msgspec.UNSET
    """The steps that ``path`` has in words; unset where only those are known, and in documents."""

    @property
    def typed_path(self) -> tuple[PathStep, ...]:
        """The steps of the path; of kind ``words`` where nothing else is known of them."""
        if self.steps is not msgspec.UNSET:
            return self.steps
        return tuple(PathStep("words", text) for text in self.path)


class Result(msgspec.Struct, frozen=True):
    """What one scenario left behind on one runtime, in one framework."""

    scenario: str
    runtime: str
    framework: str
    cycles: int
    verdict: VerdictWord
    expected: VerdictWord | None
    """None where it is not known: on some pairs of Tauri and npm package."""
    evidence: str
    """The figure or the reason that decides the verdict, in English."""
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
    reason: Reason | None = None
    """What ``evidence`` says in words. None in files of versions that kept the words alone."""
    api: str | None = None
    """The version of ``@tauri-apps/api``; None in a page without Tauri, and in older files."""
    is_mixed: bool = False
    """Whether that is another version than the runtime's own."""
    on: Where = "stand-in"
    """What plays Tauri: the stand-in, or Tauri itself; then ``runtime`` is its crate's version."""
    engine: str = ""
    """Name and version of what ran the page; empty in files of versions that ran one alone."""
    growth_per_cycle: dict[str, float | None] = {}
    """What a cycle added to each metric, by its name; None where that could not be told.

    Empty in files of versions without it.
    """

    @property
    def pair(self) -> Pair:
        """The runtime, and the npm package where that is not the runtime's own."""
        return Pair(self.runtime, self.api if self.is_mixed else None)

    @property
    def is_expected(self) -> bool:
        """Whether the verdict is the one that the scenario expects, if it expects one."""
        return self.expected in (None, self.verdict)

    @property
    def is_unexpected(self) -> bool:
        """Whether the verdict is another one. A run stopped before it had one is neither."""
        undecided = self.is_stopped_early and self.verdict == "inconclusive"
        return not self.is_expected and not undecided

    @property
    def is_stopped_early(self) -> bool:
        """Whether the run was ended before it had all its cycles."""
        return self.cycles_asked is not None and self.cycles < self.cycles_asked

    def in_documents(self) -> Result:
        """This result as documents have it: with paths in words alone."""
        findings = tuple(
            msgspec.structs.replace(finding, steps=msgspec.UNSET) for finding in self.findings
        )
        return msgspec.structs.replace(self, findings=findings)

    def per_cycle(self, count: float) -> float:
        """``count`` of a whole run per cycle; 0 where the run was stopped before the first."""
        return count / self.cycles if self.cycles else 0.0


class RunDocument(msgspec.Struct, frozen=True):
    """What ``run --json`` writes."""

    schema: Literal[1]
    results: tuple[Result, ...]


def run_document(results: Sequence[Result]) -> RunDocument:
    """The document of a run."""
    return RunDocument(1, tuple(result.in_documents() for result in results))
