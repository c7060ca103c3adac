"""The ``heap`` command: its document, its tables and how it fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lab.heap_report import heap_command
from tests.memory.made_heap import MadeHeap


def page(cards: int) -> MadeHeap:
    heap = MadeHeap()
    window, cards_list = heap.node("object", "Window / https://x"), heap.node("object", "Array")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "cards", cards_list)
    div = heap.node("native", "<div>", detachedness=2)
    heap.edge(window, "property", "[b]kept[/b]", div)
    for _ in range(2):
        heap.edge(window, "property", "t", heap.node("string", "[red]twice[/red]"))
    weak = heap.node("object", "Weak")
    heap.edge(window, "weak", "1", weak)
    for number in range(cards):
        heap.edge(cards_list, "element", number, heap.node("object", "Card", size=100))
    return heap


def saved(folder: Path, name: str, cards: int) -> Path:
    path = folder / name
    path.write_text(page(cards).text(), "utf-8")
    return path


def test_the_document_says_what_the_heap_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "a.heapsnapshot", 3)
    assert heap_command(path, None, "Card", None, "-") == 0
    out, err = capsys.readouterr()
    document: dict[str, Any] = json.loads(out)
    assert err == ""
    assert out.count("\n") == 1
    assert list(document)[:7] == [
        "schema", "nodes", "edges", "total_bytes", "largest", "detached", "detached_count",
    ]  # fmt: skip
    assert document["schema"] == 1
    assert (document["nodes"], document["edges"]) == (10, 9)
    assert document["total_bytes"] == 300 + 6 * 16
    assert document["largest"][1] == {
        "id": 5, "name": "Array", "kind": "object", "shallow_bytes": 16, "retained_bytes": 316,
    }  # fmt: skip
    assert [node["name"] for node in document["detached"]] == ["Detached <div>"]
    assert document["paths"] == [
        {
            "target": {"id": 15, "name": "Card"},
            "count": 3,
            "steps": ["Window", "cards", "[0]", "Card"],
        }
    ]
    assert [kind["kind"] for kind in document["kinds"]] == [
        "object",
        "string",
        "native",
        "synthetic",
    ]
    assert document["duplicate_strings"][0]["text"] == "[red]twice[/red]"
    assert document["largest_collections"][0]["entries"] == 3
    assert "grown" not in document


def test_after_tells_what_grew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = saved(tmp_path, "a.heapsnapshot", 1), saved(tmp_path, "b.heapsnapshot", 7)
    assert heap_command(before, after, None, None, "-", cycles=3) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["nodes"] == 14
    assert document["grown"] == [
        {
            "kind": "object",
            "name": "Card",
            "per_cycle": 2.0,
            "count": 6,
            "retained_bytes": 600,
            "path": ["Window", "cards", "[1]", "Card"],
        }
    ]
    assert heap_command(before, after, None, None, None, cycles=3) == 0
    text = capsys.readouterr().out
    assert "object Card: 2 per cycle, 6 in all, 600 B" in text
    assert "Window → cards → [1] → Card" in text
    assert heap_command(before, before, None, None, None) == 0
    assert "Nothing grew" in capsys.readouterr().out


def test_tables_show_names_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, "a.heapsnapshot", 2)
    assert heap_command(path, None, None, 7, None) == 0
    text = capsys.readouterr().out
    assert "[red]twice[/red]" in text
    assert "Window → [b]kept[/b] → Detached <div>" in text
    assert "Detached DOM nodes (1)" in text
    assert "316 B" not in text
    assert "216 B" in text


def test_the_document_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = saved(tmp_path, "a.heapsnapshot", 2), tmp_path / "out.json"
    assert heap_command(path, None, None, None, str(target)) == 0
    assert json.loads(target.read_text("utf-8"))["nodes"] == 9
    assert "Largest retained" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("<html>", "no heap snapshot"),
        (page(1).text()[:-40], "ends too early"),
        (page(1).text().replace('"node_count":', '"node_count":1'), "announces"),
    ],
)
def test_a_file_that_is_no_snapshot_ends_with_one_sentence(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.heapsnapshot"
    path.write_text(text, "utf-8")
    assert heap_command(path, None, None, None, "-") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert says in err
    assert str(path) in err


@pytest.mark.parametrize(
    ("class_name", "node_id", "says"),
    [
        ("Nothing", None, "no object in the snapshot is of the class Nothing"),
        (None, 12345, "no node in the snapshot has the id 12345"),
        ("Weak", None, "only weak references"),
    ],
)
def test_a_question_without_an_answer_says_so(
    class_name: str | None,
    node_id: int | None,
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = saved(tmp_path, "a.heapsnapshot", 2)
    assert heap_command(path, None, class_name, node_id, None) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert says in err


def test_a_target_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "a.heapsnapshot", 2)
    assert heap_command(path, None, None, None, str(tmp_path / "no" / "x.json")) == 2
    assert f"cannot write {tmp_path / 'no' / 'x.json'}" in capsys.readouterr().err
