"""Dominators and retained sizes, against networkx on made graphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.graph import tree_order
from memory.heap.graph.dominators import immediate_dominators
from memory.heap.graph.dominators_among import dominators_among
from memory.heap.graph.ephemerons import find_ephemerons
from memory.heap.graph.tree_order import TreeOrder
from memory.heap.sizes.retained import essential_edges, retained_sizes, retained_sizes_of
from tests.memory.made_heap import MadeHeap, graph_heap

Edge = tuple[int, int]
Graph: TypeAlias = "nx.DiGraph[object]"


@pytest.fixture(scope="module", params=[0, 64, 1 << 30], autouse=True)
def ways_of_ordering(request: pytest.FixtureRequest) -> Iterator[None]:
    """Small graphs have few nodes a level: make them take each of the two ways through a tree."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_order, "_NODES_PER_LEVEL", request.param)
        yield


@st.composite
def graphs(draw: st.DrawFn, largest: int = 40) -> tuple[int, list[Edge]]:
    """A number of nodes and edges between them; most nodes hang on an earlier one."""
    count = draw(st.integers(1, largest))
    node = st.integers(0, count - 1)
    tree = [
        (draw(st.integers(0, child - 1)), child)
        for child in range(1, count)
        if draw(st.integers(0, 9))
    ]
    return count, tree + draw(st.lists(st.tuples(node, node), max_size=3 * count))


def rooted(count: int, edges: list[Edge]) -> Graph:
    """The graph in which the root holds what it does not reach, as DevTools completes it."""
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    entered = {b for a, b in edges if a != b}
    lost = set(range(1, count)) - nx.descendants(graph, 0)
    graph.add_edges_from((0, node) for node in lost - entered)
    lost = set(range(1, count)) - nx.descendants(graph, 0)
    graph.add_edges_from((0, node) for node in lost)
    return graph


@dataclass(frozen=True, eq=False)
class Arrays:
    """A graph as the search takes it."""

    first_edge: npt.NDArray[np.int64]
    edge_from: npt.NDArray[np.int32]
    edge_to: npt.NDArray[np.int32]


def arrays(count: int, edges: list[Edge]) -> tuple[Arrays, npt.NDArray[np.bool_]]:
    """The graph, and the edges that count: not a node's to itself."""
    ordered = sorted(edges)
    sources = np.array([a for a, _ in ordered], dtype=np.int32)
    targets = np.array([b for _, b in ordered], dtype=np.int32)
    first = np.concatenate([[0], np.cumsum(np.bincount(sources, minlength=count))])
    return Arrays(first.astype(np.int64), sources, targets), sources != targets


def expected_dominators(graph: Graph) -> list[int]:
    found = nx.immediate_dominators(graph, 0)
    return [found.get(node) or 0 for node in range(len(graph))]


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_dominators_agree_with_networkx(graph: tuple[int, list[Edge]]) -> None:
    count, edges = graph
    found = immediate_dominators(*arrays(count, edges))
    assert found.tolist() == expected_dominators(rooted(count, edges))


@settings(max_examples=20, deadline=None)
@given(graphs(largest=400))
def test_dominators_of_larger_graphs_agree(graph: tuple[int, list[Edge]]) -> None:
    count, edges = graph
    found = immediate_dominators(*arrays(count, edges))
    assert found.tolist() == expected_dominators(rooted(count, edges))


@settings(max_examples=100, deadline=None)
@given(graphs(), st.data())
def test_retained_sizes_are_what_removing_a_node_frees(
    graph: tuple[int, list[Edge]], data: st.DataObject
) -> None:
    count, edges = graph
    sizes = data.draw(st.lists(st.integers(0, 10**12), min_size=count, max_size=count))
    heap = graph_heap(count, edges, sizes)
    found = retained_sizes(heap, find_ephemerons(heap))
    whole = rooted(count, edges)
    for node in range(count):
        without = whole.copy()
        without.remove_node(node)
        left = {0, *nx.descendants(without, 0)} if node else set()
        assert found.retained_bytes[node] == sum(
            size for other, size in enumerate(sizes) if other not in left
        )


@settings(max_examples=300, deadline=None)
@given(graphs(), st.data())
def test_dominators_among_some_nodes_are_the_nearest_of_all_dominators(
    graph: tuple[int, list[Edge]], data: st.DataObject
) -> None:
    count, edges = graph
    members = data.draw(st.sets(st.integers(0, count - 1)))
    of_all = expected_dominators(rooted(count, edges))
    expected = list(of_all)
    for node in range(count):
        while expected[node] and expected[node] not in members:
            expected[node] = of_all[expected[node]]
    chosen = np.array(sorted(members), dtype=np.intp)
    assert dominators_among(chosen, *arrays(count, edges)).tolist() == expected


@settings(max_examples=100, deadline=None)
@given(graphs(), st.data())
def test_retained_sizes_of_some_nodes_are_those_of_all(
    graph: tuple[int, list[Edge]], data: st.DataObject
) -> None:
    count, edges = graph
    sizes = data.draw(st.lists(st.integers(0, 10**12), min_size=count, max_size=count))
    heap = graph_heap(count, edges, sizes)
    members = data.draw(st.lists(st.integers(0, count - 1), min_size=1))
    of_all = retained_sizes(heap, find_ephemerons(heap))
    found = retained_sizes_of(np.array(members), heap, find_ephemerons(heap))
    assert [found.retained_bytes[m] for m in members] == [of_all.retained_bytes[m] for m in members]
    assert found.together(members) == of_all.together(members)


@pytest.mark.parametrize("length", [1000, 5000])
def test_a_long_list_linked_both_ways_is_its_own_dominator_tree(length: int) -> None:
    edges = [(i, i + 1) for i in range(length)] + [(i + 1, i) for i in range(1, length)]
    found = immediate_dominators(*arrays(length + 1, edges))
    assert found.tolist() == [0, *range(length)]


def test_two_ways_into_a_long_list_move_its_end_to_the_root() -> None:
    edges = [(i, i + 1) for i in range(2000)] + [(0, 2001), (2001, 1500)]
    found = immediate_dominators(*arrays(2002, edges))
    assert found[1500] == 0
    assert found[1499] == 1498
    assert found[2000] == 1999
    some = dominators_among(np.array([700, 1400, 1600]), *arrays(2002, edges))
    assert some[[700, 701, 1400, 1499, 1500, 1600, 2000]].tolist() == [
        0,
        700,
        700,
        1400,
        0,
        0,
        1600,
    ]


def test_what_a_lost_pair_reaches_is_not_proven_to_hang_on_another() -> None:
    edges = [(0, 1), (1, 2), (1, 3), (2, 3), (4, 5), (5, 4), (4, 2)]
    assert immediate_dominators(*arrays(6, edges)).tolist() == [0, 0, 0, 0, 0, 0]


def test_subtree_sums_and_preorder_of_a_tree() -> None:
    order = TreeOrder(np.array([0, 0, 1, 1, 0, 3], dtype=np.int32))
    values = np.array([1, 10, 100, 1000, 10_000, 100_000])
    assert order.subtree_sums(values).tolist() == [
        111_111,
        101_110,
        100,
        101_000,
        10_000,
        100_000,
    ]
    numbers = order.preorder()
    nodes = np.arange(6, dtype=np.int32)
    inside = [
        [bool(~numbers.outside(numbers.first[[node]], nodes[[top]])[0]) for node in range(6)]
        for top in (0, 1, 3)
    ]
    assert inside == [
        [True] * 6,
        [False, True, True, True, False, True],
        [False, False, False, True, False, True],
    ]


def counted(heap: MadeHeap) -> set[tuple[int, int, str]]:
    """The edges that count for dominators."""
    snapshot = heap.snapshot()
    essential = essential_edges(snapshot, find_ephemerons(snapshot))
    return {
        (int(snapshot.edge_from[edge]), int(snapshot.edge_to[edge]), snapshot.edge_kind(edge))
        for edge in np.flatnonzero(essential).tolist()
    }


def test_weak_references_self_references_and_shortcuts_do_not_count() -> None:
    heap = MadeHeap()
    window, a, b = (heap.node("object", name) for name in ("Window", "A", "B"))
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "a", a)
    heap.edge(window, "weak", "1", b)
    heap.edge(a, "shortcut", "bound_this", b)
    heap.edge(a, "property", "self", a)
    heap.edge(a, "internal", "b", b)
    assert counted(heap) == {
        (0, window, "shortcut"),
        (window, a, "property"),
        (a, b, "internal"),
    }


def test_a_debugger_does_not_share_in_what_the_page_holds() -> None:
    heap = MadeHeap()
    window, kept, debugger, own = (
        heap.node("object", name) for name in ("Window", "Kept", "Debugger", "Own")
    )
    heap.edge(0, "shortcut", "1", window)
    heap.edge(0, "element", 2, debugger)
    heap.edge(window, "property", "kept", kept)
    heap.edge(debugger, "property", "kept", kept)
    heap.edge(debugger, "property", "own", own)
    heap.edge(own, "weak", "1", kept)
    assert (debugger, kept, "property") not in counted(heap)
    assert (debugger, own, "property") in counted(heap)
    snapshot = heap.snapshot()
    sizes = retained_sizes(snapshot, find_ephemerons(snapshot))
    assert sizes.dominator.tolist() == [0, 0, window, 0, debugger]


def test_what_the_page_reaches_past_the_counted_references_is_the_pages() -> None:
    heap = MadeHeap()
    window, bound, debugger = (heap.node("object", n) for n in ("Window", "Bound", "Debugger"))
    behind = heap.node("object", "Behind")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(0, "element", 2, debugger)
    heap.edge(window, "shortcut", "bound_this", bound)
    heap.edge(bound, "property", "behind", behind)
    heap.edge(debugger, "property", "behind", behind)
    assert (debugger, behind, "property") not in counted(heap)
    assert (bound, behind, "property") in counted(heap)
    snapshot = heap.snapshot()
    sizes = retained_sizes(snapshot, find_ephemerons(snapshot))
    assert sizes.dominator.tolist() == [0, 0, 0, 0, bound]


def test_dom_trees_belong_to_the_page() -> None:
    heap = MadeHeap()
    dom = heap.node("synthetic", "(Document DOM trees)")
    body, other = heap.node("native", "<body>"), heap.node("object", "Other")
    heap.edge(0, "element", 1, dom)
    heap.edge(0, "element", 2, other)
    heap.edge(dom, "element", 1, body)
    heap.edge(other, "property", "body", body)
    assert (other, body, "property") not in counted(heap)


def test_the_key_of_a_weak_map_holds_its_value_for_the_dominators() -> None:
    heap = MadeHeap()
    table, key, value = (heap.node("object", name) for name in ("Table", "Key", "Value"))
    heap.edge(0, "property", "table", table)
    heap.edge(0, "property", "key", key)
    heap.weak_map_entry(key, table, value)
    snapshot = heap.snapshot()
    sizes = retained_sizes(snapshot, find_ephemerons(snapshot))
    assert sizes.dominator[value] == key
