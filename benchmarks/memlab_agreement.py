"""Compares answers on one snapshot with memlab's, and explains where they differ.

memlab follows Chrome's DevTools but for two rules of ``isEssentialEdge``: it takes for the page
what hangs on the root's other edges instead of on its shortcuts to the global objects, and it lets
a WeakMap hold its values alongside their keys. With memlab's rules in place of DevTools' the same
code gives memlab's sizes to the byte; that is what shows that nothing else differs.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes
from memory.heap.graph.breadth_first import BreadthFirstSearch
from memory.heap.graph.dominators import immediate_dominators
from memory.heap.graph.tree_order import TreeOrder
from memory.heap.parsing.parse import read_snapshot
from memory.heap.sizes.largest import largest_retained
from memory.heap.snapshot import HeapSnapshot, Mask

TOLERANCE = 0.01
_HERE = Path(__file__).parent


class MemlabAnswers(msgspec.Struct):
    """All detached nodes by id, and the 20 largest as retained bytes and id."""

    detached: list[int]
    largest: list[tuple[int, int]]


@dataclass(frozen=True)
class Agreement:
    """How the answers on one snapshot compare."""

    detached: int  # nodes that both call detached
    detached_by_one: int  # that only one does
    same_largest: int  # of the top 20, those in both lists
    within_tolerance: int  # of these, sizes at most 1 % apart
    by_rules: int  # of memlab's 20, sizes that are equal to the byte with memlab's two rules

    @property
    def holds(self) -> bool:
        """Whether every difference is explained."""
        return self.detached_by_one == 0 and self.by_rules == 20


def memlab_answers(snapshot: Path) -> MemlabAnswers:
    """Gives the answers of memlab's own library."""
    done = subprocess.run(
        ["node", "--expose-gc", "--max-old-space-size=16384", "memlab_answers.mjs", str(snapshot)],
        cwd=_HERE,
        capture_output=True,
        check=True,
    )
    text = done.stdout
    start = text.index(b'{"detached"')
    return msgspec.json.decode(text[start : text.index(b"]]}", start) + 3], type=MemlabAnswers)


def compare(path: Path) -> Agreement:
    """Compare all answers on the snapshot at ``path``."""
    theirs = memlab_answers(path)
    analysis = HeapAnalysis(read_snapshot(path))
    snapshot = analysis.snapshot
    detached = set(snapshot.node_id[detached_nodes(snapshot)].tolist())
    ours = {node.id: node.retained_bytes for node in largest_retained(analysis, 20)}
    common = [(size, node) for size, node in theirs.largest if node in ours]
    ordinals = snapshot.ordinals_of(np.array([node for _, node in theirs.largest]))
    by_rules = _retained_by_memlabs_rules(snapshot)[ordinals].tolist()
    return Agreement(
        detached=len(detached & set(theirs.detached)),
        detached_by_one=len(detached ^ set(theirs.detached)),
        same_largest=len(common),
        within_tolerance=sum(abs(ours[node] - size) <= TOLERANCE * size for size, node in common),
        by_rules=sum(
            size == mine for (size, _), mine in zip(theirs.largest, by_rules, strict=True)
        ),
    )


def _retained_by_memlabs_rules(
    snapshot: HeapSnapshot,
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    strong = ~snapshot.edges_of_type("weak")
    from_root = slice(0, int(snapshot.first_edge[1]))
    shortcut = snapshot.edges_of_type("shortcut")
    shortcut[from_root] = False
    of_page = _page_by_memlabs_rules(snapshot, strong)
    foreign: Mask = of_page[snapshot.edge_to] & ~of_page[snapshot.edge_from]
    foreign[from_root] = False
    counted: Mask = strong & ~shortcut & ~foreign & (snapshot.edge_from != snapshot.edge_to)
    dominator = immediate_dominators(snapshot, counted)
    return TreeOrder(dominator).subtree_sums(snapshot.self_size)


def _page_by_memlabs_rules(snapshot: HeapSnapshot, strong: Mask) -> Mask:
    entries = [
        int(snapshot.edge_to[edge])
        for edge in snapshot.edges_of(0)
        if snapshot.edge_kind(edge) != "shortcut"
        and snapshot.name(int(snapshot.edge_to[edge])) != "(Document DOM trees)"
    ]
    search = BreadthFirstSearch(snapshot)
    start = np.array(entries, dtype=np.int32)
    search.start_at(start)
    search.exhaust(start, strong)
    return search.reached(slice(None))
