"""Totals, rankings, detached nodes, duplicate strings and collections."""

from __future__ import annotations

from pathlib import Path

import pytest

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes
from memory.heap.parsing.parse import read_snapshot
from memory.heap.sizes.collections import largest_collections
from memory.heap.sizes.duplicate_strings import duplicate_strings
from memory.heap.sizes.largest import KindTotal, SizedNode, largest_retained, totals_by_kind
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node


def test_the_largest_are_ranked_by_what_they_retain() -> None:
    heap = MadeHeap()
    a, b, c = (heap.node("object", name, size=10) for name in ("A", "B", "C"))
    array = heap.node("array", "", size=1000)
    heap.edge(0, "property", "a", a)
    heap.edge(0, "property", "c", c)
    heap.edge(a, "property", "b", b)
    heap.edge(b, "internal", "elements", array)
    assert largest_retained(HeapAnalysis(heap.snapshot()), 2) == (
        SizedNode(id=3, name="A", kind="object", shallow_bytes=10, retained_bytes=1020),
        SizedNode(id=5, name="B", kind="object", shallow_bytes=10, retained_bytes=1010),
    )


def test_bytes_add_up_by_kind() -> None:
    heap = MadeHeap()
    for size in (5, 6):
        heap.node("closure", "f", size=size)
    heap.node("string", "text", size=100)
    assert totals_by_kind(heap.snapshot()) == (
        KindTotal("string", 1, 100),
        KindTotal("closure", 2, 11),
        KindTotal("synthetic", 1, 0),
    )


def test_detachedness_passes_on_to_native_nodes_that_do_not_know_their_own() -> None:
    heap = MadeHeap()
    attached = heap.node("native", "<body>", detachedness=1)
    detached = heap.node("native", "<div>", detachedness=2)
    shared, own = heap.node("native", "ComputedStyle"), heap.node("native", "EventListener")
    below, script = heap.node("native", "Layout"), heap.node("object", "Card")
    behind, weak = heap.node("native", "Behind"), heap.node("native", "Weak")
    inner = heap.node("native", "<p>", detachedness=1)
    heap.edge(attached, "element", 1, shared)
    heap.edge(detached, "element", 1, shared)
    heap.edge(detached, "element", 2, own)
    heap.edge(own, "element", 1, below)
    heap.edge(detached, "element", 3, script)
    heap.edge(script, "property", "x", behind)
    heap.edge(detached, "weak", "1", weak)
    heap.edge(detached, "element", 4, inner)
    assert detached_nodes(heap.snapshot()).tolist() == [detached, own, below]


def test_without_detachedness_nothing_is_detached() -> None:
    heap = MadeHeap()
    heap.node("native", "<div>")
    assert detached_nodes(heap.snapshot()).tolist() == []


def test_the_most_wasteful_copies_come_first() -> None:
    heap = MadeHeap()
    for text, size, copies in (("a", 20, 3), ("b", 100, 2), ("once", 999, 1), ("l" * 90, 1, 2)):
        for _ in range(copies):
            heap.node("string", text, size=size)
    found = duplicate_strings(heap.snapshot())
    assert [(f.text, f.count, f.total_bytes, f.wasted_bytes) for f in found] == [
        ("b", 2, 200, 100),
        ("a", 3, 60, 40),
        ("l" * 79 + "…", 2, 2, 1),
    ]


PROGRAM = """
globalThis.list = Array.from({length: 4000}, (_, i) => ({i}));
globalThis.map = new Map(Array.from({length: 3000}, (_, i) => [`k${i}`, {i}]));
globalThis.numbers = new Map(Array.from({length: 2500}, (_, i) => [`n${i}`, i]));
globalThis.values = new Map(Array.from({length: 2400}, (_, i) => [i, {i}]));
globalThis.set = new Set(Array.from({length: 2000}, (_, i) => ({i})));
globalThis.record = Object.fromEntries(Array.from({length: 1500}, (_, i) => [`p${i}`, {i}]));
takeSnapshot('s');
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> HeapAnalysis:
    folder: Path = tmp_path_factory.mktemp("heap")
    run_node(PROGRAM, folder)
    return HeapAnalysis(read_snapshot(folder / "s"))


def test_entries_of_real_collections_are_counted(real: HeapAnalysis) -> None:
    found = {(c.name.split(" {")[0], c.entries) for c in largest_collections(real, 40)}
    assert found >= {
        ("Array", 4000),
        ("Map", 3000),
        ("Map", 2500),
        ("Map", 2400),
        ("Set", 2000),
        ("Object", 1500),
    }
