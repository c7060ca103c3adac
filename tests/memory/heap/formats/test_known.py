"""What a file is: told by its beginning, read where it can be, named where it cannot."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from memory.heap.formats.known import is_snapshot
from memory.heap.parsing.parse import parse_snapshot, read_snapshot
from memory.heap.sizes.largest import totals_by_kind
from memory.heap.snapshot import Engine
from memory.heap.snapshot_error import SnapshotError
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap


def heap() -> MadeHeap:
    heap = MadeHeap()
    heap.edge(0, "property", "card", heap.node("object", "Card"))
    return heap


def test_old_v8_has_kinds_that_it_does_not_name() -> None:
    snapshot = read_snapshot(CASES / "old-v8-symbols.heapsnapshot")
    assert [snapshot.kind(node) for node in range(3)] == ["synthetic", "object", "unknown"]
    assert {total.kind for total in totals_by_kind(snapshot)} == {"synthetic", "object", "unknown"}


def test_an_allocation_timeline_is_a_snapshot_with_more_in_it() -> None:
    document = heap().document()
    document["trace_function_infos"] = [1, 2, 3, 4, 5, 6]
    document["trace_tree"] = [1, 0, 2, 16, [2, 1, 1, 16, []]]
    document["samples"] = [1000, 3, 2000, 5]
    assert parse_snapshot([json.dumps(document)]).node_count == 2


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n ", b" " * 40_000])
@pytest.mark.parametrize("size", [1, 5, 100_000])
def test_marks_and_white_space_before_a_snapshot_make_no_difference(
    before: bytes, size: int
) -> None:
    text = before + heap().text().encode()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert parse_snapshot(pieces).node_count == 2


@pytest.mark.parametrize("engine", Engine)
def test_a_packed_snapshot_is_read(engine: Engine, tmp_path: Path) -> None:
    plain = (CASES / "safari.json").read_bytes()
    text = heap().text().encode() if engine is Engine.V8 else plain
    file = tmp_path / "x.gz"
    file.write_bytes(gzip.compress(b"\xef\xbb\xbf" + text))
    assert read_snapshot(file).engine is engine


FOREIGN = {
    "a heap snapshot of Firefox": b"\x09\x08\x80\x80\xe3\xd8\xd2\xa2\x8f\x03\x1a",
    "a trace of the Performance panel": b'{"metadata": {"x": 1}, "traceEvents": [{"ph": "X"}]}',
    "trace of the Performance panel and no": b'[{"args":{},"cat":"__metadata","name":"x"}]',
    "a profile of allocations": b'{"head":{"callFrame":{"functionName":"(root)"},"selfSize":0}}',
    "a CPU profile": b'{"nodes":[{"id":1,"callFrame":{"functionName":"(root)"}}],"startTime":1}',
    "a timeline recording of Safari": b'{"version":1,"recording":{"displayName":"x"}}',
    "a profile of Firefox": b'{"meta":{"interval":1,"product":"Firefox"},"threads":[]}',
    "a web page": b"\n<!DOCTYPE html><title>404</title>",
    "a packed file": b"PK\x03\x04\x14\x00",
    "text in UTF-16": '{"snapshot":'.encode("utf-16"),
    "is empty": b"",
    "the snapshot is empty": b"\xef\xbb\xbf \n",
    "no heap snapshot": b"\x7fELF\x02\x01",
    "no heap snapshot; save one": b'{"name": "leak-lab"}',
}


@pytest.mark.parametrize("says", FOREIGN)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_snapshot_is_named_with_what_to_do(
    says: str, packed: bool, tmp_path: Path
) -> None:
    file = tmp_path / "x"
    file.write_bytes(gzip.compress(FOREIGN[says]) if packed else FOREIGN[says])
    with pytest.raises(SnapshotError) as raised:
        read_snapshot(file)
    sentence = str(raised.value)
    assert says in sentence
    assert "; " in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("firefox.fxsnapshot", "a heap snapshot of Firefox"),
        ("heaptimeline-trace.json", "a trace of the Performance panel"),
    ],
)
def test_the_files_that_people_gave_are_named(name: str, says: str) -> None:
    with pytest.raises(SnapshotError, match=says):
        read_snapshot(CASES / name)


def test_a_beginning_tells_a_snapshot_from_a_saved_run() -> None:
    assert is_snapshot((CASES / "safari.json").read_bytes()[:200])
    assert is_snapshot(b"\xef\xbb\xbf " + heap().text().encode()[:100])
    assert not is_snapshot(b'{"schema": 1, "results": []}')
    assert not is_snapshot(b"")
