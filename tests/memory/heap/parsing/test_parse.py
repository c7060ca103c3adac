"""Reading heap snapshots: every form they come in, and every way in which they are damaged."""

from __future__ import annotations

import contextlib
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.parsing.parse import SnapshotParser, parse_snapshot, read_snapshot
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node


def small_heap() -> MadeHeap:
    heap = MadeHeap()
    window = heap.node("object", "Window", size=64)
    card = heap.node("object", 'Upload"Card\\', size=123_456_789_012)
    cb = heap.node("closure", "größe\n\u2028", node_id=4_000_000_001, detachedness=2)
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "card", card)
    heap.edge(card, "element", 7, cb)
    heap.edge(cb, "weak", "back", window)
    heap.locations.append((cb, 12, 3, 40))
    return heap


def check_small_heap(snapshot: HeapSnapshot) -> None:
    assert [snapshot.name(i) for i in range(4)] == ["", "Window", 'Upload"Card\\', "größe\n\u2028"]
    assert snapshot.kind(3) == "closure"
    assert snapshot.node_id.tolist() == [1, 3, 5, 4_000_000_001]
    assert snapshot.self_size.tolist() == [0, 64, 123_456_789_012, 16]
    assert snapshot.detachedness.tolist() == [0, 0, 0, 2]
    assert snapshot.first_edge.tolist() == [0, 1, 2, 3, 4]
    assert snapshot.edge_to.tolist() == [1, 2, 3, 1]
    assert [snapshot.edge_kind(edge) for edge in range(4)] == [
        "shortcut",
        "property",
        "element",
        "weak",
    ]
    assert [snapshot.edge_label(edge) for edge in range(4)] == ["1", "card", "7", "back"]
    assert snapshot.location_node.tolist() == [3]
    assert snapshot.location_place.tolist() == [[12, 3, 40]]
    assert snapshot.ordinal_of(5) == 2
    assert snapshot.ordinal_of(6) == -1


def test_reads_nodes_edges_locations_and_strings() -> None:
    check_small_heap(small_heap().snapshot())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
def test_pieces_may_be_cut_anywhere(size: int) -> None:
    text = small_heap().text()
    check_small_heap(parse_snapshot(text[i : i + size] for i in range(0, len(text), size)))


def test_pieces_may_be_bytes_and_cut_inside_a_character() -> None:
    document = json.dumps(small_heap().document(), ensure_ascii=False).encode()
    check_small_heap(parse_snapshot(document[i : i + 1] for i in range(len(document))))


def test_whitespace_makes_no_difference() -> None:
    check_small_heap(parse_snapshot([json.dumps(small_heap().document(), indent=2)]))


def test_fields_are_found_by_name() -> None:
    heap = small_heap()
    heap.node_fields = ["new", "detachedness", "edge_count", "self_size", "id", "name", "type"]
    document = heap.document()
    meta = document["snapshot"]["meta"]
    meta["node_types"] = ["x", "x", "x", "x", "x", "string", meta["node_types"][0]]
    check_small_heap(parse_snapshot([json.dumps(document)]))


def test_detachedness_may_be_missing() -> None:
    heap = small_heap()
    heap.node_fields = ["type", "name", "id", "self_size", "edge_count"]
    assert heap.snapshot().detachedness.tolist() == [0, 0, 0, 0]


def test_sections_nobody_reads_are_passed_over() -> None:
    document = small_heap().document()
    strings = document.pop("strings")
    document["trace_tree"] = [1, 2, [3, [4, []]], {"a": 'with "quotes" and ] inside'}]
    document["new_section"] = "just text"
    document["another"] = 12.5
    document["strings"] = strings
    document["behind"] = [1, [2]]
    text = json.dumps(document)
    check_small_heap(parse_snapshot([text]))
    check_small_heap(parse_snapshot(text))


@settings(deadline=None)
@given(st.lists(st.text(), max_size=30), st.integers(1, 50))
def test_strings_are_read_back(texts: list[str], size: int) -> None:
    document = small_heap().document()
    known = len(document["strings"])
    document["strings"] += texts
    text = json.dumps(document)
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    strings = parse_snapshot(pieces).strings
    assert [strings[i] for i in range(known, len(strings))] == texts


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**16 - 1), max_size=200), st.integers(1, 40))
def test_numbers_are_read_back(numbers: list[int], size: int) -> None:
    heap = MadeHeap()
    for number in numbers:
        heap.node("object", "A", size=number)
    text = heap.text()
    snapshot = parse_snapshot([text[i : i + size] for i in range(0, len(text), size)])
    assert snapshot.self_size.tolist() == [0, *numbers]


def test_strings_are_found_by_their_text() -> None:
    strings = small_heap().snapshot().strings
    for index in range(len(strings)):
        assert strings.index_of(strings[index]) == index
    assert strings.index_of("ind") == -1
    assert strings.matching(rb"ind").tolist() == [strings.index_of("Window")]
    assert strings.matching(rb'"Win').tolist() == [strings.index_of("Window")]


def test_a_lone_surrogate_is_shown_as_unreadable() -> None:
    document = small_heap().document()
    document["strings"].append("\ud800!")
    strings = parse_snapshot([json.dumps(document)]).strings
    assert strings[len(strings) - 1] == "\ufffd!"


def damaged(change: Callable[[dict[str, Any]], None]) -> str:
    document = small_heap().document()
    change(document)
    return json.dumps(document, separators=(",", ":"))


def _set(section: str, place: int, value: int) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document[section][place] = value

    return change


def _announce(count: str, value: int) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document["snapshot"][count] = value

    return change


def _without(section: str) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        del document[section]

    return change


def _meta(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document["snapshot"]["meta"][name] = value

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_set("edges", 2, 3), "leads to the middle of a node"),
        (_set("edges", 2, 7000), "leads to a node that does not exist"),
        (_set("edges", 1, 7000), "a string that does not exist"),
        (_set("nodes", 1, 7000), "a string that does not exist"),
        (_set("nodes", 0, 99), "a node is of an unknown type"),
        (_set("nodes", 0, 999), "a type among its nodes is too large"),
        (_set("edges", 0, 99), "a reference is of an unknown type"),
        (_set("edges", 1, 2**40), "a name_or_index among its edges is too large"),
        (_set("nodes", 4, 2), "its nodes count other references than it has"),
        (_set("nodes", 3, -1), "something else than a whole number"),
        (_set("nodes", 3, 10**18), "too many digits"),
        (_announce("node_count", 3), "more nodes than the 3 it announces"),
        (_announce("node_count", 5), "fewer nodes than the 5 it announces"),
        (_announce("edge_count", 3), "more edges than the 3 it announces"),
        (_announce("edge_count", 5), "fewer edges than the 5 it announces"),
        (_announce("node_count", -1), "no heap snapshot"),
        (lambda d: d["nodes"].append(1), "more nodes than the 4 it announces"),
        (lambda d: d["locations"].pop(), "its locations are incomplete"),
        (_set("locations", 0, 3), "leads to the middle of a node"),
        (_set("locations", 1, 2**40), "among its locations is too large"),
        (lambda d: d["strings"].append(7), "array of strings is damaged"),
        (_meta("node_fields", ["type", "name"]), "its nodes have no field id"),
        (_meta("edge_types", ["x", "y"]), "does not name its types"),
        (_meta("location_fields", ["line"]), "its locations are incomplete"),
        (_without("snapshot"), "no heap snapshot"),
        (_without("nodes"), "no heap snapshot"),
        (_without("edges"), "no heap snapshot"),
        (_without("strings"), "no heap snapshot"),
        (lambda d: d["snapshot"].pop("meta"), "no heap snapshot"),
        (lambda d: d.update(nodes={}), "no heap snapshot"),
    ],
)
def test_a_snapshot_that_contradicts_itself_is_refused(
    change: Callable[[dict[str, Any]], None], says: str
) -> None:
    text = damaged(change)
    with pytest.raises(SnapshotError, match=says):
        parse_snapshot([text])
    with pytest.raises(SnapshotError, match=says):
        parse_snapshot(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("<!doctype html><p>404", "no heap snapshot"),
        ("[1, 2]", "no heap snapshot"),
        ('{"head": {}}', "no heap snapshot"),
        ("{" + "x" * 1000, "no heap snapshot"),
        ('{"snapshot": "' + "x" * 2_000_000, "no heap snapshot"),
    ],
)
def test_what_is_no_snapshot_is_refused(text: str, says: str) -> None:
    with pytest.raises(SnapshotError, match=says):
        parse_snapshot([text])


def test_a_snapshot_cut_short_anywhere_is_refused() -> None:
    text = small_heap().text()
    for end in range(1, len(text)):
        with pytest.raises(SnapshotError, match=r"ends too early|no heap snapshot"):
            parse_snapshot([text[:end]])


def test_what_stands_behind_the_end_is_refused() -> None:
    with pytest.raises(SnapshotError, match="more data after the snapshot's end"):
        parse_snapshot([small_heap().text(), " x"])


@pytest.mark.parametrize("old_new", [(",", ",,"), (",", " "), (",", ",a"), (",", ",1.5,")])
def test_damaged_numbers_are_refused(old_new: tuple[str, str]) -> None:
    head, tail = small_heap().text().split('"edges":[')
    with pytest.raises(SnapshotError, match=r"array of edges is damaged|announces"):
        parse_snapshot([head, '"edges":[', tail.replace(*old_new, 1)])


@pytest.mark.parametrize(
    "strings", ['["a" "b"]', '["a",,"b"]', '["a","b",]', '[7,"a"]', '["a",7,"b"]', '["a"x]']
)
def test_damaged_strings_are_refused(strings: str) -> None:
    head = small_heap().text().split('"strings":[')[0]
    with pytest.raises(SnapshotError, match="array of strings is damaged"):
        parse_snapshot([head, '"strings":', strings, "}"])


def test_noise_raises_nothing_else() -> None:
    generator = random.Random(7)
    text = small_heap().text().encode()
    for _ in range(300):
        noisy = bytearray(text)
        for _ in range(generator.randint(1, 4)):
            noisy[generator.randrange(len(noisy))] = generator.randrange(256)
        with contextlib.suppress(SnapshotError):
            parse_snapshot([bytes(noisy)])


def test_more_than_the_free_memory_is_refused_before_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "big.heapsnapshot"
    file.write_text(small_heap().text(), "utf-8")

    class Scarce:
        available = 100

    monkeypatch.setattr(psutil, "virtual_memory", Scarce)
    # Then it is not known that much is unused.
    monkeypatch.setattr(os, "sysconf_names", {})
    with pytest.raises(SnapshotError, match=r"big\.heapsnapshot.*needs about .* GB.*are free"):
        read_snapshot(file)
    Scarce.available = 100_000_000
    read_snapshot(file)
    with pytest.raises(SnapshotError, match="needs about"):
        parse_snapshot([damaged(_announce("node_count", 10**9))])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"missing\.heapsnapshot cannot be read"):
        read_snapshot(tmp_path / "missing.heapsnapshot")
    with pytest.raises(SnapshotError, match="cannot be read"):
        read_snapshot(tmp_path)


def test_a_snapshot_of_node_agrees_with_plain_json(tmp_path: Path) -> None:
    run_node("globalThis.kept = [{a: 'é\\n\"'}, new Map([[1, {}]])]; takeSnapshot('s');", tmp_path)
    document = json.loads((tmp_path / "s").read_text("utf-8"))
    snapshot = read_snapshot(tmp_path / "s")
    meta = document["snapshot"]["meta"]
    nodes = np.array(document["nodes"]).reshape(-1, len(meta["node_fields"]))
    edges = np.array(document["edges"]).reshape(-1, 3)
    for name, column in (
        ("type", snapshot.node_type),
        ("name", snapshot.node_name),
        ("id", snapshot.node_id),
        ("self_size", snapshot.self_size),
        ("edge_count", np.diff(snapshot.first_edge)),
        ("detachedness", snapshot.detachedness),
    ):
        assert np.array_equal(nodes[:, meta["node_fields"].index(name)], column)
    assert np.array_equal(edges[:, 0], snapshot.edge_type)
    assert np.array_equal(edges[:, 1], snapshot.edge_name)
    assert np.array_equal(edges[:, 2] // len(meta["node_fields"]), snapshot.edge_to)
    assert [snapshot.strings[i] for i in range(len(snapshot.strings))] == document["strings"]
    locations = np.array(document["locations"]).reshape(-1, 4)
    assert len(locations) == len(snapshot.location_node) > 0


def test_a_parser_keeps_no_piece_longer_than_it_needs() -> None:
    heap = MadeHeap()
    for _ in range(20_000):
        heap.edge(0, "property", "p", heap.node("object", "A"))
    text = heap.text()
    parser = SnapshotParser()
    for start in range(0, len(text), 1000):
        parser.feed(text[start : start + 1000])
        assert len(parser._rest) < 1100
    assert parser.finish().node_count == 20_001
