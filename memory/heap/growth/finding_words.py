"""What a finding is called, and which of the browser's classes are on its path."""

from __future__ import annotations

from typing import Final

import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import PENDING_PROMISE, PROMISE
from memory.heap.paths.retaining import RetainingPath
from memory.heap.snapshot import Mask

_NEAR_A_LISTENER: Final = 50
# Of the browser's objects on a path, those that may say what to undo are near its ends.
_NEAR_AN_END: Final = 100


def browser_classes(analysis: HeapAnalysis, path: RetainingPath) -> tuple[str, ...]:
    """The classes of the browser's own objects on a path."""
    ids = path.node_ids
    if len(ids) > 2 * _NEAR_AN_END:
        ids = (*ids[:_NEAR_AN_END], *ids[-_NEAR_AN_END:])
    snapshot, names = analysis.snapshot, analysis.names
    nodes = snapshot.ordinals_of(np.array(ids)).tolist()
    return tuple(names.class_name(node) for node in nodes if snapshot.kind(node) == "native")


def finding_name(analysis: HeapAnalysis, kind: str, node: int, is_new: Mask) -> str:
    """What a finding of such nodes is called; a listener or timer by the function that it calls.

    ``is_new``, shape (n,), are the nodes that came.
    """
    names, snapshot = analysis.names, analysis.snapshot
    seen = {node}
    frontier = [node] if kind in ("listener", "timer") else []
    while frontier and len(seen) < _NEAR_A_LISTENER:
        edges = [edge for near in frontier for edge in snapshot.edges_of(near)]
        near_nodes = dict.fromkeys(snapshot.edge_to[edges].tolist())
        for near in near_nodes:
            if snapshot.kind(near) == "closure":
                return names.label(near)
        frontier = [
            near
            for near in near_nodes
            if near not in seen and snapshot.kind(near) == "native" and is_new[near]
        ]
        seen.update(frontier)
    described = names.described(node)
    if described == PROMISE:
        result = snapshot.follow(node, "reactions_or_result")
        pending = result >= 0 and snapshot.name(result).endswith("PromiseReaction")
        return PENDING_PROMISE if pending else described
    return described
