"""Ranks a heap's objects by what they retain, and adds up its bytes by kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from memory.heap.analysis import HeapAnalysis
from memory.heap.snapshot import HeapSnapshot


@dataclass(frozen=True)
class SizedNode:
    """A node with its own size and the size of all that it alone keeps alive."""

    id: int
    name: str
    kind: str
    shallow_bytes: int
    retained_bytes: int


@dataclass(frozen=True)
class KindTotal:
    """The nodes of one kind together."""

    kind: str
    count: int
    shallow_bytes: int


# Nodes that no author made; memlab leaves out the same ones.
_UNINTERESTING_KINDS = ("array", "native", "code", "synthetic", "hidden")


def largest_retained(analysis: HeapAnalysis, limit: int = 20) -> tuple[SizedNode, ...]:
    """The objects, closures, strings and numbers that retain most, the largest first."""
    snapshot = analysis.snapshot
    shown = ~snapshot.nodes_of_type(*_UNINTERESTING_KINDS)
    return sized_nodes(analysis, np.flatnonzero(shown), limit)


def sized_nodes(
    analysis: HeapAnalysis, ordinals: npt.NDArray[np.integer], limit: int
) -> tuple[SizedNode, ...]:
    """The ``limit`` of these nodes that retain most, the largest first, then in heap order."""
    snapshot, retained = analysis.snapshot, analysis.sizes.retained_bytes
    order = np.argsort(-retained[ordinals], kind="stable")[:limit]
    return tuple(
        SizedNode(
            id=int(snapshot.node_id[ordinal]),
            name=analysis.names.described(ordinal),
            kind=snapshot.kind(ordinal),
            shallow_bytes=int(snapshot.self_size[ordinal]),
            retained_bytes=int(retained[ordinal]),
        )
        for ordinal in ordinals[order].tolist()
    )


def totals_by_kind(snapshot: HeapSnapshot) -> tuple[KindTotal, ...]:
    """Count and bytes of each kind of node that occurs, the most bytes first."""
    kinds = len(snapshot.node_types)
    counts = np.bincount(snapshot.node_type, minlength=kinds)
    sums = np.bincount(snapshot.node_type, weights=snapshot.self_size, minlength=kinds)
    totals = [
        KindTotal(kind, int(count), int(total))
        for kind, count, total in zip(snapshot.node_types, counts, sums, strict=False)
        if count
    ]
    return tuple(sorted(totals, key=lambda total: -total.shallow_bytes))
