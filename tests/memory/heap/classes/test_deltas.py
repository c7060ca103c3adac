"""Two snapshots compared class by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from memory.heap.analysis import HeapAnalysis
from memory.heap.classes.deltas import ClassDelta, class_deltas, new_nodes
from memory.heap.classes.node_classes import NodeClasses
from memory.heap.growth.snapshot_pair import PairError
from memory.heap.parsing.parse import read_snapshot
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node


def classes_of(heap: MadeHeap) -> NodeClasses:
    return NodeClasses(HeapAnalysis(heap.snapshot()))


def test_what_came_and_went_is_told_by_class() -> None:
    before, after = MadeHeap(), MadeHeap()
    for heap in (before, after):
        heap.node("object", "Card", size=10, node_id=101)
    before.node("object", "Card", size=10, node_id=103)
    before.node("native", "<div>", size=5, node_id=105, detachedness=1)
    before.node("object", "Gone", size=7, node_id=107)
    after.node("native", "<div>", size=5, node_id=105, detachedness=2)
    for number in range(3):
        after.node("object", "Card", size=10, node_id=201 + 2 * number)
    after.node("object", "Fresh", size=8, node_id=211)
    assert class_deltas(classes_of(before), classes_of(after)) == (
        ClassDelta("Card", new=3, deleted=1, count_delta=2, size_delta=20),
        ClassDelta("Fresh", new=1, deleted=0, count_delta=1, size_delta=8),
        # The element is the same; that it is out of the page is what has changed.
        ClassDelta("Detached <div>", new=1, deleted=0, count_delta=1, size_delta=5),
        ClassDelta("<div>", new=0, deleted=1, count_delta=-1, size_delta=-5),
        ClassDelta("Gone", new=0, deleted=1, count_delta=-1, size_delta=-7),
    )


def test_growth_in_place_is_seen_although_nothing_came() -> None:
    before, after = MadeHeap(), MadeHeap()
    before.node("array", "", size=100, node_id=101)
    after.node("array", "", size=900, node_id=101)
    assert class_deltas(classes_of(before), classes_of(after)) == (
        ClassDelta("(array)", new=0, deleted=0, count_delta=0, size_delta=800),
    )


PROGRAM = """
class Card {}
globalThis.cards = [new Card(), new Card()];
takeSnapshot('a');
globalThis.cards.pop();
for (let i = 0; i < 5; i++) globalThis.cards.push(new Card());
takeSnapshot('b');
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[NodeClasses, NodeClasses]:
    folder: Path = tmp_path_factory.mktemp("pair")
    run_node(PROGRAM, folder)
    first, second = (NodeClasses(HeapAnalysis(read_snapshot(folder / name))) for name in ("a", "b"))
    return first, second


def test_real_snapshots_of_one_program_are_compared(real: tuple[NodeClasses, NodeClasses]) -> None:
    card = next(each for each in class_deltas(*real) if each.name == "Card")
    assert (card.new, card.deleted, card.count_delta) == (5, 1, 4)
    after = real[1]
    nodes = after.nodes_of("Card")
    assert int(new_nodes(*real)[nodes].sum()) == 5


def test_the_later_one_cannot_be_compared_with_the_earlier(
    real: tuple[NodeClasses, NodeClasses],
) -> None:
    with pytest.raises(PairError):
        class_deltas(real[1], real[0])
