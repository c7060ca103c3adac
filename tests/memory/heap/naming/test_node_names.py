"""What heap nodes are called."""

from __future__ import annotations

import pytest

from memory.heap.analysis import HeapAnalysis
from memory.heap.naming.node_names import NodeNames
from memory.heap.naming.script_places import PageScripts, Script
from tests.memory.made_heap import MadeHeap


@pytest.mark.parametrize(
    ("kind", "name", "detachedness", "label"),
    [
        ("object", "UploadCard", 0, "UploadCard"),
        ("object", "Window / https://example.org", 0, "Window"),
        ("object", "Window [JSGlobalObject] / ://", 0, "Window"),
        ("object", "global", 0, "global"),
        ("native", '<div id="a" class="b">', 1, "<div>"),
        ("native", "<div>", 2, "Detached <div>"),
        ("native", "Detached <my-card class='x'>", 0, "Detached <my-card>"),
        ("native", "EventListener", 0, "EventListener"),
        ("object", "system / Context", 0, "Context"),
        ("closure", "onProgress", 0, "closure onProgress"),
        ("closure", "", 0, "closure"),
        ("string", "short", 0, '"short"'),
        ("string", "x" * 50, 0, '"' + "x" * 39 + '…"'),
        ("array", "", 0, "(array)"),
    ],
)
def test_nodes_are_called_what_their_author_would(
    kind: str, name: str, detachedness: int, label: str
) -> None:
    heap = MadeHeap()
    node = heap.node(kind, name, detachedness=detachedness)
    assert NodeNames(heap.snapshot()).label(node) == label


def test_closures_carry_their_authors_file_and_line() -> None:
    heap = MadeHeap()
    closure, other = heap.node("closure", "cb"), heap.node("closure", "native")
    heap.locations.append((closure, 7, 72, 4))
    heap.locations.append((other, 8, 1, 1))
    scripts = PageScripts({7: Script("https://example.org/assets/core.js?v=1#x")})
    names = NodeNames(heap.snapshot(), scripts)
    assert names.label(closure) == "closure cb (core.js:73)"
    assert names.label(other) == "closure native"


def test_plain_objects_are_described_by_their_properties() -> None:
    heap = MadeHeap()
    few, many = heap.node("object", "Object"), heap.node("object", "Object")
    heap.edge(few, "property", "left", 0)
    heap.edge(few, "property", "__proto__", 0)
    for name in "abcdef":
        heap.edge(many, "property", name, 0)
    names = NodeNames(heap.snapshot())
    assert names.described(few) == "Object {left}"
    assert names.described(many) == "Object {a, b, c, d, …}"


def test_properties_with_small_numbers_are_read_off_the_hidden_class() -> None:
    heap = MadeHeap()
    point = heap.node("object", "Object")
    hidden_class = heap.node("object shape", "system / Map")
    descriptors = heap.node("object shape", "system / DescriptorArray")
    heap.edge(point, "internal", "map", hidden_class)
    heap.edge(hidden_class, "internal", "descriptors", descriptors)
    heap.edge(descriptors, "internal", "3", heap.node("string", "y"))
    heap.edge(descriptors, "internal", "0", heap.node("string", "x"))
    heap.edge(descriptors, "internal", "4", heap.node("string", "no key"))
    assert NodeNames(heap.snapshot()).described(point) == "Object {x, y}"


@pytest.mark.parametrize("key", ["__name", "name"])
def test_vue_instances_are_called_by_their_component(key: str) -> None:
    heap = MadeHeap()
    instance, component = heap.node("object", "Object"), heap.node("object", "Object")
    for name, target in (("type", component), ("appContext", 0), ("vnode", 0), ("subTree", 0)):
        heap.edge(instance, "property", name, target)
    heap.edge(component, "property", key, heap.node("string", "UploadCard"))
    analysis = HeapAnalysis(heap.snapshot())
    assert analysis.names.label(instance) == "UploadCard"
    assert analysis.nodes_named("UploadCard").tolist() == [instance]
    assert analysis.nodes_named("Nothing").tolist() == []


@pytest.mark.parametrize("kind", ["closure", "object"])
def test_react_fibers_are_called_by_their_component(kind: str) -> None:
    heap = MadeHeap()
    fiber, component = heap.node("object", "dl"), heap.node(kind, "UploadCard")
    for name in ("memoizedProps", "pendingProps", "stateNode", "return"):
        heap.edge(fiber, "property", name, 0)
    heap.edge(fiber, "property", "type", component)
    heap.edge(component, "property", "displayName", heap.node("string", "UploadCard"))
    assert NodeNames(heap.snapshot()).label(fiber) == "UploadCard"


def test_text_put_together_from_two_shows_its_beginning() -> None:
    heap = MadeHeap()
    whole, first = heap.node("concatenated string", ""), heap.node("string", "the beginning")
    heap.edge(whole, "internal", "first", first)
    assert NodeNames(heap.snapshot()).label(whole) == '"the beginning"'
