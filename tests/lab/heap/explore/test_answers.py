"""What is asked of heap snapshots in files, and what is answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lab.heap.explore.answers import Answers
from lab.heap.explore.questions import (
    Classes,
    ClassesQuestion,
    Deltas,
    DeltasQuestion,
    HeldThrough,
    Instances,
    InstancesQuestion,
    Overview,
    OverviewQuestion,
    PathsQuestion,
    SnapshotFile,
)
from memory.heap.classes.deltas import ClassDelta
from memory.heap.growth.snapshot_pair import PairError
from memory.heap.paths.words import path_words
from memory.heap.snapshot_error import SnapshotError
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from tests.memory.made_heap import MadeHeap

CARD = 101


def heap_with(cards: int, *, extra: str = "") -> MadeHeap:
    """A page whose list holds cards, the first of which the page also calls its own."""
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    array = heap.node("object", "Array")
    heap.edge(window, "property", "cards", array)
    for number in range(cards):
        card = heap.node("object", "Card", size=100 + number, node_id=CARD + 2 * number)
        heap.edge(array, "element", number, card)
        if number == 0:
            heap.edge(window, "property", "current", card)
    heap.edge(window, "property", "kept", heap.node("native", "<div>", node_id=51, detachedness=2))
    if extra:
        heap.node("object", extra, node_id=901)
    return heap


def saved(heap: MadeHeap, folder: Path, name: str = "a") -> SnapshotFile:
    path = folder / f"{name}.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    return SnapshotFile(os.fsencode(path))


def classes(answers: Answers, question: ClassesQuestion) -> Classes:
    answer = answers.answer(question)
    assert isinstance(answer, Classes)
    return answer


def test_an_overview_says_what_is_large_and_what_is_detached(tmp_path: Path) -> None:
    answer = Answers().answer(OverviewQuestion(saved(heap_with(3), tmp_path), 2))
    assert isinstance(answer, Overview)
    assert (answer.nodes, answer.edges, answer.detached_count) == (7, 7, 1)
    assert [node.name for node in answer.largest] == ["Window", "Array"]
    assert [node.name for node in answer.detached] == ["Detached <div>"]


def test_classes_are_filtered_ordered_and_bounded(tmp_path: Path) -> None:
    file, answers = saved(heap_with(3), tmp_path), Answers()
    found = classes(answers, ClassesQuestion(file, 10, "cARd "))
    assert [(row.name, row.count, row.shallow_bytes) for row in found.rows] == [("Card", 3, 303)]
    by_count = classes(answers, ClassesQuestion(file, 2, order="count"))
    assert (by_count.rows[0].name, len(by_count.rows), by_count.found) == ("Card", 2, 5)
    by_name = classes(answers, ClassesQuestion(file, 10, order="name", largest_first=False))
    names = [row.name for row in by_name.rows]
    assert names == sorted(names, key=str.casefold)
    assert classes(answers, ClassesQuestion(file, 10, "Nobody")) == Classes((), 0)


def test_instances_of_a_class_have_ids_and_are_bounded(tmp_path: Path) -> None:
    answer = Answers().answer(InstancesQuestion(saved(heap_with(5), tmp_path), "Card", 2))
    assert isinstance(answer, Instances)
    assert ([row.id for row in answer.rows], answer.found) == ([CARD + 8, CARD + 6], 5)


def test_a_node_has_its_best_path_and_others(tmp_path: Path) -> None:
    answer = Answers().answer(PathsQuestion(saved(heap_with(2), tmp_path), CARD, 10))
    assert isinstance(answer, HeldThrough)
    assert (answer.name, answer.retained_bytes) == ("Card", 100)
    assert [path_words(path) for path in answer.paths] == [
        ("Window", "current", "Card"),
        ("Window", "cards", "[0]", "Card"),
    ]


def test_a_node_that_is_not_there_has_none(tmp_path: Path) -> None:
    question = PathsQuestion(saved(heap_with(2), tmp_path), 9999, 10)
    assert Answers().answer(question) == HeldThrough("", 0, ())


def test_two_are_compared_and_the_new_instances_are_told(tmp_path: Path) -> None:
    before = saved(heap_with(2), tmp_path, "before")
    after = saved(heap_with(5, extra="Fresh"), tmp_path, "after")
    answers = Answers()
    answer = answers.answer(DeltasQuestion(after, before, 10))
    assert isinstance(answer, Deltas)
    assert answer.rows == (
        ClassDelta("Card", new=3, deleted=0, count_delta=3, size_delta=309),
        ClassDelta("Fresh", new=1, deleted=0, count_delta=1, size_delta=16),
    )
    only = answers.answer(DeltasQuestion(after, before, 1, "fr", "name", largest_first=False))
    assert isinstance(only, Deltas)
    assert ([row.name for row in only.rows], only.found) == (["Fresh"], 1)
    new = answers.answer(InstancesQuestion(after, "Card", 10, before=before))
    assert isinstance(new, Instances)
    assert sorted(row.id for row in new.rows) == [CARD + 4, CARD + 6, CARD + 8]


def test_the_wrong_order_is_refused(tmp_path: Path) -> None:
    before, after = saved(heap_with(2), tmp_path, "b"), saved(heap_with(5), tmp_path, "a")
    with pytest.raises(PairError):
        Answers().answer(DeltasQuestion(before, after, 10))


def test_a_file_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    answers = Answers()
    file = saved(heap_with(1), tmp_path)
    assert classes(answers, ClassesQuestion(file, 10, "Card")).rows[0].count == 1
    saved(heap_with(4), tmp_path)
    assert classes(answers, ClassesQuestion(file, 10, "Card")).rows[0].count == 4


def test_what_was_read_is_kept_and_given_back(tmp_path: Path) -> None:
    answers = Answers()
    files = [saved(heap_with(number), tmp_path, str(number)) for number in (1, 2, 3)]
    for file in files:
        answers.answer(ClassesQuestion(file, 10))
    assert answers.kept == 2
    answers.forget()
    assert answers.kept == 0


def test_names_are_safe_to_show_and_still_name_their_class(tmp_path: Path) -> None:
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    for name in EVIL_NAMES:
        heap.edge(window, "property", name, heap.node("object", name, size=500))
    file, answers = saved(heap, tmp_path), Answers()
    shown = [row.name for row in classes(answers, ClassesQuestion(file, 100)).rows]
    assert unsafe_characters("".join(shown), allowed="") == set()
    assert max(map(len, shown)) <= 1000
    for name in shown:
        instances = answers.answer(InstancesQuestion(file, name, 10))
        assert isinstance(instances, Instances)
        assert instances.found >= 1, name


def test_what_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.heapsnapshot"
    path.write_text("<html>", "utf-8")
    with pytest.raises(SnapshotError):
        Answers().answer(OverviewQuestion(SnapshotFile(os.fsencode(path)), 10))
