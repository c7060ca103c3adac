"""Damaged snapshots: each gives an answer or one sentence, and soon."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from rich.console import Console

from memory.heap.analysis import HeapAnalysis
from memory.heap.parsing.parse import parse_snapshot, read_snapshot
from memory.heap.snapshot_error import SnapshotError
from report.heap import show_document
from report.heap_document import HeapQuery, NothingFoundError, heap_document
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap

_LIMIT_S = 20.0


def of_v8() -> dict[str, Any]:
    heap = MadeHeap()
    window, cards = heap.node("object", "Window / https://x"), heap.node("object", "Array")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "cards", cards)
    div = heap.node("native", '<div class="a">', detachedness=2)
    heap.edge(window, "property", 'div"\\ü', div)
    table, key = heap.node("array", ""), heap.node("object", "Key")
    heap.edge(window, "property", "key", key)
    heap.edge(window, "internal", "table", table)
    for number in range(3):
        card = heap.node("object", "Card", size=100)
        heap.edge(cards, "element", number, card)
        heap.edge(card, "property", "text", heap.node("string", "twice"))
        heap.edge(card, "internal", "map", heap.node("object shape", "system / Map"))
    heap.weak_map_entry(key, table, cards)
    closure = heap.node("closure", "onChat")
    heap.edge(window, "context", "handler", closure)
    heap.locations.append((closure, 3, 2, 1))
    return heap.document()


def of_javascriptcore() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((CASES / "safari.json").read_text("utf-8"))
    made["nodes"] += [3, 8, 1, 0, 5, 9, 0, 1]
    made["edges"] += [1, 3, 0, 0, 3, 5, 1, 0]
    return made


DOCUMENTS = {"V8": of_v8(), "JavaScriptCore": of_javascriptcore()}


def refusal(text: bytes, size: int = 1 << 20) -> str | None:
    """Ask everything of a snapshot: None, or the sentence that refuses it."""
    try:
        snapshot = parse_snapshot(text[at : at + size] for at in range(0, len(text), size))
        analysis = HeapAnalysis(snapshot)
        query = HeapQuery(class_name="Card", node_id=int(snapshot.node_id[-1]))
        document = heap_document(analysis, snapshot, query)
        show_document(document, Console(file=io.StringIO(), width=80))
    except (SnapshotError, NothingFoundError) as error:
        return str(error)
    return None


def check(text: bytes, size: int = 1 << 20) -> None:
    started = time.process_time()
    sentence = refusal(text, size)
    event("an answer" if sentence is None else "a sentence")
    assert sentence is None or ("\n" not in sentence and len(sentence) < 500)
    assert time.process_time() - started < _LIMIT_S


@st.composite
def noise(draw: st.DrawFn) -> bytes:
    """A snapshot with a few bytes changed, put in, left out or moved."""
    text = bytearray(json.dumps(draw(st.sampled_from(list(DOCUMENTS.values())))).encode())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(text) - 1, 0)))
        length = draw(st.integers(0, 12))
        put = draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from([b'"', b"\\", b"\\u12", b"]", b"[", b",", b"9" * 15, b"\0", b"{"]),
            )
        )
        text[at : at + length] = put
    if draw(st.booleans()):
        del text[draw(st.integers(0, len(text))) :]
    return bytes(text)


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(noise(), st.integers(1, 4000))
def test_noise_gives_an_answer_or_a_sentence(text: bytes, size: int) -> None:
    check(text, size)


@st.composite
def wrong_values(draw: st.DrawFn) -> bytes:
    """A snapshot whose JSON is whole, with values in it that cannot be, or hardly."""
    made = json.loads(json.dumps(draw(st.sampled_from(list(DOCUMENTS.values())))))
    for _ in range(draw(st.integers(1, 4))):
        section = draw(st.sampled_from([key for key in made if isinstance(made[key], list)]))
        values = made[section]
        if not values:
            continue
        at = draw(st.integers(0, len(values) - 1))
        number = st.integers(0, 40) | st.sampled_from([2**31, 2**32 - 1, 2**53, 10**15])
        if isinstance(values[at], str):
            values[at] = draw(st.text(max_size=10) | st.just("Card") | st.just("system / Map"))
        else:
            values[at] = draw(number)
        if draw(st.integers(0, 5)) == 0:
            del values[at : at + draw(st.integers(1, 5))]
    return json.dumps(made).encode()


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(wrong_values())
def test_values_that_cannot_be_give_an_answer_or_a_sentence(text: bytes) -> None:
    check(text)


@pytest.mark.parametrize("broken", [r"\u12", r"\uZZZZ", r"\x41", r"\uD83D\u00", r"\ud800"])
def test_a_broken_escape_is_read_over(broken: str) -> None:
    for document, name in ((DOCUMENTS["V8"], "Key"), (DOCUMENTS["JavaScriptCore"], "Object")):
        text = json.dumps(document).replace(name, f"{broken}!")
        snapshot = parse_snapshot([text])
        names = [snapshot.name(node) for node in range(snapshot.node_count)]
        assert any("\ufffd" in name and name.endswith("!") for name in names)
        assert refusal(text.encode()) is None or "no object" in str(refusal(text.encode()))


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_damaged_packed_file_gives_an_answer_or_a_sentence(data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(json.dumps(DOCUMENTS["V8"]).encode()))
    packed[data.draw(st.integers(2, len(packed) - 1))] ^= data.draw(st.integers(0, 255))
    with tempfile.NamedTemporaryFile(suffix=".gz") as file:
        file.write(packed[: data.draw(st.integers(3, len(packed)))])
        file.flush()
        with contextlib.suppress(SnapshotError):
            read_snapshot(Path(file.name))
