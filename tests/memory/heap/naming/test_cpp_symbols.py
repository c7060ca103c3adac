"""The C++ names of Blink's objects, in a few characters."""

from __future__ import annotations

import gzip

import pytest

from memory.heap.analysis import HeapAnalysis
from memory.heap.naming.cpp_symbols import is_cpp_symbol, short_symbol
from memory.heap.parsing.parse import parse_snapshot
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap

_MEMBER = (
    "cppgc::internal::BasicMember<blink::{}, cppgc::internal::StrongMemberTag, "
    "cppgc::internal::DijkstraWriteBarrierPolicy>"
)


@pytest.mark.parametrize(
    ("symbol", "short"),
    [
        ("blink::ComputedStyle", "ComputedStyle"),
        ("blink::cssvalue::CSSColor", "CSSColor"),
        ("blink::CSSSelector::RareData", "CSSSelector::RareData"),
        (
            f"blink::HeapVectorBacking<{_MEMBER.format('MessagePort')}>",
            "HeapVectorBacking<MessagePort>",
        ),
        (
            (
                "blink::BasicHeapVector<blink::internal::HeapCollectionType::kGCed, "
                f"{_MEMBER.format('RegisteredEventListener')}, 1>"
            ),
            "BasicHeapVector<RegisteredEventListener>",
        ),
        (
            (
                "cppgc::internal::BasicPersistent<blink::DedicatedWorker, "
                "cppgc::internal::StrongPersistentPolicy, cppgc::internal::IgnoreLocationPolicy>"
            ),
            "DedicatedWorker",
        ),
        (
            "blink::HeapMojoRemote<blink::mojom::blink::PermissionService>::Wrapper",
            "HeapMojoRemote<PermissionService>",
        ),
        (
            (
                "blink::(anonymous namespace)::GlobalPerformanceImpl<blink::LocalDOMWindow, "
                "blink::WindowPerformance>"
            ),
            "GlobalPerformanceImpl<LocalDOMWindow>",
        ),
        ("WTF::HashMap<WTF::String, int>", "HashMap<String>"),
        ("blink::HeapVectorBacking<int>", "HeapVectorBacking"),
    ],
)
def test_a_symbol_is_told_by_its_class(symbol: str, short: str) -> None:
    assert is_cpp_symbol(symbol)
    assert short_symbol(symbol) == short


@pytest.mark.parametrize(
    "name", ["Worker", "MessagePort", "MutationObserver::Delegate", "<div id='a::b'>", "(GC roots)"]
)
def test_what_pages_see_is_no_symbol(name: str) -> None:
    assert not is_cpp_symbol(name)


def test_a_path_has_no_symbol_in_it() -> None:
    heap = MadeHeap()
    window = heap.node("object", "Window / https://example.org")
    heap.edge(0, "shortcut", "1", window)
    backing = heap.node("native", f"WTF::HashTable<{_MEMBER.format('Worker')}>")
    worker = heap.node("native", "Worker")
    heap.edge(window, "element", 1, backing)
    heap.edge(backing, "element", 1, worker)
    analysis = HeapAnalysis(heap.snapshot())
    path = analysis.paths.path_to(worker)
    assert path is not None
    assert path.words == ("Window", "Worker")
    assert analysis.names.label(backing) == "HashTable<Worker>"


def test_the_names_of_chromium_150_are_short() -> None:
    packed = CASES / "shared-scope-b.heapsnapshot.gz"
    snapshot = parse_snapshot([gzip.decompress(packed.read_bytes())])
    names = HeapAnalysis(snapshot).names
    natives = snapshot.nodes_of_type("native").nonzero()[0].tolist()
    symbols = [node for node in natives if is_cpp_symbol(snapshot.name(node))]
    assert max(len(snapshot.name(node)) for node in symbols) > 150
    labels = {names.label(node) for node in symbols}
    assert max(map(len, labels)) <= 70
    assert not [label for label in labels if is_cpp_symbol(label) and "<" not in label]
