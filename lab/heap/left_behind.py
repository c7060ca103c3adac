"""What cycles left behind and what holds it, from a heap snapshot before them and one after."""

from __future__ import annotations

from typing import Final

from lab.heap.channels import through_channels
from lab.heap.messages import Holders
from lab.heap.survivors import survivor_sizes
from memory.advice.known import PAGE_KINDS
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.growth import grown
from memory.heap.naming.script_places import ScriptResolver
from memory.heap.snapshot import HeapSnapshot

# What the page keeps for Leak Lab itself (web/src/page.ts).
_INSTRUMENT: Final = "leakLab"


def left_behind(
    before: HeapSnapshot,
    after: HeapSnapshot,
    scripts: ScriptResolver,
    cycles: int,
    component: str,
) -> Holders:
    """What ``cycles`` cycles between two snapshots left, and what each survivor keeps alive.

    ``scripts`` are the page's; ``component`` is the class or component that
    each cycle mounted.
    """
    analysis = HeapAnalysis(after, scripts, component)
    findings = grown(before, analysis, cycles, PAGE_KINDS)
    of_page = (
        finding
        for finding in findings
        if not any(step.is_property(_INSTRUMENT) for step in finding.path)
    )
    return Holders(through_channels(analysis, of_page), survivor_sizes(analysis))
