"""Snapshots of JavaScriptCore: made ones, and real ones that Bun took."""

from __future__ import annotations

import gzip
import json
from typing import Any

import numpy as np
import pytest

from memory.advice.known import PAGE_KINDS
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.growth import grown
from memory.heap.parsing.parse import parse_snapshot, read_snapshot
from memory.heap.paths.words import path_words
from memory.heap.sizes.duplicate_strings import duplicate_strings
from memory.heap.snapshot import Engine
from memory.heap.snapshot_error import SnapshotError
from tests.memory.case_files import CASES


def document(version: int = 3) -> dict[str, Any]:
    """A window that holds a card by a property, and another by a function's variable."""
    classes = [
        "<root>",
        "Window",
        "Structure",
        "Card",
        "Function",
        "JSLexicalEnvironment",
        "string",
    ]
    nodes = [(0, 0), (7, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 3), (9, 6)]
    made: dict[str, Any] = {
        "version": version,
        "type": "Inspector",
        "nodes": [
            number
            for node_id, of_class in nodes
            for number in (node_id, 16 * min(node_id, 1), of_class, int(of_class == 2))
        ],
        "nodeClassNames": classes,
        "edges": [
            number
            for edge in [
                (0, 7, 0, 0), (0, 2, 0, 0), (2, 3, 0, 0), (2, 7, 0, 0), (2, 6, 0, 0),
                (4, 5, 0, 0), (5, 6, 3, 1), (6, 9, 0, 0), (7, 3, 1, 0), (7, 4, 1, 2),
            ]
            for number in edge
        ],
        "edgeTypes": ["Internal", "Property", "Index", "Variable"],
        "edgeNames": ["卡", "this", "onMessage"],
    }  # fmt: skip
    if version < 3:
        del made["type"]
    return made


def analysis(made: dict[str, Any]) -> HeapAnalysis:
    return HeapAnalysis(parse_snapshot([json.dumps(made, ensure_ascii=False)]))


def steps(found: HeapAnalysis, node_id: int) -> tuple[str, ...]:
    path = found.paths.path_to(found.snapshot.ordinal_of(node_id))
    assert path is not None
    return path.words


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_is_read(version: int) -> None:
    snapshot = analysis(document(version)).snapshot
    assert snapshot.engine is Engine.JAVASCRIPTCORE
    assert (snapshot.node_count, snapshot.total_bytes) == (8, 7 * 16)
    assert [snapshot.kind(node) for node in range(8)] == [
        "synthetic", "object", "object shape", "object", "closure", "hidden", "object", "string",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 7, 100])
def test_pieces_may_be_cut_anywhere_and_hold_white_space(size: int) -> None:
    text = json.dumps(document(), indent=1).encode()
    snapshot = parse_snapshot(text[at : at + size] for at in range(0, len(text), size))
    assert snapshot.node_count == 8


def test_paths_go_by_properties_and_variables_and_not_by_the_engines_references() -> None:
    found = analysis(document())
    assert steps(found, 3) == ("Window", "卡", "Card")
    assert steps(found, 6) == ("Window", "onMessage", "closure", 'context "this"', "Card")
    assert steps(found, 9)[-2:] == ("Card", "string")


def test_a_later_version_is_named() -> None:
    with pytest.raises(SnapshotError, match="JavaScriptCore in version 4"):
        analysis(document(2) | {"version": 4})


def test_the_file_that_people_gave_is_read() -> None:
    found = HeapAnalysis(read_snapshot(CASES / "safari.json"))
    assert [found.snapshot.node_id.tolist(), found.snapshot.total_bytes] == [[0, 1, 2], 24]
    assert found.sizes.retained_bytes.tolist() == [24, 24, 8]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"nodes": [0, 0, 0]}, "array of nodes is damaged"),
        ({"nodes": []}, "first node is not the root"),
        ({"nodes": [0, 0, 0, 0, 1, 8, 99, 0]}, "of a class that does not exist"),
        ({"nodes": [0, 0, 0, 0, 1, 8, 1, 0, 1, 8, 1, 0]}, "two nodes have one id"),
        ({"edges": [0, 77, 0, 0]}, "a node that does not exist"),
        ({"edges": [0, 7, 9, 0]}, "a reference is of an unknown type"),
        ({"edges": [0, 7, 1, 99]}, "a string that does not exist"),
        ({"edges": [0, 7, 1]}, "array of edges is damaged"),
        ({"edgeTypes": ["Internal", "Magic"]}, "'Magic' that is unknown"),
        ({"nodeClassNames": [1, 2]}, "array of strings is damaged"),
    ],
)
def test_one_that_contradicts_itself_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(SnapshotError, match=says):
        analysis(document() | change)


def test_one_cut_short_anywhere_is_refused() -> None:
    text = json.dumps(document())
    for end in range(1, len(text)):
        with pytest.raises(SnapshotError, match=r"ends too early|no heap snapshot"):
            parse_snapshot([text[:end]])


@pytest.fixture(scope="module")
def real() -> tuple[HeapAnalysis, HeapAnalysis]:
    before, after = (read_snapshot(CASES / f"jsc-{name}.json.gz") for name in "ab")
    return HeapAnalysis(before), HeapAnalysis(after)


def test_a_real_one_agrees_with_plain_json(real: tuple[HeapAnalysis, HeapAnalysis]) -> None:
    plain = json.loads(gzip.decompress((CASES / "jsc-b.json.gz").read_bytes()))
    nodes = np.array(plain["nodes"]).reshape(-1, 4)
    edges = np.array(plain["edges"]).reshape(-1, 4)
    snapshot = real[1].snapshot
    assert np.array_equal(snapshot.node_id, nodes[:, 0])
    assert np.array_equal(snapshot.self_size, nodes[:, 1])
    ours = {
        (int(snapshot.node_id[source]), int(snapshot.node_id[target]))
        for source, target in zip(snapshot.edge_from, snapshot.edge_to, strict=True)
    }
    theirs = {(int(source), int(target)) for source, target in edges[:, :2]}
    assert theirs <= ours
    # What nothing leads to is held by the root here.
    assert all(source == 0 for source, _ in ours - theirs)


def test_what_real_cycles_left_is_found(real: tuple[HeapAnalysis, HeapAnalysis]) -> None:
    before, after = real
    found = {
        (finding.kind, finding.name): (finding.count, path_words(finding.path))
        for finding in grown(before.snapshot, after, 10, PAGE_KINDS)
    }
    assert found[("object", "Card")] == (20, ("GlobalObject", "kept", "[2]", "Card"))
    assert found[("callback", "closure")][0] == 10
    assert found[("callback", "closure")][1][0::2] == ("GlobalObject", "closure")
    count, path = found[("object", "类")]
    assert (count, path[-3:]) == (10, ('context "moduleVar"', "[3]", "类"))
    # Values of a Map: the snapshot does not tell what holds them.
    assert found[("object", "Émile")] == (
        10, ("(held by a Map, a Set or native code)", "Émile"),
    )  # fmt: skip
    assert len(found) == 4


def test_texts_that_are_not_in_it_are_not_made_up(real: tuple[HeapAnalysis, HeapAnalysis]) -> None:
    _, after = real
    assert duplicate_strings(after.snapshot) == ()
    string = int(np.flatnonzero(after.snapshot.nodes_of_type("string"))[0])
    assert after.names.label(string) == "string"


def test_a_debugging_snapshot_has_names_of_functions() -> None:
    found = HeapAnalysis(read_snapshot(CASES / "jsc-debugging.json.gz"))
    assert found.snapshot.node_count == 3921
    named = found.nodes_named("closure register")
    assert len(named) == 1
    assert steps(found, int(found.snapshot.node_id[named[0]]))[-1] == "closure register"
