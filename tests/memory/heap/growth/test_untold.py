"""What JavaScriptCore tells no holder of is told only where nothing else says what leaks."""

from __future__ import annotations

import json

import pytest

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.growth import grown
from memory.heap.parsing.parse import parse_snapshot
from memory.heap.snapshot import HeapSnapshot

CYCLES = 6
CLASSES = ("<root>", "Window", "Card", "Map")
INTERNAL, PROPERTY, INDEX = range(3)


def snapshot(cards: int, untold_maps: int, *, by_root: bool = False) -> HeapSnapshot:
    """A window with a list of cards, and Maps that nothing leads to, or the root alone."""
    window, shelf = 1, 2
    nodes = [(0, 0), (window, 1), (shelf, 2)]
    edges = [(0, window, INTERNAL, 0), (window, shelf, PROPERTY, 0)]
    for number in range(cards):
        nodes.append((100 + number, CLASSES.index("Card")))
        edges.append((shelf, 100 + number, INDEX, number))
    nodes += [(200 + number, CLASSES.index("Map")) for number in range(untold_maps)]
    if by_root:
        edges += [(0, 200 + number, INTERNAL, 0) for number in range(untold_maps)]
    made = {
        "version": 3,
        "type": "Inspector",
        "nodes": [number for node_id, of_class in nodes for number in (node_id, 16, of_class, 0)],
        "nodeClassNames": CLASSES,
        "edges": [number for edge in edges for number in edge],
        "edgeTypes": ["Internal", "Property", "Index", "Variable"],
        "edgeNames": ["shelf"],
    }
    return parse_snapshot([json.dumps(made)])


def found(cards: int, untold_maps: int, *, by_root: bool) -> dict[str, int]:
    after = HeapAnalysis(snapshot(cards, untold_maps, by_root=by_root))
    return {each.name: each.count for each in grown(snapshot(0, 0), after, CYCLES)}


@pytest.mark.parametrize("by_root", [False, True])
def test_beside_a_leak_that_has_a_path_it_is_not_told(by_root: bool) -> None:
    assert found(CYCLES, 2 * CYCLES, by_root=by_root) == {"Card": CYCLES}


@pytest.mark.parametrize("by_root", [False, True])
def test_alone_it_is(by_root: bool) -> None:
    assert found(0, 2 * CYCLES, by_root=by_root) == {"Map": 2 * CYCLES}
