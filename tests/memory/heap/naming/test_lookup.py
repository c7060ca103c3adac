"""What a name stands for: classes as their author writes them, and names as lists print them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes
from memory.heap.naming.printable import printable
from memory.heap.parsing.parse import parse_snapshot, read_snapshot
from memory.heap.sizes.collections import largest_collections
from memory.heap.sizes.largest import largest_retained
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node

PROGRAM = """
class 类 {} class Émile {} class Card { constructor(i) { this.i = i; this.text = 'text ' + i; } }
globalThis.cards = Array.from({length: 30}, (_, i) => new Card(i));
globalThis.kept = [new 类(), new Émile(), {next: {}, closed: false}, /regexp "quoted"/];
globalThis['😀key'] = {a: 1, b: {}, c: {}, d: {}, e: {}, f: {}};
globalThis.onChat = function onChat() { return cards; };
globalThis.long = 'x'.repeat(50) + cards[0].text;
globalThis.big = 12345678901234567890n; globalThis.half = 1.5; globalThis.symbol = Symbol('mine');
takeSnapshot('s');
"""


@pytest.fixture(scope="module", params=["node", "jsc-b.json.gz", "jsc-debugging.json.gz"])
def real(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HeapAnalysis]:
    if request.param != "node":
        yield HeapAnalysis(read_snapshot(CASES / request.param))
        return
    folder = tmp_path_factory.mktemp("heap")
    run_node(PROGRAM, folder)
    yield HeapAnalysis(read_snapshot(folder / "s"))


def test_every_name_that_a_list_prints_finds_its_node(real: HeapAnalysis) -> None:
    everything = real.snapshot.node_count
    listed = {node.id: node.name for node in largest_retained(real, everything)}
    listed |= {found.id: found.name for found in largest_collections(real, everything)}
    ids = real.snapshot.node_id
    listed |= {int(ids[o]): real.names.described(o) for o in detached_nodes(real.snapshot).tolist()}
    by_name: dict[str, set[int]] = {}
    for node_id, name in listed.items():
        by_name.setdefault(name, set()).add(node_id)
    # Of each kind some, from the whole alphabet: a lookup goes over all strings.
    texts = [name for name in sorted(by_name) if name.startswith('"')]
    others = sorted(by_name.keys() - set(texts))
    for name in [*others[:: len(others) // 300 + 1], *texts[:: len(texts) // 100 + 1]]:
        found = set(ids[real.nodes_named(name)].tolist())
        assert by_name[name] <= found, name


def test_names_outside_ascii_are_found(real: HeapAnalysis) -> None:
    for name in ("类", "Émile"):
        found = real.nodes_named(name).tolist()
        assert {real.snapshot.name(ordinal) for ordinal in found} == {name}


NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(NAMES, min_size=1, max_size=6, unique=True),
    st.sampled_from(["ascii", "upper", "utf-8"]),
)
def test_a_class_is_found_however_its_name_is_written(names: list[str], written: str) -> None:
    heap = MadeHeap()
    for name in names:
        heap.node("object", name)
    text = json.dumps(heap.document(), ensure_ascii=written != "utf-8")
    if written == "upper":
        # As V8 writes.
        text = "".join(
            part.upper() if at % 2 and part.startswith("u") else part
            for at, part in enumerate(_escapes(text))
        ).replace("\\U", "\\u")
    analysis = HeapAnalysis(parse_snapshot([text.encode()]))
    for ordinal, name in enumerate(names, 1):
        assert ordinal in analysis.nodes_named(name).tolist()


def _escapes(text: str) -> list[str]:
    r"""The text cut so that each ``uXXXX`` behind a backslash is a part of its own."""
    parts = [""]
    at = 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1] == "u":
            parts[-1] += "\\"
            parts += [text[at + 1 : at + 6], ""]
            at += 6
        else:
            width = 2 if text[at] == "\\" else 1
            parts[-1] += text[at : at + width]
            at += width
    return parts


def test_what_v8_leaves_of_a_character_beyond_16_bits_is_found() -> None:
    heap = MadeHeap()
    node = heap.node("object", "MARK")
    text = heap.text().replace("MARK", r"\uF600Card")
    assert HeapAnalysis(parse_snapshot([text])).nodes_named("😀Card").tolist() == [node]


@pytest.fixture(scope="module")
def made() -> HeapAnalysis:
    heap = MadeHeap()
    heap.node("closure", "onChat")
    heap.node("native", '<ul class="a">', detachedness=2)
    heap.node("native", '<ul class="b">', detachedness=1)
    shaped = heap.node("object", "Object")
    for name in ("next", "closed"):
        heap.edge(shaped, "property", name, 0)
    heap.node("object", "Object")
    heap.node("object", "Window / https://example.org")
    heap.node("object", "system / Context")
    heap.node("string", "some text that goes on and on and on and on and on")
    heap.node("object", "UploadCard")
    heap.node("code", "UploadCard")
    return HeapAnalysis(heap.snapshot())


@pytest.mark.parametrize(
    ("name", "nodes"),
    [
        ("onChat", [1]),
        ("closure onChat", [1]),
        ("Detached <ul>", [2]),
        ("<ul>", [3]),
        ('<ul class="b">', [3]),
        ("Object {next, closed}", [4]),
        ("Object {}", [5]),
        ("Object", [4, 5]),
        ("Window", [6]),
        ("Window / https://example.org", [6]),
        ("Context", [7]),
        ('"some text that goes on and on and on an…"', [8]),
        ("UploadCard", [9]),
        ("Object {next, cl…", [4]),
        ("UploadC…", [9]),
        ("U…", []),
        ("uploadcard", []),
        ("", []),
        ("nothing", []),
    ],
)
def test_names_stand_for_what_is_printed_under_them(
    made: HeapAnalysis, name: str, nodes: list[int]
) -> None:
    assert made.nodes_named(name).tolist() == nodes


@pytest.mark.parametrize(
    ("name", "like"),
    [("uploadcard", "UploadCard"), ("onchat", "closure onChat"), ("UplaodCard", "UploadCard"),
     ("Card", "UploadCard")],
)  # fmt: skip
def test_a_name_that_is_not_there_suggests_those_that_are(
    made: HeapAnalysis, name: str, like: str
) -> None:
    assert like in made.lookup.names_like(name)


def test_an_endless_name_is_answered_at_once(made: HeapAnalysis) -> None:
    endless = "é" * 1_000_000
    assert made.nodes_named(endless).tolist() == []
    assert made.lookup.names_like(endless) == ()


def test_names_of_punctuation_are_told_from_what_stands_between_strings() -> None:
    heap = MadeHeap()
    nodes = {name: heap.node("object", name) for name in ("a", ",", ",\n", "", '"', "\\", "é,")}
    analysis = HeapAnalysis(heap.snapshot())
    for name, node in nodes.items():
        assert node in analysis.nodes_named(name).tolist()


@pytest.mark.parametrize(
    "name", ["a\nb", "\x1b[31mRed", "x\u202ey", "tab\tbed", "tag \U000e0041", "half \ud800"]
)
@pytest.mark.parametrize("kind", ["object", "closure", "native"])
def test_a_name_is_found_as_it_is_printed(kind: str, name: str) -> None:
    heap = MadeHeap()
    node = heap.node(kind, name)
    heap.edge(0, "property", "kept", node)
    analysis = HeapAnalysis(parse_snapshot([heap.text()]))
    assert printable(name) != name
    for asked in (name, printable(name), printable(analysis.names.described(node))):
        assert list(analysis.nodes_named(asked)) == [node]


@pytest.mark.parametrize("unit", ["a", "类", "😀", '"\\', "\n"])
def test_a_name_that_is_too_long_for_a_pattern_is_found(unit: str) -> None:
    heap = MadeHeap()
    name = unit * 5000
    nodes = [heap.node("object", text) for text in (name, name + "b", name[:4999], name)]
    analysis = HeapAnalysis(parse_snapshot([heap.text()]))
    assert analysis.nodes_named(name).tolist() == [nodes[0], nodes[3]]
    assert analysis.nodes_named(name[:4000] + "x").tolist() == []
