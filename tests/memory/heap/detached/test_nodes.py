"""What counts as a detached DOM node: nodes of documents, and none of the engine's helpers."""

from __future__ import annotations

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes, dom_nodes
from tests.memory.case_files import CASES
from tests.memory.case_pages import CYCLES, WARM_UP, snapshots_of


async def test_the_nodes_of_removed_lists_are_counted_and_nothing_else() -> None:
    _, after = await snapshots_of(CASES / "detached-child.html")
    detached = detached_nodes(after)
    names = HeapAnalysis(after).names
    counts: dict[str, int] = {}
    for node in dom_nodes(after, detached).tolist():
        name = names.class_name(node)
        counts[name] = counts.get(name, 0) + 1
    # Each cycle makes a list of ten items, each with a text.
    lists = WARM_UP + CYCLES
    assert counts == {"Detached <ul>": lists, "Detached <li>": 10 * lists, "Text": 10 * lists}
    # Collections and the engine's own objects hang on them.
    assert len(detached) > sum(counts.values())
