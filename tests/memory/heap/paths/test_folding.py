"""Paths that repeat themselves: folded to be read, and grouped in linear time."""

from __future__ import annotations

import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.analysis import HeapAnalysis
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.retaining import PathGroup
from memory.heap.paths.step import PathStep
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap


def page() -> tuple[MadeHeap, int]:
    heap = MadeHeap()
    window = heap.node("object", "Window / https://x")
    heap.edge(0, "shortcut", "1", window)
    return heap, window


def linked_list(heap: MadeHeap, holder: int, length: int, name: str = "Node_") -> list[int]:
    nodes = []
    for number in range(length):
        nodes.append(heap.node("object", name))
        heap.edge(
            nodes[-2] if number else holder, "property", "next" if number else "list", nodes[-1]
        )
    return nodes


def groups(heap: MadeHeap, name: str) -> list[tuple[int, tuple[str, ...]]]:
    analysis = HeapAnalysis(heap.snapshot())
    found = analysis.paths.paths_to(analysis.nodes_named(name).tolist())
    return [(group.count, group.example.words) for group in found]


@pytest.mark.parametrize("length", [4, 50, 1000])
def test_the_nodes_of_a_list_are_one_group(length: int) -> None:
    heap, window = page()
    linked_list(heap, window, length)
    assert groups(heap, "Node_") == [(length, ("Window", "list", "Node_"))]


def test_a_path_says_how_often_a_step_repeats() -> None:
    heap, window = page()
    nodes = linked_list(heap, window, 2500)
    item = heap.node("object", "Item")
    heap.edge(nodes[-1], "property", "value", item)
    path = HeapAnalysis(heap.snapshot()).paths.path_to(item)
    assert path is not None
    assert path.words == (
        "Window", "list", "Node_", "next × 2,499", "Node_", "value", "Item",
    )  # fmt: skip
    assert path.steps[3] == PathStep("property", "next", times=2499)
    assert len(path.node_ids) == 2502


def test_what_repeats_a_few_times_is_told_as_it_is() -> None:
    heap, window = page()
    nodes = linked_list(heap, window, 4)
    path = HeapAnalysis(heap.snapshot()).paths.path_to(nodes[-1])
    assert path is not None
    assert path.words == ("Window", "list", *["Node_", "next"] * 3, "Node_")


def test_payloads_of_a_list_are_one_group_whatever_their_place() -> None:
    heap, window = page()
    for number, node in enumerate(linked_list(heap, window, 30)):
        heap.edge(node, "property", "value", heap.node("object", f"Item{number % 10}"))
        heap.edge(node, "property", "card", heap.node("object", "Card"))
    assert [count for count, _ in groups(heap, "Card")] == [29, 1]


@pytest.mark.parametrize("arrays", [False, True])
def test_the_nodes_of_a_tree_are_one_group(arrays: bool) -> None:
    heap, window = page()
    level = [heap.node("object", "Tree")]
    heap.edge(window, "property", "tree", level[0])
    total = 1
    for _ in range(9):
        below = []
        for node in level:
            holder = heap.node("object", "Array") if arrays else node
            if arrays:
                heap.edge(node, "property", "children", holder)
            for number, side in enumerate(("left", "right")):
                child = heap.node("object", "Tree")
                heap.edge(
                    holder, "element" if arrays else "property", number if arrays else side, child
                )
                below.append(child)
        level = below
        total += len(level)
    found = groups(heap, "Tree")
    assert [count for count, _ in found] == [total]
    leaf = HeapAnalysis(heap.snapshot()).paths.path_to(level[-1])
    assert leaf is not None
    assert any("× 9" in step for step in leaf.words)
    if not arrays:
        assert leaf.words[-2:] == ("right × 9", "Tree")


def test_windows_in_windows_are_told_apart() -> None:
    heap, window = page()
    for number in range(5):
        frame = heap.node("object", "Window / https://frame")
        heap.edge(window, "property", "frames", frame)
        heap.edge(frame, "property", "n", heap.node("object", f"Card{number}"))
    assert groups(heap, "Window / https://frame") == [(5, ("Window", "frames", "Window"))]


def test_of_a_path_that_never_repeats_the_middle_is_left_out() -> None:
    heap, window = page()
    node = window
    for number in range(500):
        below = heap.node(
            "object", f"C{'abcdefghij'[number % 10]}{'xyz'[number % 3]}{'pqrs'[number % 4]}"
        )
        heap.edge(node, "property", f"p{'klmnopq'[number % 7]}", below)
        node = below
    path = HeapAnalysis(heap.snapshot()).paths.path_to(node)
    assert path is not None
    assert "… 420 more …" in path.words
    assert len(path.words) < 200
    assert path.words[0] == "Window"
    assert path.words[-1] == path.target_name


@settings(deadline=None, max_examples=150)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=30), st.data())
def test_every_node_that_is_held_is_counted_once(parents: list[int], data: st.DataObject) -> None:
    heap, window = page()
    nodes = [window]
    for parent in parents:
        nodes.append(heap.node("object", data.draw(st.sampled_from(["A", "B", "Object", "Array"]))))
        name = data.draw(st.sampled_from(["next", "left", "p1"]))
        heap.edge(nodes[parent % (len(nodes) - 1)], "property", name, nodes[-1])
    analysis = HeapAnalysis(heap.snapshot())
    found = analysis.paths.paths_to(range(1, len(nodes) + 1))
    assert sum(group.count for group in found) == len(nodes)
    assert [group.count for group in found] == sorted((g.count for g in found), reverse=True)


def listed(length: int, folder: Path) -> HeapAnalysis:
    node = shutil.which("node")
    assert node is not None
    file = folder / f"{length}.heapsnapshot"
    subprocess.run(
        [node, CASES / "make-linked-list.cjs", file, str(length)], check=True, timeout=60
    )
    return HeapAnalysis(read_snapshot(file))


def largest_group(analysis: HeapAnalysis) -> PathGroup:
    return analysis.paths.paths_to(analysis.nodes_named("Node_").tolist())[0]


def cost(what: Callable[[], object]) -> tuple[float, int]:
    tracemalloc.start()
    started = time.process_time()
    what()
    taken, peak = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return taken, peak


def test_a_real_list_takes_time_and_memory_in_proportion(tmp_path: Path) -> None:
    small, large = (listed(length, tmp_path) for length in (3_000, 30_000))
    costs = [cost(partial(largest_group, heap)) for heap in (small, large)]
    group = largest_group(large)
    assert group.count == 30_000
    assert group.example.words[:3] == ("global", "list", "Node_")
    # Ten times as many; quadratic would be a hundred times.
    assert costs[1][0] < 30 * costs[0][0] + 1
    assert costs[1][1] < 30 * costs[0][1]
    assert costs[1][1] < 200_000_000
