"""What grew between two snapshots, mostly of a real Node.js that leaks on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from memory.advice.known import PAGE_KINDS
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.growth.growth import grown
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.words import path_words
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node

CYCLES = 9


def findings_of(cases: list[tuple[str, str]], folder: Path, cycles: int) -> tuple[Finding, ...]:
    """What the cycles of ``cases``, each a set-up and what it does in cycle ``i``, leave behind."""
    made = "".join(
        f"(() => {{ {setup}\nreturn (i) => {{ {cycle} }}; }})(),\n" for setup, cycle in cases
    )
    run_node(
        f"const cases = [\n{made}];\n"
        "for (let i = 0; i < 4; i += 1) cases.forEach((cycle) => cycle(i));\n"
        "takeSnapshot('before');\n"
        f"for (let i = 4; i < {4 + cycles}; i += 1) cases.forEach((cycle) => cycle(i));\n"
        "takeSnapshot('after');",
        folder,
    )
    before = read_snapshot(folder / "before")
    after = HeapAnalysis(read_snapshot(folder / "after"), component_class="ToldCard")
    return grown(before, after, cycles, PAGE_KINDS)


class Leak(NamedTuple):
    """A program that keeps something, and what is to be found of it."""

    setup: str
    cycle: str
    name: str
    holder: str  # a step of the path
    kind: str = "object"
    per_cycle: float = 1


LEAKS = {
    "one object of two fields": Leak(
        "globalThis.pairs = [];",
        "pairs.push({left: i, right: {}});",
        "Object {left, right}",
        "pairs",
    ),
    "one object of two small numbers": Leak(
        "globalThis.points = [];", "points.push({x: i, y: i});", "Object {x, y}", "points"
    ),
    "something on every third cycle": Leak(
        "class Card {} globalThis.cards = new Set();",
        "if (i % 3 === 0) cards.add(new Card());",
        "Card",
        "cards",
        per_cycle=0.333,
    ),
    "closures in a Map": Leak(
        "globalThis.subscribers = new Map();",
        "subscribers.set(`id${i}`, function notify() { return i; });",
        "closure notify",
        "subscribers",
    ),
    "an object used as a map": Leak(
        "globalThis.byName = {}; for (let k = 0; k < 30; k += 1) byName[`w${k}`] = {warm: k};",
        "byName[`id${i}`] = {only: i};",
        "Object {only}",
        "byName",
    ),
    "a linked list": Leak(
        "globalThis.head = null;",
        "head = {value: {i}, next: head};",
        "Object {value, next}",
        "head",
    ),
    "what a closure's scope holds": Leak(
        "const scope = {held: []}; globalThis.add = (x) => scope.held.push(x);",
        "add({seen: i});",
        "Object {seen}",
        "held",
    ),
    "keys of a WeakMap": Leak(
        "const data = new WeakMap(); globalThis.keys = [];",
        "const key = {key: i}; keys.push(key); data.set(key, {secret: i});",
        "Object {key}",
        "keys",
    ),
    "texts in an array": Leak(
        "globalThis.lines = [];", "lines.push(`text number ${i}`);", "entries of Array", "lines"
    ),
    "texts as keys of a Map": Leak(
        "globalThis.words = new Map();",
        "words.set(`key number ${i}`, i);",
        "entries of Map",
        "words",
    ),
    "a callback on window and what it holds": Leak(
        "class Holder { constructor(i) { this.parts = {list: [{i}]}; } }",
        "const holder = new Holder(i);"
        " globalThis[`_${1000 + i}`] = function callback() { return holder; };",
        "closure callback",
        "closure callback",
        kind="callback",
    ),
    "timers that nobody ends": Leak(
        "setTimeout(() => process.exit(0), 0); globalThis.timers = [];",
        "timers.push(setInterval(function tick() { return i; }, 1000));",
        "closure tick",
        "timers",
        kind="timer",
    ),
}


@pytest.fixture(scope="module")
def leaks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    folder = tmp_path_factory.mktemp("leaks")
    cases = [(leak.setup, leak.cycle) for leak in LEAKS.values()]
    return findings_of(cases, folder, CYCLES)


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS.keys())
def test_what_each_cycle_keeps_is_found(leak: Leak, leaks: tuple[Finding, ...]) -> None:
    (found,) = [f for f in leaks if leak.holder in path_words(f.path)]
    assert (found.kind, found.name, found.per_cycle) == (leak.kind, leak.name, leak.per_cycle)
    assert found.count == round(leak.per_cycle * CYCLES)
    assert found.retained_bytes >= found.count * 16
    assert path_words(found.path)[0] == "global"


def test_nothing_else_is_found(leaks: tuple[Finding, ...]) -> None:
    assert len(leaks) == len(LEAKS)


NO_LEAKS = [
    ("", "JSON.stringify({a: [i, {b: i}]});"),  # garbage
    # a buffer that lets the oldest go
    ("globalThis.ring = [];", "ring.push({i}); if (ring.length > 3) ring.shift();"),
    # the same of a class that is said to be a component
    (
        "class ToldCard {} globalThis.told = [];",
        "told.push(new ToldCard()); if (told.length > 3) told.shift();",
    ),
    ("globalThis.last = null;", "last = {i, all: [i]};"),  # the latest alone
    # a cache that fills once
    ("globalThis.cache = new Map();", "if (i === 6) cache.set('late', {made: {on: 'use'}});"),
    # values of a WeakMap whose keys are gone
    ("const data = new WeakMap();", "data.set({key: i}, {value: i});"),
    ("globalThis.refs = [];", "refs.length = 0; refs.push(new WeakRef({seen: i}));"),
    # code that gets compiled
    ("", "const f = new Function('x', `return x + ${i}`); for (let k = 0; k < 2e4; k += 1) f(k);"),
    # the performance timeline
    ("const {performance} = require('node:perf_hooks');", "performance.mark(`mark${i}`);"),
]


def test_what_does_not_grow_is_no_finding(tmp_path: Path) -> None:
    assert findings_of(NO_LEAKS, tmp_path, CYCLES) == ()


def test_one_cycle_is_enough_where_there_is_but_one(tmp_path: Path) -> None:
    found = findings_of([("globalThis.kept = [];", "kept.push({only: i});")], tmp_path, 1)
    assert ("Object {only}", 1) in [(f.name, f.count) for f in found]


@pytest.mark.parametrize("duration", ["100000", "100000 + i"])
def test_alike_timers_are_told_once(duration: str, tmp_path: Path) -> None:
    setup = "setTimeout(() => process.exit(0), 0);"
    cycle = f"setInterval(() => i, {duration}); setTimeout(() => -i, {duration});"
    (found,) = findings_of([(setup, cycle)], tmp_path, 300)
    assert (found.kind, found.name, found.count) == ("timer", "closure", 600)
    after = HeapAnalysis(read_snapshot(tmp_path / "after"))
    timers = [
        node
        for node in after.nodes_named("Timeout").tolist()
        if after.snapshot.kind(node) == "object"
    ]
    # In Node's list each timer refers to the one before and the one after.
    (group,) = [one for one in after.paths.paths_to(timers) if one.count > 10]
    assert group.count >= 600


class Page:
    """Two made snapshots of one page: what is added to ``heap`` after ``split`` is new."""

    def __init__(self) -> None:
        self.heap = MadeHeap()
        self.window = self.heap.node("object", "Window / https://example.org")
        self.heap.edge(0, "shortcut", "1", self.window)

    def split(self) -> None:
        self.before = self.heap.snapshot()

    def found(self, cycles: int = 3) -> list[Finding]:
        return list(grown(self.before, HeapAnalysis(self.heap.snapshot()), cycles, PAGE_KINDS))


def vue_instance(page: Page, component: int) -> int:
    heap = page.heap
    instance = heap.node("object", "Object", size=400)
    heap.edge(instance, "property", "type", component)
    for name in ("appContext", "vnode", "subTree"):
        heap.edge(instance, "property", name, page.window)
    return instance


def test_components_of_vue_are_named_by_their_type() -> None:
    page = Page()
    component = page.heap.node("object", "Object")
    page.heap.edge(component, "property", "__name", page.heap.node("string", "UploadCard"))
    page.heap.edge(page.window, "property", "components", component)
    page.split()
    for cycle in range(3):
        cb = page.heap.node("closure", "cb", size=32)
        context = page.heap.node("object", "system / Context")
        page.heap.edge(page.window, "property", f"_{cycle}", cb)
        page.heap.edge(cb, "internal", "context", context)
        page.heap.edge(context, "context", "card", vue_instance(page, component))
    component_finding, callback = page.found()
    assert component_finding.kind == "component"
    assert component_finding.name == "UploadCard"
    assert component_finding.per_cycle == 1
    assert component_finding.retained_bytes == 3 * 400
    assert path_words(component_finding.path) == (
        "Window",
        "_0",
        "closure cb",
        'context "card"',
        "UploadCard",
    )
    assert callback.kind == "callback"
    assert callback.retained_bytes == 3 * (400 + 32 + 16)


def test_the_path_is_one_that_most_of_them_have(tmp_path: Path) -> None:
    setup = (
        "class ToldCard {} class Holder { constructor(card) { this.card = card; } }"
        "globalThis.registry = {holders: []};"
    )
    cycle = "const card = new ToldCard(); registry.holders.push(new Holder(card)); latest = card;"
    found = findings_of([(setup, cycle)], tmp_path, CYCLES)
    (card,) = [finding for finding in found if finding.name == "ToldCard"]
    assert card.count == CYCLES
    assert "Holder" in path_words(card.path)
    assert "latest" not in path_words(card.path)


def test_detached_trees_count_by_their_tops() -> None:
    page = Page()
    held = page.heap.node("object", "Array")
    page.heap.edge(page.window, "property", "held", held)
    page.split()
    for cycle in range(3):
        top = page.heap.node("native", "<div class='a'>", detachedness=2)
        page.heap.edge(held, "element", cycle, top)
        for _ in range(2):
            page.heap.edge(top, "element", 1, page.heap.node("native", "<p>", detachedness=2))
    (found,) = page.found()
    assert (found.kind, found.name, found.per_cycle) == ("dom", "Detached <div>", 1)
    assert found.retained_bytes == 3 * 3 * 16
    assert path_words(found.path) == ("Window", "held", "[0]", "Detached <div>")


def test_what_hangs_on_each_other_is_not_counted_twice() -> None:
    page = Page()
    page.split()
    head = page.window
    for _ in range(4):
        link = page.heap.node("object", "Link", size=100)
        page.heap.edge(head, "property", "next", link)
        head = link
    (found,) = page.found()
    assert (found.name, found.count, found.retained_bytes) == ("Link", 4, 400)


def test_listeners_left_on_the_page_are_found() -> None:
    page = Page()
    page.split()
    for _ in range(3):
        listener = page.heap.node("native", "V8EventListener")
        closure = page.heap.node("closure", "onResize")
        page.heap.edge(page.window, "element", 1, listener)
        page.heap.edge(listener, "element", 1, closure)
    (found,) = page.found()
    assert (found.kind, found.name, found.per_cycle) == ("listener", "closure onResize", 1)
    assert path_words(found.path) == ("Window", "V8EventListener")


def test_handlers_of_a_qt_signal_are_the_backends() -> None:
    page = Page()
    backend, signals = page.heap.node("object", "QObject"), page.heap.node("object", "Array")
    page.heap.edge(page.window, "property", "backend", backend)
    page.heap.edge(backend, "property", "__objectSignals__", signals)
    page.split()
    for cycle in range(3):
        page.heap.edge(signals, "element", cycle, page.heap.node("closure", "onProgress"))
    (found,) = page.found()
    assert (found.kind, found.name) == ("backend-channel", "closure onProgress")


@pytest.mark.parametrize(
    "name", ["PerformanceMark", "PerformanceResourceTiming", "system / FeedbackVector", "(code)"]
)
def test_the_engines_own_growth_is_no_finding(name: str) -> None:
    page = Page()
    page.split()
    for _ in range(6):
        page.heap.edge(page.window, "element", 1, page.heap.node("object", name))
    assert page.found() == []


def test_what_only_the_inspector_holds_is_no_finding() -> None:
    page = Page()
    roots = page.heap.node("synthetic", "(GC roots)")
    page.heap.edge(0, "element", 1, roots)
    page.split()
    for cycle in range(6):
        logged = page.heap.node("object", "Logged")
        page.heap.edge(roots, "internal", f"{cycle} / DevTools console", logged)
    assert page.found() == []
