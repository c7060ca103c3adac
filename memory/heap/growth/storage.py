"""Finds collections, buffers and texts whose own memory grew between two snapshots.

A snapshot tells neither the length of a list of numbers nor how many of its slots are in use: V8
writes no reference for a number in such a list or in a Map, not even when it is asked to capture
numeric values. What it tells is the size of the backing store, which grows in steps and runs ahead
of what is in it. So growth is told only where the step proves it, and as an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.graph.held_slots import changed_slots
from memory.heap.growth.texts import grown_texts
from memory.heap.snapshot import HeapSnapshot

Sizes = npt.NDArray[np.int64]

# The edges from an object of a class to its backing stores.
_STORES: Final = {
    "Array": ("elements",),
    "Object": ("elements", "properties"),
    "Map": ("table",),
    "Set": ("table",),
    "ArrayBuffer": ("backing_store",),
    "SharedArrayBuffer": ("backing_store",),
}
_VIEW: Final = re.compile(r"(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array|DataView")
# One step of growth gives an array half as much again and 16 slots of up to 8 bytes, and doubles a
# table; an array keeps twice what it holds when it shrinks. A collection that always holds the
# same number of entries varies by one step. More than that is growth.
_FACTOR: Final = 2
_STEP: Final = 1.5
_SLACK_BYTES: Final = {"Array": 17 * 8, "Object": 17 * 8}
# The store of an array or object without entries has a header alone.
_EMPTY_BYTES: Final = 16
# An array that is filled and emptied by `pop` in every cycle is cut down each time, until the
# engine has compiled that loop: then it keeps the room for all that it ever held. In a small one
# that is told from growth only where it grew as much as if it had begun empty.
_SMALL_BYTES: Final = {"Array": 8192}
# How many cycles must have run before the first snapshot, at least: experiments have two. What
# grows steadily held as many cycles' worth by then. A table built once did not.
_WARM_UP: Final = 2


@dataclass(frozen=True)
class GrownStorage:
    """Something that holds more bytes than before; ``ordinal`` is of the later snapshot."""

    ordinal: int
    name: str  # of its class, or "text"
    bytes_more: int
    is_text: bool

    @property
    def is_estimate(self) -> bool:
        """Whether the store has room to spare, so that not all of its bytes are in use."""
        return not self.is_text


def grown_storage(before: HeapSnapshot, after: HeapSnapshot, cycles: int) -> list[GrownStorage]:
    """What holds more bytes after ``cycles`` cycles, in place or in the same variable as before.

    What the references in a store lead to does not count. Where less than a step of growth lies
    between the snapshots, nothing is found: more cycles show it.
    """
    stores = [
        GrownStorage(now, name, more, is_text=False)
        for now, name, more in _grown_stores(before, after, cycles)
    ]
    texts = [
        GrownStorage(now, "text", more, is_text=True)
        for now, more in grown_texts(before, after, cycles)
    ]
    return stores + texts


def _grown_stores(
    before: HeapSnapshot, after: HeapSnapshot, cycles: int
) -> Iterator[tuple[int, str, int]]:
    then, now = _store_bytes(before), _store_bytes(after)
    holders = np.flatnonzero(now > _EMPTY_BYTES)
    was = before.ordinals_of(after.node_id[holders])
    # Less than twice as much is never growth, whatever the class: few are left to look at.
    more = (was >= 0) & (now[holders] > _FACTOR * then[was])
    pairs = dict(zip(holders[more].tolist(), was[more].tolist(), strict=True))
    for slot in changed_slots(before, after, now > _EMPTY_BYTES):
        if before.name(slot.then) == after.name(slot.now):
            pairs.setdefault(slot.now, slot.then)
    for node, old in pairs.items():
        name = after.name(node)
        size, old_size = int(now[node]), int(then[old])
        if size <= _FACTOR * old_size + _SLACK_BYTES.get(name, 0):
            continue
        if size <= _SMALL_BYTES.get(name, 0) and not _is_since_the_start(old_size, size, cycles):
            continue
        if cycles > 1 and not _is_steady(old_size, size, cycles):
            continue
        yield node, name, size - old_size


def _is_steady(old: int, now: int, cycles: int) -> bool:
    """Whether so many bytes can have come by equal parts, of which the first came earlier."""
    return old > _EMPTY_BYTES and now <= _FACTOR * old * (cycles + _WARM_UP) / _WARM_UP


def _is_since_the_start(old: int, now: int, cycles: int) -> bool:
    """Whether it grew as if it had been empty before the first cycle, within one step."""
    return now * _STEP >= old * (cycles + _WARM_UP) / _WARM_UP


def _store_bytes(snapshot: HeapSnapshot) -> Sizes:
    """The bytes of each object's backing stores, 0 for what has none, shape (n,)."""
    sizes = np.zeros(snapshot.node_count, dtype=np.int64)
    objects = snapshot.nodes_of_type("object")
    for edge_name in sorted({edge for edges in _STORES.values() for edge in edges}):
        owners = np.zeros(len(snapshot.strings), dtype=np.bool_)
        for name, edge_names in _STORES.items():
            if edge_name in edge_names and (index := snapshot.strings.index_of(name)) >= 0:
                owners[index] = True
        edges = snapshot.edges_named(edge_name)
        holders = snapshot.edge_from[edges]
        edges = edges[objects[holders] & owners[snapshot.node_name[holders]]]
        edges = edges[snapshot.are_of_type(edges, "internal")]
        np.add.at(sizes, snapshot.edge_from[edges], snapshot.self_size[snapshot.edge_to[edges]])
    # A view has the bytes of its buffer.
    buffers = snapshot.edges_named("buffer")
    for edge in buffers.tolist():
        view = int(snapshot.edge_from[edge])
        if objects[view] and _VIEW.fullmatch(snapshot.name(view)):
            sizes[view] = sizes[snapshot.edge_to[edge]]
    return sizes
