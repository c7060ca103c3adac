"""What WebKit keeps alive whatever a page does: animations, and what stands for their end.

WebKitGTK 2.50 never frees the object of an animation, also not one that was cancelled, has no
timeline or whose element is gone; ``finished`` keeps its promise. Of 75 other kinds of objects of
the browser's, made and dropped twenty times, it freed all.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import PROMISE, Finding
from memory.heap.paths.step import PathStep
from memory.heap.snapshot import Engine, HeapSnapshot

_ANIMATIONS: Final = ("Animation", "CSSAnimation", "CSSTransition")


def animations_kept(before: HeapSnapshot, after: HeapAnalysis) -> int:
    """How many animations have come and stayed between the snapshots; 0 in other engines."""
    if after.snapshot.engine is not Engine.JAVASCRIPTCORE:
        return 0
    nodes = np.concatenate([after.nodes_named(name) for name in _ANIMATIONS])
    return int((~np.isin(after.snapshot.node_id[nodes], before.node_id)).sum())


def is_webkits_own(finding: Finding, animations: int) -> bool:
    """Whether ``finding`` is of the ``animations`` that are kept, and nothing else keeps it."""
    *holders, last = finding.path
    if not all(_is_nobody(at, step) for at, step in enumerate(holders)):
        return False
    is_promise = last.is_object(PROMISE) and finding.count <= animations
    return is_promise or last.is_object(*_ANIMATIONS)


def _is_nobody(at: int, step: PathStep) -> bool:
    """Whether a step of a path names nothing that a page could let go of.

    The engine numbers what it keeps itself; an index further on is one of an array.
    """
    return step.kind == "internal" or step.is_object("Window") or (at == 0 and step.kind == "index")
