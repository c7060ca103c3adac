"""Retaining paths: the shortest that explains most, in words."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.analysis import HeapAnalysis
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.retaining import RetainingPath, group_paths
from memory.heap.paths.step import PathStep
from tests.memory.heap.graph.test_dominators import Edge, graphs
from tests.memory.made_heap import MadeHeap, graph_heap
from tests.memory.node_heap import run_node
from tests.memory.worded_steps import worded_steps


def page() -> tuple[MadeHeap, int]:
    """A heap with a global object."""
    heap = MadeHeap()
    window = heap.node("object", "Window / https://example.org")
    heap.edge(0, "shortcut", "1", window)
    return heap, window


def steps_to(heap: MadeHeap, node: int) -> tuple[str, ...] | None:
    path = HeapAnalysis(heap.snapshot()).paths.path_to(node)
    return None if path is None else path.words


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_paths_are_the_shortest(graph: tuple[int, list[Edge]]) -> None:
    count, edges = graph
    analysis = HeapAnalysis(graph_heap(count, edges, [1] * count))
    whole: nx.DiGraph[int] = nx.DiGraph()
    whole.add_nodes_from(range(count))
    whole.add_edges_from(edges)
    lengths = nx.single_source_shortest_path_length(whole, 0)
    for node in range(count):
        chain = analysis.paths.chain_to(node)
        if node not in lengths:
            assert chain is None
            continue
        assert chain is not None
        start, taken = chain
        assert start == 0
        assert len(taken) == lengths[node]
        assert [int(analysis.snapshot.edge_to[edge]) for edge in taken][-1:] == [node][: len(taken)]


@settings(max_examples=150, deadline=None)
@given(
    graphs(largest=15),
    st.lists(st.tuples(*[st.integers(1, 14)] * 3), max_size=6),
    st.lists(st.integers(0, 14), max_size=5),
)
def test_values_of_weak_maps_live_by_key_and_map(
    graph: tuple[int, list[Edge]], entries: list[tuple[int, int, int]], weak: list[int]
) -> None:
    count, edges = graph
    heap = MadeHeap()
    for _ in range(1, count):
        heap.node("object", "Thing")
    for source, target in edges:
        heap.edge(source, "property", "p", target)
    for target in weak:
        heap.edge(0, "weak", "1", target % count)
    entries = [entry for entry in entries if max(entry) < count and entry[0] != entry[1]]
    for entry in entries:
        heap.weak_map_entry(*entry)
    alive: nx.DiGraph[int] = nx.DiGraph()
    alive.add_nodes_from(range(count))
    alive.add_edges_from(edges)
    for _ in entries:
        reached = {0, *nx.descendants(alive, 0)}
        alive.add_edges_from((0, v) for k, t, v in entries if k in reached and t in reached)
    found = HeapAnalysis(heap.snapshot()).paths.reached
    assert set(np.flatnonzero(found).tolist()) == {0, *nx.descendants(alive, 0)}


def test_weak_references_are_never_followed() -> None:
    heap, window = page()
    target = heap.node("object", "Card")
    heap.edge(window, "weak", "card", target)
    heap.edge(0, "weak", "1", target)
    assert steps_to(heap, target) is None


def test_a_longer_path_through_the_page_beats_a_shorter_one_past_it() -> None:
    heap, window = page()
    roots = heap.node("synthetic", "(GC roots)")
    handles = heap.node("synthetic", "(Global handles)")
    a, card = heap.node("object", "Object"), heap.node("object", "Card")
    heap.edge(0, "element", 1, roots)
    heap.edge(roots, "element", 1, handles)
    b = heap.node("object", "Object")
    heap.edge(handles, "element", 1, card)
    heap.edge(window, "property", "a", a)
    heap.edge(a, "property", "b", b)
    heap.edge(b, "property", "card", card)
    assert steps_to(heap, card) == ("Window", "a", "b", "card", "Card")


@pytest.mark.parametrize(
    ("kind", "name", "edge"),
    [
        ("hidden", "system / Map", "map"),
        ("native", "system / FeedbackVector", "feedback"),
        ("code", "system / FeedbackCell", "feedback_cell"),
        ("code", "(shared function info)", "shared"),
        ("object shape", "system / PropertyCell", "cell"),
        ("array", "(map descriptors)", "descriptors"),
    ],
)
def test_what_the_engine_keeps_for_itself_explains_nothing(kind: str, name: str, edge: str) -> None:
    heap, window = page()
    engine, a, card = (
        heap.node(kind, name),
        heap.node("object", "Object"),
        heap.node("object", "Card"),
    )
    heap.edge(window, "internal", edge, engine)
    heap.edge(engine, "internal", "1", card)
    only = HeapAnalysis(heap.snapshot()).paths
    assert only.path_to(card) is not None
    assert not only.explained[card]
    heap.edge(window, "property", "a", a)
    b = heap.node("object", "Object")
    heap.edge(a, "property", "b", b)
    heap.edge(b, "property", "card", card)
    assert steps_to(heap, card) == ("Window", "a", "b", "card", "Card")


def test_the_inspectors_console_explains_nothing() -> None:
    heap, window = page()
    roots, card = heap.node("synthetic", "(GC roots)"), heap.node("object", "Card")
    heap.edge(0, "element", 1, roots)
    heap.edge(roots, "internal", "12 / DevTools console", card)
    paths = HeapAnalysis(heap.snapshot()).paths
    assert not paths.explained[card]
    assert paths.explained[window]


@pytest.mark.parametrize("root", ["(Stack roots)", "(Compilation cache)", "(Debugger)"])
def test_what_the_engine_alone_is_at_the_root_of_is_not_explained(root: str) -> None:
    heap, window = page()
    roots, own, card = (
        heap.node("synthetic", "(GC roots)"),
        heap.node("synthetic", root),
        heap.node("object", "Card"),
    )
    heap.edge(0, "element", 1, roots)
    heap.edge(roots, "element", 1, own)
    heap.edge(own, "element", 1, card)
    paths = HeapAnalysis(heap.snapshot()).paths
    assert paths.reached[card]
    assert not paths.explained[card]
    assert paths.explained[window]


def test_global_objects_are_found_where_new_versions_mark_them() -> None:
    heap = MadeHeap()
    roots = heap.node("synthetic", "(GC roots)")
    proxy = heap.node("object", "Window [JSGlobalProxy] / https://example.org")
    window = heap.node("object", "Window [JSGlobalObject] / https://example.org")
    card = heap.node("object", "Card")
    heap.edge(0, "element", 1, roots)
    heap.edge(roots, "element", 1, proxy)
    heap.edge(proxy, "shortcut", "global_object", window)
    heap.edge(window, "property", "card", card)
    assert steps_to(heap, card) == ("Window", "card", "Card")


def test_a_global_object_is_named_once_on_a_path_through_its_proxy() -> None:
    heap, window = page()
    proxy = heap.node("object", "Window [JSGlobalProxy] / https://example.org")
    listener = heap.node("native", "EventListener")
    heap.edge(window, "property", "globalThis", proxy)
    heap.edge(proxy, "element", 1, listener)
    assert steps_to(heap, listener) == ("Window", "EventListener")


def test_variables_of_scripts_are_reached_through_the_native_context_alone() -> None:
    heap, window = page()
    native = heap.node("native", "system / NativeContext / https://example.org")
    table, context = heap.node("array", ""), heap.node("object", "system / Context")
    card, builtin = heap.node("object", "Card"), heap.node("object", "Builtin")
    heap.edge(window, "internal", "native_context", native)
    heap.edge(native, "internal", "script_context_table", table)
    heap.edge(native, "internal", "builtin", builtin)
    heap.edge(table, "internal", "1", context)
    heap.edge(context, "context", "card", card)
    assert steps_to(heap, card) == ("Window", "native_context", "script_context_table",
                                    'context "card"', "Card")  # fmt: skip
    assert not HeapAnalysis(heap.snapshot()).paths.explained[builtin]


def test_similar_paths_are_grouped() -> None:
    paths = [
        RetainingPath(i, "Card", worded_steps("Window", f"_{i}", "list", f"[{i}]", "Card"), (1, i))
        for i in range(7)
    ]
    other = RetainingPath(99, "Card", worded_steps("Window", "other", "Card"), (1, 99))
    groups = group_paths([paths[0], other, *paths[1:]])
    assert [(group.count, group.example) for group in groups] == [(7, paths[0]), (1, other)]


PROGRAM = """
const secret = new WeakMap();
class Channel { constructor(handler) { this.id = 1; secret.set(this, handler); } }
class Card {}
class Dead {}
class Bus {}
globalThis._123 = (() => { const card = new Card(); return function cb() { return card; }; })();
globalThis.channel = (() => {
  const emit = {bus: new Bus()};
  return new Channel(function onProgress() { return emit; });
})();
secret.set({}, new Dead());
new WeakMap().set(globalThis.channel, new Dead());
globalThis.registry = new Map([['card', {held: new (class Held {})()}]]);
globalThis.handlers = new Set([{kept: new (class Kept {})()}]);
globalThis.list = [0, [new (class Listed {})()]];
takeSnapshot('s');
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> HeapAnalysis:
    folder: Path = tmp_path_factory.mktemp("heap")
    run_node(PROGRAM, folder)
    return HeapAnalysis(read_snapshot(folder / "s"))


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Card", ["global", "_123", "closure cb", 'context "card"', "Card"]),
        (
            "Bus",
            ["global", "channel", "Channel", "WeakMap secret value", "closure onProgress",
             'context "emit"', "bus", "Bus"],
        ),
        ("Held", ["global", "registry", "Map", 'entry "card"', "held", "Held"]),
        ("Kept", ["global", "handlers", "Set", "entry", "kept", "Kept"]),
        ("Listed", ["global", "list", "[1]", "[0]", "Listed"]),
    ],
)  # fmt: skip
def test_paths_in_a_real_heap_read_like_code(
    real: HeapAnalysis, name: str, steps: list[str]
) -> None:
    found = [real.paths.path_to(o) for o in real.nodes_named(name).tolist()]
    assert steps in [list(path.words) for path in found if path is not None]


def test_values_whose_key_or_map_is_gone_are_gone_in_a_real_heap(real: HeapAnalysis) -> None:
    instances = [
        o
        for o in real.nodes_named("Dead").tolist()
        if real.snapshot.kind(o) == "object"
        and "constructor" not in real.names.property_names(o, 99)
    ]
    assert [real.paths.path_to(o) for o in instances] == []


def test_the_steps_of_a_path_are_typed(real: HeapAnalysis) -> None:
    """Each as what it is, though a class, a property and a function may have one name."""
    (path,) = [p for p in map(real.paths.path_to, real.nodes_named("Bus").tolist())
               if p is not None and p.words[-1] == "Bus"]  # fmt: skip
    assert path.steps == (
        PathStep("object", "global"),
        PathStep("property", "channel"),
        PathStep("object", "Channel"),
        PathStep("weak map value", "secret"),
        PathStep("function", "onProgress"),
        PathStep("variable", "emit"),
        PathStep("property", "bus"),
        PathStep("object", "Bus"),
    )


def test_what_a_page_named_like_other_steps_is_a_property() -> None:
    heap, window = page()
    odd = heap.node("native", "<div id='a'>", detachedness=2)
    last = window
    for name in ("closure f (a.js:1)", "[0]", 'context "x"', "Map"):
        holder = heap.node("object", "Object")
        heap.edge(last, "property", name, holder)
        last = holder
    heap.edge(last, "property", "entry", odd)
    path = HeapAnalysis(heap.snapshot()).paths.path_to(odd)
    assert path is not None
    assert path.steps == (
        PathStep("object", "Window"),
        *(PathStep("property", name)
          for name in ("closure f (a.js:1)", "[0]", 'context "x"', "Map", "entry")),
        PathStep("tag", "div", is_detached=True, is_browsers=True),
    )  # fmt: skip
