"""Finds the variables and properties whose text was appended to between two snapshots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memory.heap.graph.held_slots import changed_slots
from memory.heap.snapshot import HeapSnapshot

_KINDS: Final = ("string", "concatenated string", "sliced string")
_MOST_PARTS: Final = 100_000
# V8 writes no more characters of a text than this.
_WRITTEN: Final = 1024


def grown_texts(
    before: HeapSnapshot, after: HeapSnapshot, cycles: int
) -> Iterator[tuple[int, int]]:
    """The texts, as ordinals of ``after``, and by how many bytes each has grown.

    A text has grown where the one that was in the same variable is a part of it, or, once V8 has
    made one piece of the parts, its beginning; and where it has grown by so little per cycle that
    the old one can be of the cycles before.
    """
    found: set[int] = set()
    for slot in changed_slots(before, after, after.nodes_of_type(*_KINDS)):
        if slot.now in found or before.kind(slot.then) not in _KINDS:
            continue
        old, new = _parts(before, slot.then), _parts(after, slot.now)
        old_bytes = sum(old.values())
        more = sum(new.values()) - old_bytes
        if more <= 0 or (cycles > 1 and more > cycles * old_bytes):
            continue
        is_part = int(before.node_id[slot.then]) in new
        if is_part or _is_longer(before, slot.then, after, slot.now, cycles):
            found.add(slot.now)
            yield slot.now, more


def _is_longer(before: HeapSnapshot, then: int, after: HeapSnapshot, now: int, cycles: int) -> bool:
    """Whether the text now is the one then and more, as far as the snapshots have them.

    Short texts must have got a character in each cycle: V8 rounds their sizes.
    """
    old, new = _beginning(before, then), _beginning(after, now)
    if not old or not new.startswith(old):
        return False
    return len(old) == _WRITTEN or len(new) == _WRITTEN or len(new) - len(old) >= cycles


def _beginning(snapshot: HeapSnapshot, text: int) -> str:
    """The first characters of a text, which may be in parts."""
    found = ""
    waiting = [text]
    while waiting and len(found) < _WRITTEN:
        node = waiting.pop()
        if snapshot.kind(node) == "concatenated string":
            ends = (snapshot.follow(node, "second"), snapshot.follow(node, "first"))
            waiting.extend(end for end in ends if end >= 0)
        else:
            found += snapshot.name(node)
            if len(snapshot.name(node)) >= _WRITTEN:
                break
    return found[:_WRITTEN]


def _parts(snapshot: HeapSnapshot, text: int) -> dict[int, int]:
    """The ids and bytes of the strings that a text is made of."""
    parts: dict[int, int] = {}
    waiting = [text]
    while waiting and len(parts) < _MOST_PARTS:
        node = waiting.pop()
        if int(snapshot.node_id[node]) in parts:
            continue
        parts[int(snapshot.node_id[node])] = int(snapshot.self_size[node])
        targets = [int(snapshot.edge_to[edge]) for edge in snapshot.edges_of(node)]
        waiting.extend(target for target in targets if snapshot.kind(target) in _KINDS)
    return parts
