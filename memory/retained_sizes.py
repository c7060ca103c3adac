"""How much memory each object keeps alive, as Chrome's DevTools count it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from memory.breadth_first import BreadthFirstSearch
from memory.dominators import immediate_dominators
from memory.ephemerons import Ephemerons
from memory.snapshot import HeapSnapshot, Mask, Ordinals
from memory.tree_order import TreeOrder


@dataclass(frozen=True, eq=False)
class RetainedSizes:
    """The dominator tree of a heap and what hangs on each of its nodes."""

    dominator: Ordinals  # (n,), the root its own
    retained_bytes: npt.NDArray[np.int64]  # (n,), each node's own size included


def retained_sizes(snapshot: HeapSnapshot, ephemerons: Ephemerons) -> RetainedSizes:
    """The sizes that would be freed with each object.

    Counted as HeapSnapshot.ts of Chrome's DevTools does, over the same references, but with V8's
    own shallow sizes: DevTools moves those of hidden nodes and arrays to the objects that own
    them, which changes what the arrays retain and not what the objects do.
    """
    allowed = essential_edges(snapshot, ephemerons)
    dominator = immediate_dominators(snapshot.first_edge, snapshot.edge_to, allowed)
    return RetainedSizes(dominator, TreeOrder(dominator).subtree_sums(snapshot.self_size))


def essential_edges(snapshot: HeapSnapshot, ephemerons: Ephemerons) -> Mask:
    """The edges that count for dominators, shape (m,): DevTools' ``isEssentialEdge``.

    Not weak ones; not a node's edges to itself; not shortcuts, except from the root, where they
    mark the page's global objects; of a WeakMap entry's two edges the key's alone; and none from
    a node that the page does not reach to one that it does, which would be a debugger's doing.
    """
    strong = ~snapshot.edges_of_type("weak")
    from_root = slice(0, int(snapshot.first_edge[1]))
    essential = strong & (snapshot.edge_from != snapshot.edge_to) & ~ephemerons.table_edge
    shortcut = snapshot.edges_of_type("shortcut")
    shortcut[from_root] = False
    essential &= ~shortcut
    of_page = _reached_from_page(snapshot, strong)
    foreign: Mask = of_page[snapshot.edge_to] & ~of_page[snapshot.edge_from]
    foreign[from_root] = False
    counted: Mask = essential & ~foreign
    return counted


def _reached_from_page(snapshot: HeapSnapshot, strong: Mask) -> Mask:
    """The nodes that global objects or the DOM reach, shape (n,).

    Newer versions of V8 do not mark global objects at the root; then no node counts as the page's.
    """
    entries = [
        int(snapshot.edge_to[edge])
        for edge in snapshot.edges_of(0)
        if snapshot.edge_kind(edge) == "shortcut"
        or (
            snapshot.edge_kind(edge) == "element"
            and snapshot.name(int(snapshot.edge_to[edge])) == "(Document DOM trees)"
        )
    ]
    search = BreadthFirstSearch(snapshot.first_edge, snapshot.edge_to)
    start = np.array(entries, dtype=np.int32)
    search.start_at(start)
    search.exhaust(start, strong)
    return search.reached(slice(None))
