"""Counts the entries of a heap's arrays, Maps, Sets and objects used as maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.analysis import HeapAnalysis
from memory.heap.equal_rows import sorted_rows
from memory.heap.snapshot import HeapSnapshot

# From this many properties on a plain object counts as one used as a map.
_MAP_LIKE: Final = 20


@dataclass(frozen=True)
class Collection:
    """A collection and how many entries it has."""

    id: int
    name: str
    entries: int
    shallow_bytes: int


@dataclass(frozen=True, eq=False)
class CollectionEntries:
    """The collections of one snapshot, one row each, in heap order."""

    ordinal: npt.NDArray[np.intp]
    entries: npt.NDArray[np.int64]


def collection_entries(snapshot: HeapSnapshot) -> CollectionEntries:
    """How many references each collection holds.

    Entries of a Map count once, by their values where those are objects, by their keys otherwise;
    small whole numbers are no nodes of a heap and count as nothing.
    """
    entries = np.zeros(snapshot.node_count, dtype=np.int64)
    objects = snapshot.nodes_of_type("object")
    # Windows and the like have many properties and are no collections of the page's own making.
    plain = objects & (snapshot.node_name == snapshot.strings.index_of("Object"))
    arrays = objects & (snapshot.node_name == snapshot.strings.index_of("Array"))
    elements = (plain | arrays)[snapshot.edge_from] & snapshot.edges_of_type("element")
    # null and undefined are nodes too, of the engine's: a list of them has let its entries go.
    elements &= ~snapshot.nodes_of_type("hidden")[snapshot.edge_to]
    entries += np.bincount(snapshot.edge_from[elements], minlength=snapshot.node_count)
    properties = plain[snapshot.edge_from] & snapshot.edges_of_type("property")
    properties &= snapshot.edge_name != snapshot.strings.index_of("__proto__")
    counts = np.bincount(snapshot.edge_from[properties], minlength=snapshot.node_count)
    entries += np.where(counts >= _MAP_LIKE, counts, 0)
    _add_table_entries(snapshot, entries)
    ordinal = np.flatnonzero(entries)
    return CollectionEntries(ordinal, entries[ordinal])


def largest_collections(analysis: HeapAnalysis, limit: int = 20) -> tuple[Collection, ...]:
    """The collections with most entries, the largest first."""
    snapshot = analysis.snapshot
    found = collection_entries(snapshot)
    order = np.argsort(-found.entries, kind="stable")[:limit]
    return tuple(
        Collection(
            id=int(snapshot.node_id[found.ordinal[row]]),
            name=analysis.names.described(int(found.ordinal[row])),
            entries=int(found.entries[row]),
            shallow_bytes=int(snapshot.self_size[found.ordinal[row]]),
        )
        for row in order.tolist()
    )


def _add_table_entries(snapshot: HeapSnapshot, entries: npt.NDArray[np.int64]) -> None:
    """Add the entries of Maps and Sets, which V8 keeps in a table of their own."""
    tables = snapshot.edges_named("table")
    owners = snapshot.edge_from[tables]
    is_object = snapshot.nodes_of_type("object")[owners]
    for name, width in (("Map", 3), ("Set", 2)):
        of_name = is_object & (snapshot.node_name[owners] == snapshot.strings.index_of(name))
        owner_of = np.full(snapshot.node_count, -1, dtype=np.int64)
        owner_of[snapshot.edge_to[tables[of_name]]] = owners[of_name]
        edges = np.flatnonzero(snapshot.edges_of_type("internal"))
        edges = edges[owner_of[snapshot.edge_from[edges]] >= 0]
        # What was deleted leaves a node of the engine's in its slots until the table is made anew.
        edges = edges[~snapshot.nodes_of_type("hidden")[snapshot.edge_to[edges]]]
        slots = _slots(snapshot, edges)
        owner, slots = owner_of[snapshot.edge_from[edges[slots >= 0]]], slots[slots >= 0]
        # Slots of one entry count once. V8 puts the entries last: the largest slot in use tells
        # where one entry ends and the next begins.
        largest = np.zeros(snapshot.node_count, dtype=np.int64)
        np.maximum.at(largest, owner, slots)
        entry = (largest[owner] + width - slots) // width
        order, once = sorted_rows(owner, entry)
        entries += np.bincount(owner[order[once]], minlength=snapshot.node_count)


def _slots(snapshot: HeapSnapshot, edges: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """The number each edge has for a name, -1 where its name is a word; same shape."""
    names, back = np.unique(snapshot.edge_name[edges], return_inverse=True)
    texts = [snapshot.strings[index] for index in names.tolist()]
    numbers = [int(text) if text.isdecimal() else -1 for text in texts]
    return np.array(numbers, dtype=np.int64)[back.ravel()]
