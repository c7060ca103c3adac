"""Several paths to one object."""

from __future__ import annotations

from memory.heap.analysis import HeapAnalysis
from memory.heap.paths.several import several_paths
from tests.memory.made_heap import MadeHeap


def page() -> tuple[MadeHeap, int]:
    heap = MadeHeap()
    window = heap.node("object", "Window / https://example.org")
    heap.edge(0, "shortcut", "1", window)
    return heap, window


def words_of(heap: MadeHeap, node: int, limit: int = 10) -> list[tuple[str, ...]]:
    analysis = HeapAnalysis(heap.snapshot())
    return [path.words for path in several_paths(analysis, node, limit)]


def test_each_way_to_an_object_is_a_path_and_the_best_comes_first() -> None:
    heap, window = page()
    card, cache, bus = (heap.node("object", name) for name in ("Card", "Cache", "Bus"))
    heap.edge(window, "property", "cache", cache)
    heap.edge(window, "property", "bus", bus)
    heap.edge(bus, "property", "listener", card)
    heap.edge(cache, "property", "last", card)
    heap.edge(window, "property", "current", card)
    assert words_of(heap, card) == [
        ("Window", "current", "Card"),
        ("Window", "cache", "Cache", "last", "Card"),
        ("Window", "bus", "Bus", "listener", "Card"),
    ]
    assert words_of(heap, card, 2) == words_of(heap, card)[:2]


def test_a_way_that_meets_the_first_one_later_is_another_path() -> None:
    heap, window = page()
    card, store, timer = (heap.node("object", name) for name in ("Card", "Store", "Timer"))
    heap.edge(window, "property", "store", store)
    heap.edge(store, "property", "card", card)
    heap.edge(window, "property", "timer", timer)
    heap.edge(timer, "property", "target", store)
    assert words_of(heap, card) == [
        ("Window", "store", "Store", "card", "Card"),
        ("Window", "timer", "Timer", "target", "Store", "card", "Card"),
    ]


def test_what_the_object_itself_holds_is_no_path_to_it() -> None:
    heap, window = page()
    card, child = heap.node("object", "Card"), heap.node("object", "Child")
    heap.edge(window, "property", "card", card)
    heap.edge(card, "property", "child", child)
    heap.edge(child, "property", "parent", card)
    assert words_of(heap, card) == [("Window", "card", "Card")]


def test_weak_references_and_the_engines_own_are_no_paths() -> None:
    heap, window = page()
    card, code = heap.node("object", "Card"), heap.node("code", "(code)")
    heap.edge(window, "property", "card", card)
    heap.edge(window, "weak", "weak", card)
    heap.edge(0, "element", 1, code)
    heap.edge(code, "internal", "cell", card)
    assert words_of(heap, card) == [("Window", "card", "Card")]


def test_paths_that_differ_in_numbers_are_one() -> None:
    heap, window = page()
    card, array = heap.node("object", "Card"), heap.node("object", "Array")
    heap.edge(window, "property", "cards", array)
    for index in range(100):
        heap.edge(array, "element", index, card)
    assert words_of(heap, card) == [("Window", "cards", "[0]", "Card")]


def test_what_nothing_holds_has_no_path() -> None:
    heap, window = page()
    card = heap.node("object", "Card")
    heap.edge(window, "weak", "weak", card)
    assert words_of(heap, card) == []


def test_what_the_engine_alone_holds_has_its_paths() -> None:
    heap, _window = page()
    code, card = heap.node("code", "(code)"), heap.node("object", "Card")
    heap.edge(0, "element", 1, code)
    heap.edge(code, "internal", "cell", card)
    assert len(words_of(heap, card)) == 1


def test_a_node_at_the_end_of_a_long_list_is_answered_for() -> None:
    heap, window = page()
    before = window
    for _ in range(5000):
        item = heap.node("object", "Item")
        heap.edge(before, "property", "next", item)
        before = item
    registry = heap.node("object", "Registry")
    heap.edge(window, "property", "registry", registry)
    card = heap.node("object", "Card")
    heap.edge(before, "property", "card", card)
    heap.edge(registry, "property", "card", card)
    # The other way is too long to tell anything.
    assert words_of(heap, card) == [("Window", "registry", "Registry", "card", "Card")]
