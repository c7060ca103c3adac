"""The ``heap`` command: its document, its tables and how it fails."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from report.heap import heap_command, show_document, show_findings
from report.heap_document import HeapDocument, HeapQuery, heap_document
from tests.lab.foreign_names import ANY_NAME, EVIL_NAMES, unsafe_characters
from tests.memory.made_heap import MadeHeap
from tests.memory.worded_steps import worded_steps


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
            "browser_classes": [],
            "unit": "count",
            "is_estimate": False,
        }
    ]
    assert heap_command(before, after, None, None, None, cycles=3) == 0
    text = capsys.readouterr().out
    assert "object Card: 2 per cycle, 6 in all, 600 B" in text
    assert "Window → cards → [1] → Card" in text
    assert heap_command(before, before, None, None, None) == 0
    assert "Nothing grew" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("is_estimate", "said"),
    [
        (False, "collection text log: +48,400 bytes, 4,840 per cycle"),
        (True, "collection text log: +48,400 bytes, about 4,840 per cycle"),
    ],
)
def test_growth_in_place_is_told_in_bytes(
    is_estimate: bool, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Finding(
        "collection",
        "text log",
        4840,
        48_400,
        48_400,
        worded_steps("Window", "log", '"…"'),
        unit="bytes",
        is_estimate=is_estimate,
    )
    show_findings((log,), Console())
    assert capsys.readouterr().out.splitlines()[0] == said


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


def named(name: str, *, cards: int) -> HeapAnalysis:
    """A heap in which everything that a page can name is called ``name``."""
    heap = MadeHeap()
    window, held = heap.node("object", "Window / https://x"), heap.node("object", "Array")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", name, held)
    heap.edge(window, "property", name, heap.node("native", f"<{name}>", detachedness=2))
    for _ in range(2):
        heap.edge(window, "property", name, heap.node("string", name))
    for _ in range(cards):
        card = heap.node("object", name, size=100)
        heap.edge(held, "element", card, card)
        heap.edge(card, "property", name, heap.node("closure", name))
    return HeapAnalysis(heap.snapshot())


def shown(document: HeapDocument, width: int) -> str:
    stream = io.StringIO()
    show_document(document, Console(file=stream, width=width))
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(name=ANY_NAME, width=st.integers(60, 120))
def test_for_any_names_no_control_character_is_printed_and_tables_keep_their_lines(
    name: str, width: int
) -> None:
    after = named(name, cards=9)
    overview = heap_document(after, None, HeapQuery())
    text = shown(overview, width)
    assert unsafe_characters(text) == set()
    tables = [overview.kinds, overview.largest, overview.duplicate_strings]
    tables += [overview.detached, overview.largest_collections]
    # A title, a head and the rows.
    assert text.count("\n") == 1 + sum(2 + len(rows) for rows in tables if rows)
    # What stands beside a name stays whole.
    for node in overview.largest:
        assert f" @{node.id} " in text
    before = named(name, cards=2).snapshot
    everything = heap_document(after, before, HeapQuery(node_id=card_of(after)))
    assert everything.paths
    assert everything.grown
    assert unsafe_characters(shown(everything, width)) == set()


def card_of(analysis: HeapAnalysis) -> int:
    """The id of the last object, which is a card."""
    return int(analysis.snapshot.node_id[-2])


@pytest.mark.parametrize("name", ["[bold]b[/bold]", "[link=https://x.example]l[/]", ":warning:"])
def test_what_looks_like_markup_is_printed_as_it_is(name: str) -> None:
    analysis = named(name, cards=9)
    document = heap_document(
        analysis, named(name, cards=2).snapshot, HeapQuery(node_id=card_of(analysis))
    )
    text = shown(document, 200)
    for line in (
        f"{name} @{card_of(analysis)}",
        f"Window → {name} → ",
        f"object {name}: 7 per cycle",
    ):
        assert line in text


def _asked_for(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> float:
    """The CPU seconds of three questions to a heap in which everything has this name.

    They are for the largest, for the name, and for one that is not there.
    """
    heap = MadeHeap()
    window = heap.node("object", "Window / https://x")
    heap.edge(0, "shortcut", "1", window)
    for kind in ("object", "closure", "string", "native"):
        heap.edge(window, "property", f"{kind} {name}", heap.node(kind, name, size=100))
    path = tmp_path / "long.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    started = time.process_time()
    assert heap_command(path, None, None, 5, None) == 0
    assert len(capsys.readouterr().out) < 5000
    assert heap_command(path, None, name, None, None) == 0
    out, _err = capsys.readouterr()
    assert len(out) < 5000
    assert heap_command(path, None, f"{name}x", None, None) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert len(err) < 3000
    return time.process_time() - started


def test_names_of_megabytes_are_cut_and_take_no_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short_s = min(_asked_for("[b] (" * 100, tmp_path, capsys) for _ in range(3))
    # Its text of eight megabytes is read six times; put into patterns and lines it took a thousand
    # times as long as a short one.
    assert _asked_for("[b] (" * 200_000, tmp_path, capsys) < 100 * short_s


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_the_document_of_evil_names_is_json_of_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    heap = MadeHeap()
    window = heap.node("object", "Window / https://x")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", name, heap.node("object", name, size=100))
    path = tmp_path / "evil.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    assert heap_command(path, None, None, 5, "-") == 0
    out, _err = capsys.readouterr()
    assert unsafe_characters(out) == set()
    assert out.count("\n") == 1
    assert name in json.loads(out)["paths"][0]["steps"]


def test_when_the_document_cannot_be_written_the_tables_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "a.heapsnapshot", 2)
    assert heap_command(path, None, None, None, "/dev/full") == 2
    out, err = capsys.readouterr()
    assert "Largest retained" in out
    assert err == (
        "leak-lab: cannot write /dev/full: No space left on device; choose another file\n"
    )
