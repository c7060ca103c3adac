"""Finds DOM nodes that are in no document any more and still in memory."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.graph.breadth_first import BreadthFirstSearch
from memory.heap.snapshot import DETACHED, HeapSnapshot

_DOM_NODE: Final = re.compile(
    r"(?:Detached )?(?:<.*>|#[\w-]+|\w*Element|Text|Comment|CDATASection|DocumentFragment"
    r"|ShadowRoot|DocumentType|Attr|ProcessingInstruction|(?:HTML|XML)?Document(?: / .*)?)",
    re.DOTALL,
)


def dom_nodes(snapshot: HeapSnapshot, ordinals: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Those of ``ordinals`` that are nodes of a document, and no helpers of the engine's."""
    is_node = [_DOM_NODE.fullmatch(snapshot.name(ordinal)) is not None for ordinal in ordinals]
    return ordinals[np.array(is_node, dtype=np.bool_)]


def detached_nodes(snapshot: HeapSnapshot) -> npt.NDArray[np.intp]:
    """The ordinals of what is detached, in heap order: nodes, and helpers of the engine's.

    V8 says of some nodes that they are attached or detached. What hangs on these in the browser's
    own memory shares their state, attached before detached: the rule of ``propagateDOMState`` in
    HeapSnapshot.ts of Chrome's DevTools.
    """
    known = np.flatnonzero(snapshot.detachedness).astype(np.int32)
    if len(known) == 0:
        return np.empty(0, dtype=np.intp)
    # Only native nodes pass their state on, and only to native nodes: every way from JavaScript
    # into the browser's memory begins at a node that knows its own state.
    native = snapshot.nodes_of_type("native")
    passing = ~snapshot.edges_of_type("hidden", "invisible", "weak")
    passing &= native[snapshot.edge_from] & native[snapshot.edge_to]
    is_detached = snapshot.detachedness[known] == DETACHED
    search = BreadthFirstSearch(snapshot)
    search.start_at(known)
    search.exhaust(known[~is_detached], passing)
    attached = search.reached(slice(None))
    attached[known[is_detached]] = False
    search.exhaust(known[is_detached], passing)
    return np.flatnonzero(search.reached(slice(None)) & ~attached & native)
