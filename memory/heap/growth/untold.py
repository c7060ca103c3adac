"""What grows beside a leak and only seems to be held by nothing, in JavaScriptCore's snapshots.

They have no references from a WeakMap, a Map or a Set to its values, and none from native code:
such a value hangs on the root, or on nothing at all. It is often part of what leaks: the Maps in
which Vue notes what depends on a component's state are values of a WeakMap, and so may a handler
be that a library keeps. They go when the component goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.snapshot import Engine

_BUILT_IN: Final = ("Array", "Map", "Object", "Set", "WeakMap", "WeakSet")


def without_untold(analysis: HeapAnalysis, findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` without what has neither a holder nor a name, where others say what leaks.

    Where nothing else was found they stay: that something grows is true all the same.
    """
    if analysis.snapshot.engine is not Engine.JAVASCRIPTCORE:
        return list(findings)
    told = [each for each in findings if not _is_untold(each)]
    return told or list(findings)


def _is_untold(finding: Finding) -> bool:
    """Whether its path says nothing but the object itself, and that no more than what any is."""
    *holders, end = finding.path
    is_nameless = end.is_object(*_BUILT_IN) or (end.kind == "function" and not end.name)
    return (
        finding.kind == "object"
        and is_nameless
        and all(step.kind == "internal" for step in holders)
    )
