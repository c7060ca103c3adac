"""What cycles left behind and what holds it, from a heap snapshot before them and one after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Holders
from memory.heap.growth.growth import grown
from memory.heap.growth.survivors import survivor_sizes
from memory.heap.naming.script_places import PageScripts, Script
from memory.heap.snapshot import HeapSnapshot

# What the page keeps for Leak Lab itself (web/src/page.ts).
_INSTRUMENT: Final = "leakLab"


def holders_between(
    before: HeapSnapshot,
    after: HeapSnapshot,
    scripts: Mapping[int, Script],
    cycles: int,
    component: str,
) -> Holders:
    """What ``cycles`` cycles between two snapshots left, and what each survivor keeps alive.

    ``scripts`` are the page's, by V8's script id; ``component`` is the class or component that
    each cycle mounted.
    """
    analysis = HeapAnalysis(after, PageScripts(scripts), component)
    findings = grown(before, analysis, cycles)
    return Holders(
        tuple(finding for finding in findings if _INSTRUMENT not in finding.path),
        survivor_sizes(analysis),
    )
