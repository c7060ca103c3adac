"""Finds the variables and properties that hold another value in a later snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from memory.heap.snapshot import HeapSnapshot, Mask

# A page has thousands of variables and properties; those with the largest values come first.
_MOST: Final = 2_000
_NAMED: Final = ("property", "context", "internal")


@dataclass(frozen=True)
class ChangedSlot:
    """One variable or property, by what it held before and holds now."""

    then: int  # ordinal in the earlier snapshot
    now: int  # ordinal in the later one


def changed_slots(before: HeapSnapshot, after: HeapSnapshot, values: Mask) -> Iterator[ChangedSlot]:
    """The variables and properties that both snapshots have and that now hold one of ``values``.

    ``values`` are nodes of ``after``, shape (n,). A slot is known by the id of what has it and by
    its name. Entries of arrays and Maps are not looked at.
    """
    named = after.edges_of_type(*_NAMED)
    edges = np.flatnonzero(named & values[after.edge_to])
    # Arrays, tables and the parts of a text have internal references that are no variables.
    stores = after.nodes_of_type("array", "string", "concatenated string", "sliced string", "code")
    edges = edges[~stores[after.edge_from[edges]]]
    is_new = before.ordinals_of(after.node_id[after.edge_to[edges]]) < 0
    edges = edges[is_new]
    holders = before.ordinals_of(after.node_id[after.edge_from[edges]])
    edges, holders = edges[holders >= 0], holders[holders >= 0]
    order = np.argsort(-after.self_size[after.edge_to[edges]], kind="stable")[:_MOST]
    slots: dict[int, dict[str, int]] = {}
    for edge, holder in zip(edges[order].tolist(), holders[order].tolist(), strict=True):
        if holder not in slots:
            slots[holder] = _slots_of(before, holder)
        then = slots[holder].get(after.edge_label(edge))
        if then is not None:
            yield ChangedSlot(then, int(after.edge_to[edge]))


def _slots_of(snapshot: HeapSnapshot, holder: int) -> dict[str, int]:
    """What each of its references leads to, by name."""
    first, end = snapshot.first_edge[holder : holder + 2].tolist()
    edges = np.arange(first, end)
    edges = edges[snapshot.are_of_type(edges, *_NAMED)]
    labels = map(snapshot.strings.__getitem__, snapshot.edge_name[edges].tolist())
    return dict(zip(labels, snapshot.edge_to[edges].tolist(), strict=True))
