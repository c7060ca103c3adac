"""What each surviving component keeps alive, found by the page's own records of its mounts."""

from __future__ import annotations

import re
from typing import Final

from memory.heap.analysis import HeapAnalysis
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
    sizes: dict[int, int] = {}
    snapshot = analysis.snapshot
    for edge in snapshot.edges_named(_NUMBER_EDGE).tolist():
        number = _NUMBER.fullmatch(snapshot.name(int(snapshot.edge_to[edge])))
        record = int(snapshot.edge_from[edge])
        if number is None or (tracked := snapshot.follow(record, _TRACKED_EDGE)) < 0:
            continue
        if left := _left_of(snapshot, tracked):
            nodes = left | _scopes_of(snapshot, left)
            sizes[int(number[1])] = analysis.sizes.together(nodes)
    return sizes


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


def _scopes_of(snapshot: HeapSnapshot, nodes: set[int]) -> set[int]:
    """The scopes that have one of these nodes for a variable.

    A handler's scope is known by the function that its component was given to call with messages:
    no other scope has it.
    """
    scopes: set[int] = set()
    variables = snapshot.edges_of_type("context")
    for node in nodes:
        if snapshot.kind(node) == "closure":
            edges = (snapshot.edge_to == node) & variables
            scopes.update(snapshot.edge_from[edges].tolist())
    return scopes
