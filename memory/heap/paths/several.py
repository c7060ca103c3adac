"""Finds further paths that keep an object alive besides the one that explains it best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.paths.folding import NUMBER
from memory.heap.paths.retaining import RetainingPath
from memory.heap.snapshot import Mask

# How much is looked at: of a path the references nearest to the object, of each node so many of
# those that lead to it, and none that is further away than this. A node may have a million.
_NEAREST: Final = 40
_OF_ONE_NODE: Final = 40
_FARTHEST: Final = 2000
_EXPLAINED: Final = 2
"""The last round of the search for paths that finds what a page's author can see."""


def several_paths(analysis: HeapAnalysis, ordinal: int, limit: int) -> tuple[RetainingPath, ...]:
    """Up to ``limit`` paths to a node: the one that explains most, and others than that.

    Each other one leaves the first at some node by another reference to it, so it would keep the
    object alive if that one were cut before; those that leave it nearest to the object come first.
    Paths that differ only in numbers are one. None where nothing but weak references lead there.
    """
    chain = analysis.paths.chain_to(ordinal)
    if chain is None:
        return ()
    found: dict[tuple[str, ...], RetainingPath] = {}
    for start, edges in _chains(analysis, *chain):
        path = analysis.paths.path_along(start, edges)
        found.setdefault(tuple(NUMBER.sub("#", step) for step in path.words), path)
        if len(found) >= limit:
            break
    return tuple(found.values())


def _chains(
    analysis: HeapAnalysis, start: int, edges: Sequence[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The best chain to a node, and then those that leave it."""
    yield start, tuple(edges)
    snapshot, paths = analysis.snapshot, analysis.paths
    first = max(0, len(edges) - _NEAREST)
    targets = {int(snapshot.edge_to[edge]) for edge in edges[first:]}
    leading = _leading_to(analysis, targets)
    for position in range(len(edges) - 1, first - 1, -1):
        node, rest = int(snapshot.edge_to[edges[position]]), edges[position + 1 :]
        for edge in leading[node]:
            if edge == edges[position]:
                continue
            chain = paths.chain_to(int(snapshot.edge_from[edge]))
            # What the node itself keeps alive does not keep the node.
            if chain is not None and not _passes(analysis, *chain, node):
                yield chain[0], (*chain[1], edge, *rest)


def _leading_to(analysis: HeapAnalysis, targets: set[int]) -> dict[int, list[int]]:
    """For each of these nodes the references to it that count, the nearest to a root first."""
    snapshot, paths = analysis.snapshot, analysis.paths
    is_target = np.zeros(snapshot.node_count, dtype=np.bool_)
    is_target[list(targets)] = True
    preference = analysis.preference
    is_explained = any(paths.round_of[node] <= _EXPLAINED for node in targets)
    allowed: Mask = preference.explaining if is_explained else preference.strong
    edges = np.flatnonzero(is_target[snapshot.edge_to] & allowed)
    source = snapshot.edge_from[edges]
    distance, rounds = paths.distances[source], paths.round_of[source]
    near = (distance >= 0) & (distance <= _FARTHEST)
    if is_explained:
        near &= rounds <= _EXPLAINED
    order = np.lexsort((distance[near], rounds[near]))
    leading: dict[int, list[int]] = {node: [] for node in targets}
    for edge in edges[near][order].tolist():
        of_node = leading[int(snapshot.edge_to[edge])]
        if len(of_node) < _OF_ONE_NODE:
            of_node.append(edge)
    return leading


def _passes(analysis: HeapAnalysis, start: int, edges: Sequence[int], node: int) -> bool:
    """Whether a chain leads through a node."""
    return start == node or node in analysis.snapshot.edge_to[list(edges)]
