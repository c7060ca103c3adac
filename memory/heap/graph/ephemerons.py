"""Entries of WeakMaps: values that live only as long as both their key and their map do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.equal_rows import sorted_rows
from memory.heap.snapshot import HeapSnapshot, Mask, Ordinals

# V8 writes one such edge from the key and one from the table, both to the value:
# "1 / part of key (Card @7) -> value (closure @9) pair in WeakMap (table @5)".
_NAME: Final = (
    rb"part of key \((?:[^\"\\]|\\.)*? @(\d+)\) -> value \((?:[^\"\\]|\\.)*? @\d+\)"
    rb" pair in WeakMap \(table @(\d+)\)\""
)


@dataclass(frozen=True, eq=False)
class Ephemerons:
    """The WeakMap entries of a snapshot, one row each."""

    key: Ordinals  # (e,)
    table: Ordinals  # (e,)
    value: Ordinals  # (e,)
    edge: npt.NDArray[np.int64]  # (e,): the edge from the key, where there is one
    any_edge: Mask  # (m,): every edge that belongs to an entry
    table_edge: Mask  # (m,): those of them that leave the table


def find_ephemerons(snapshot: HeapSnapshot) -> Ephemerons:
    """The WeakMap entries of ``snapshot``, found by the names that V8 gives their edges."""
    index, matches = snapshot.strings.matches(_NAME)
    entry_of = np.full(len(snapshot.strings), -1, dtype=np.int32)
    entry_of[index] = np.arange(len(index))
    edges = np.flatnonzero(snapshot.edges_of_type("internal"))
    edges = edges[entry_of[snapshot.edge_name[edges]] >= 0]
    entry = entry_of[snapshot.edge_name[edges]]
    keys = np.array([int(match[1]) for match in matches], dtype=np.int64)[entry]
    tables = np.array([int(match[2]) for match in matches], dtype=np.int64)[entry]
    any_edge = np.zeros(snapshot.edge_count, dtype=np.bool_)
    any_edge[edges] = True
    leaves = snapshot.node_id[snapshot.edge_from[edges]]
    from_table = (leaves == tables) & (keys != tables)
    table_edge = np.zeros(snapshot.edge_count, dtype=np.bool_)
    table_edge[edges[from_table]] = True
    # Of an entry's two edges the one from the key comes first, and the first one counts.
    order = np.argsort(from_table, kind="stable")
    values = snapshot.edge_to[edges].astype(np.int64)
    by_entry, first = sorted_rows(keys[order], tables[order], values[order])
    chosen = order[by_entry[first]]
    key, table = snapshot.ordinals_of(keys[chosen]), snapshot.ordinals_of(tables[chosen])
    known = (key >= 0) & (table >= 0)
    return Ephemerons(
        key[known],
        table[known],
        values[chosen][known].astype(np.int32),
        edges[chosen][known],
        any_edge,
        table_edge,
    )
