"""Finds arrays, Maps, Sets and texts whose own memory grew in place between two snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from memory.snapshot import HeapSnapshot

# The edge to the backing store, and how much one step of growth multiplies that: V8 gives an array
# half as much again and 16 slots, and doubles a table.
_STORES: Final = {"Array": ("elements", 1.5), "Map": ("table", 2.0), "Set": ("table", 2.0)}
_ONE_STEP_BYTES: Final = 16 * 8 + 16
# Less than this a cycle is not told from a store that got room for a few more entries.
_LEAST_BYTES: Final = 64
_TEXT_PARTS: Final = 100_000


@dataclass(frozen=True)
class GrownStorage:
    """Something that holds more bytes than before; ``ordinal`` is of the later snapshot."""

    ordinal: int
    name: str
    bytes_more: int


def grown_stores(before: HeapSnapshot, after: HeapSnapshot, cycles: int) -> list[GrownStorage]:
    """The collections, in both snapshots, whose backing store grew by more than one step.

    One step is no growth yet: a buffer that always holds the same number of entries has room for
    more at times. What the references in a store lead to does not count.
    """
    found: list[GrownStorage] = []
    for name, (edge_name, step) in _STORES.items():
        then, now = _store_bytes(before, name, edge_name), _store_bytes(after, name, edge_name)
        for node_id, size in now.items():
            old = then.get(node_id)
            if old is None or size <= step * old + _ONE_STEP_BYTES:
                continue
            if size - old >= _LEAST_BYTES * cycles:
                found.append(GrownStorage(after.ordinal_of(node_id), name, size - old))
    return found


def grown_texts(before: HeapSnapshot, after: HeapSnapshot, cycles: int) -> list[GrownStorage]:
    """The variables and properties whose text was appended to: it still has parts of the old one.

    Once V8 has flattened such a text its old parts are gone, and it is not found.
    """
    then = _held_texts(before)
    found: dict[int, GrownStorage] = {}
    for slot, text in _held_texts(after).items():
        old = then.get(slot)
        if old is None or before.node_id[old] == after.node_id[text]:
            continue
        old_parts, new_parts = _text_parts(before, old), _text_parts(after, text)
        more = sum(new_parts.values()) - sum(old_parts.values())
        if more >= _LEAST_BYTES * cycles and old_parts.keys() & new_parts.keys():
            found[text] = GrownStorage(text, "text", more)
    return list(found.values())


def _store_bytes(snapshot: HeapSnapshot, name: str, edge_name: str) -> dict[int, int]:
    """For each object of this class, by its id, the bytes of its backing store."""
    index = snapshot.strings.index_of(name)
    objects = snapshot.nodes_of_type("object") & (snapshot.node_name == index)
    edges = snapshot.edges_named(edge_name)
    edges = edges[objects[snapshot.edge_from[edges]]]
    ids = snapshot.node_id[snapshot.edge_from[edges]].tolist()
    return dict(zip(ids, snapshot.self_size[snapshot.edge_to[edges]].tolist(), strict=True))


def _held_texts(snapshot: HeapSnapshot) -> dict[tuple[int, str], int]:
    """The texts put together from parts, by the id of what holds them and the reference's name."""
    texts = snapshot.nodes_of_type("concatenated string")
    edges = texts[snapshot.edge_to] & ~texts[snapshot.edge_from]
    edges &= snapshot.edges_of_type("property", "context", "internal")
    return {
        (
            int(snapshot.node_id[snapshot.edge_from[edge]]),
            snapshot.edge_label(edge),
        ): int(snapshot.edge_to[edge])
        for edge in edges.nonzero()[0].tolist()
    }


def _text_parts(snapshot: HeapSnapshot, text: int) -> dict[int, int]:
    """The ids and bytes of the strings that a text is made of."""
    strings = snapshot.nodes_of_type("string", "concatenated string", "sliced string")
    parts: dict[int, int] = {}
    waiting = [text]
    while waiting and len(parts) < _TEXT_PARTS:
        node = waiting.pop()
        if int(snapshot.node_id[node]) in parts:
            continue
        parts[int(snapshot.node_id[node])] = int(snapshot.self_size[node])
        targets = [int(snapshot.edge_to[edge]) for edge in snapshot.edges_of(node)]
        waiting.extend(target for target in targets if strings[target])
    return parts
