"""What each surviving component keeps alive, found by the page's own records of its mounts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np

from lab.heap.messages import Holders
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.snapshot import HeapSnapshot

# `MountRecord` in web/src/mounting/mount-record.ts.
_NUMBER_EDGE: Final = "inSnapshot"
_TRACKED_EDGE: Final = "#tracked"
_NUMBER: Final = re.compile(r"mount (\d+)")


def survivor_sizes(analysis: HeapAnalysis) -> dict[int, int]:
    """By the number of its mount, the bytes that go when that component goes.

    Only of components of which something is left. What counts is what the objects retain that the
    record tracks, and the scopes in which the component made its handlers.
    """
    return _sizes(analysis, _left_by_mount(analysis.snapshot))


def held_survivors(analysis: HeapAnalysis, mounts: AbstractSet[int], component: str) -> Holders:
    """What holds the components of ``mounts`` in this one snapshot, the most common path first.

    A finding is of those that are held alike; ``per_cycle`` is per component.
    """
    left = {
        number: nodes
        for number, nodes in _left_by_mount(analysis.snapshot).items()
        if number in mounts
    }
    nearest = {number: _nearest(analysis, nodes) for number, nodes in left.items()}
    groups = analysis.paths.paths_to([node for node in nearest.values() if node is not None])
    sizes = _sizes(analysis, left)
    retained = sum(sizes.values())
    total = len(nearest)
    findings = tuple(
        Finding(
            kind="component",
            name=component,
            per_cycle=round(group.count / total, 3),
            count=group.count,
            retained_bytes=round(retained * group.count / total),
            path=group.example.steps,
        )
        for group in groups
    )
    return Holders(findings, sizes)


def _sizes(analysis: HeapAnalysis, left: Mapping[int, set[int]]) -> dict[int, int]:
    """What goes with the objects that are left of each mount, in bytes."""
    if not left:
        return {}
    scopes = _scopes_of(analysis.snapshot, set().union(*left.values()))
    gone = {number: nodes.union(*map(scopes.__getitem__, nodes)) for number, nodes in left.items()}
    sizes = analysis.sizes_of(np.array([*itertools.chain(*gone.values())], dtype=np.intp))
    return {number: sizes.together(nodes) for number, nodes in gone.items()}


def _left_by_mount(snapshot: HeapSnapshot) -> dict[int, set[int]]:
    """The objects that still exist of each mount that the page has a record of, by its number."""
    found: dict[int, set[int]] = {}
    for edge in snapshot.edges_named(_NUMBER_EDGE).tolist():
        number = _NUMBER.fullmatch(snapshot.name(int(snapshot.edge_to[edge])))
        record = int(snapshot.edge_from[edge])
        if number is None or (tracked := snapshot.follow(record, _TRACKED_EDGE)) < 0:
            continue
        if left := _left_of(snapshot, tracked):
            found[int(number[1])] = left
    return found


def _nearest(analysis: HeapAnalysis, nodes: AbstractSet[int]) -> int | None:
    """The component itself, else what is nearest to a root; None where nothing holds any."""
    held: list[tuple[bool, int, int]] = []
    for node in nodes:
        chain = analysis.paths.chain_to(node)
        if chain is not None:
            is_function = analysis.snapshot.kind(node) == "closure"
            held.append((is_function, len(chain[1]), node))
    return min(held)[2] if held else None


def _left_of(snapshot: HeapSnapshot, tracked: int) -> set[int]:
    """The objects that still exist, of those that an array of WeakRefs leads to."""
    found: set[int] = set()
    for reference in _elements(snapshot, tracked):
        target = snapshot.follow(reference, "target")
        # A WeakRef whose object has gone leads to `undefined`, or nowhere.
        if target >= 0 and snapshot.kind(target) in ("object", "closure", "native"):
            found.add(target)
    return found


def _elements(snapshot: HeapSnapshot, array: int) -> list[int]:
    return [
        int(snapshot.edge_to[edge])
        for edge in snapshot.edges_of(array)
        if snapshot.edge_kind(edge) == "element"
    ]


def _scopes_of(snapshot: HeapSnapshot, nodes: set[int]) -> dict[int, set[int]]:
    """For each of these nodes the scopes that have it for a variable, if it is a function.

    A handler's scope is known by the function that its component was given to call with messages:
    no other scope has it.
    """
    scopes: dict[int, set[int]] = {node: set() for node in nodes}
    is_function = np.zeros(snapshot.node_count, dtype=np.bool_)
    is_function[[*nodes]] = True
    is_function &= snapshot.nodes_of_type("closure")
    edges = np.flatnonzero(snapshot.edges_of_type("context") & is_function[snapshot.edge_to])
    for edge in edges.tolist():
        scopes[int(snapshot.edge_to[edge])].add(int(snapshot.edge_from[edge]))
    return scopes
