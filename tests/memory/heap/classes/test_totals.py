"""What each class takes, and its instances."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.analysis import HeapAnalysis
from memory.heap.classes.node_classes import NodeClasses
from memory.heap.classes.totals import ClassTotal, class_totals, instances
from memory.heap.parsing.parse import read_snapshot
from tests.memory.heap.graph.test_dominators import Edge, graphs
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node


def classes_of(heap: MadeHeap) -> NodeClasses:
    return NodeClasses(HeapAnalysis(heap.snapshot()))


def total(classes: NodeClasses, name: str) -> ClassTotal:
    return next(each for each in class_totals(classes) if each.name == name)


def page() -> tuple[MadeHeap, int]:
    heap = MadeHeap()
    window = heap.node("object", "Window / https://example.org")
    heap.edge(0, "shortcut", "1", window)
    return heap, window


def test_nodes_are_grouped_as_devtools_does() -> None:
    heap, _window = page()
    for kind, name in (
        ("object", "Card"), ("object", "Card"), ("closure", "cb"), ("closure", "other"),
        ("string", "Card"), ("hidden", "system / Map"), ("code", "(code)"), ("array", ""),
        ("native", '<div class="a">'), ("native", '<div class="b">'),
    ):  # fmt: skip
        heap.node(kind, name)
    heap.node("native", '<div class="a">', detachedness=2)
    counts = {each.name: each.count for each in class_totals(classes_of(heap))}
    assert counts == {
        "Card": 2,
        "Function": 2,
        "(string)": 1,
        "(system)": 1,
        "(compiled code)": 1,
        "(array)": 1,
        "<div>": 2,
        "Detached <div>": 1,
        "Window": 1,
        "(synthetic)": 1,
    }


def test_what_hangs_on_a_detached_element_is_detached_too() -> None:
    heap, _window = page()
    top = heap.node("native", "<section>", detachedness=2)
    inner, attached = heap.node("native", "<div>"), heap.node("native", "<div>", detachedness=1)
    heap.edge(top, "element", 1, inner)
    heap.edge(top, "element", 2, attached)
    classes = classes_of(heap)
    assert classes.nodes_of("Detached <div>").tolist() == [inner]
    assert classes.nodes_of("<div>").tolist() == [attached]


def test_a_component_is_of_the_class_of_its_name() -> None:
    heap, window = page()
    component, plain = heap.node("object", "Object"), heap.node("object", "Object")
    heap.edge(window, "property", "plain", plain)
    heap.edge(window, "property", "card", component)
    kind = heap.node("object", "Object")
    for name in ("appContext", "vnode", "subTree"):
        heap.edge(component, "property", name, plain)
    heap.edge(component, "property", "type", kind)
    heap.edge(kind, "property", "__name", heap.node("string", "UploadCard"))
    classes = classes_of(heap)
    assert classes.nodes_of("UploadCard").tolist() == [component]
    assert classes.nodes_of("Object").tolist() == [plain, kind]
    assert classes.nodes_of("Card").tolist() == []


def test_what_a_class_retains_counts_each_byte_once() -> None:
    heap, window = page()
    # A list of cards: the first retains the others.
    first, second = heap.node("object", "Card", size=10), heap.node("object", "Card", size=10)
    text = heap.node("string", "text", size=500)
    apart = heap.node("object", "Card", size=10)
    heap.edge(window, "property", "first", first)
    heap.edge(first, "property", "next", second)
    heap.edge(second, "property", "text", text)
    heap.edge(window, "property", "apart", apart)
    assert total(classes_of(heap), "Card") == ClassTotal("Card", 3, 1, 30, 530)
    names = [each.name for each in class_totals(classes_of(heap))]
    assert names == ["(synthetic)", "Window", "Card", "(string)"]


@settings(max_examples=150, deadline=None)
@given(graphs(), st.data())
def test_totals_are_what_a_walk_adds_up(graph: tuple[int, list[Edge]], data: st.DataObject) -> None:
    count, edges = graph
    heap = MadeHeap()
    names = ["", *(data.draw(st.sampled_from("ABC")) for _ in range(1, count))]
    for name in names[1:]:
        heap.node("object", name, size=data.draw(st.integers(0, 50)))
    for source, target in edges:
        heap.edge(source, "property", "p", target)
    classes = classes_of(heap)
    sizes = classes.analysis.sizes
    whole: nx.DiGraph[int] = nx.DiGraph()
    whole.add_nodes_from(range(count))
    whole.add_edges_from(edges)
    lengths = nx.single_source_shortest_path_length(whole, 0)
    assert classes.analysis.paths.distances.tolist() == [lengths.get(n, -1) for n in range(count)]
    for each in class_totals(classes):
        if each.name == "(synthetic)":
            continue
        nodes = [node for node in range(count) if names[node] == each.name]
        assert each.retained_bytes == sizes.together(nodes)
        near = [lengths[node] for node in nodes if node in lengths]
        assert each.distance == (min(near) if near else None)
        assert each.shallow_bytes == sum(heap.nodes[node]["self_size"] for node in nodes)


def test_instances_come_in_the_order_that_is_asked_for() -> None:
    heap, window = page()
    far = heap.node("object", "Card", size=30)
    between = heap.node("object", "Holder", size=1)
    near, free = heap.node("object", "Card", size=10), heap.node("object", "Card", size=20)
    heap.edge(window, "property", "between", between)
    heap.edge(between, "property", "far", far)
    heap.edge(window, "property", "near", near)
    heap.edge(near, "property", "text", heap.node("string", "text", size=100))
    classes = classes_of(heap)
    nodes = classes.nodes_of("Card")
    ids = {node: heap.nodes[node]["id"] for node in (far, near, free)}

    def listed(order: str, *, largest_first: bool = True, limit: int = 9) -> list[int]:
        shown = instances(classes, nodes, limit, order, largest_first=largest_first)  # type: ignore[arg-type]
        return [each.id for each in shown]

    assert listed("retained") == [ids[near], ids[far], ids[free]]
    assert listed("shallow") == [ids[far], ids[free], ids[near]]
    assert listed("distance", largest_first=False, limit=2) == [ids[free], ids[near]]
    shown = instances(classes, nodes, 1)[0]
    assert (shown.name, shown.distance, shown.shallow_bytes, shown.retained_bytes) == (
        "Card", 1, 10, 110,
    )  # fmt: skip
    assert instances(classes, classes.nodes_of("Card"), 3)[2].distance is None


PROGRAM = """
class Card { constructor(next) { this.next = next; this.text = 'x'.repeat(100) + Math.random(); } }
let cards = null;
for (let i = 0; i < 30000; i++) cards = new Card(cards);
globalThis.cards = cards;
takeSnapshot('s');
"""


def test_a_real_list_of_any_length_is_added_up(tmp_path: Path) -> None:
    run_node(PROGRAM, tmp_path)
    classes = NodeClasses(HeapAnalysis(read_snapshot(tmp_path / "s")))
    card = total(classes, "Card")
    assert card.count == 30_000
    assert card.retained_bytes == classes.analysis.sizes.together(classes.nodes_of("Card").tolist())
    assert card.retained_bytes > 2 * card.shallow_bytes
    assert np.unique(classes.of_node).tolist() == list(range(len(classes.names)))
    farthest = instances(classes, classes.nodes_of("Card"), 1, "distance")[0].distance
    assert farthest == pytest.approx(30_000, abs=2)
