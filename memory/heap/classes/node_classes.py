"""Tells of which class each node of a heap is, as Chrome's DevTools group them by constructor."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes
from memory.heap.graph.tree_order import TreeOrder
from memory.heap.snapshot import Mask

# Nodes of these kinds have a class of their own; of every other kind all are one class.
_NAMED: Final = ("object", "native")
_OF_KIND: Final = {
    "hidden": "(system)",
    "code": "(compiled code)",
    "closure": "Function",
    "regexp": "RegExp",
}
_NO_NAME: Final = -1


class NodeClasses:
    """The classes of one snapshot's nodes: ``names``, and which of them each node has.

    An object or element is of the class that its author knows: its constructor, its component, its
    tag, and whether it is detached. Strings, functions, arrays and what the engine needs are one
    class of each kind.
    """

    names: tuple[str, ...]
    of_node: npt.NDArray[np.int32]  # (n,), index into names

    def __init__(self, analysis: HeapAnalysis) -> None:
        self.analysis = analysis
        snapshot, names = analysis.snapshot, analysis.names
        named, components = snapshot.nodes_of_type(*_NAMED), names.components
        # What a component is called says none of the nodes with which it shares its constructor.
        key = np.where(named, snapshot.node_name, _NO_NAME).astype(np.int64) << 16
        key += snapshot.node_type.astype(np.int64) << 8
        # V8 says of some nodes of a detached tree that they are; the others are no less so.
        detached = np.zeros(snapshot.node_count, dtype=np.bool_)
        detached[detached_nodes(snapshot)] = True
        key += np.where(named, 2 * detached, 0) | components
        _, first, back = np.unique(key, return_index=True, return_inverse=True)
        known: dict[str, int] = {}
        alike = np.zeros(len(first), dtype=np.int32)
        for index, node in enumerate(first.tolist()):
            if not components[node]:
                kind = snapshot.kind(node)
                other = _OF_KIND.get(kind, f"({kind})")
                name = names.class_name(node) if kind in _NAMED else other
                if detached[node] and name.startswith("<"):
                    name = f"Detached {name}"
                alike[index] = known.setdefault(name, len(known))
        of_node = alike[back.ravel()]
        for node in np.flatnonzero(components).tolist():
            of_node[node] = known.setdefault(names.class_name(node), len(known))
        self.names = tuple(known)
        self.of_node = of_node

    def nodes_of(self, name: str) -> npt.NDArray[np.intp]:
        """The ordinals of the nodes of a class, in heap order; none if there is no such class."""
        if name not in self.names:
            return np.empty(0, dtype=np.intp)
        return np.flatnonzero(self.of_node == self.names.index(name))

    @cached_property
    def outermost(self) -> Mask:
        """The nodes that no other node of their class dominates, shape (n,).

        What these retain adds up to what the class retains, each byte once: the rule of
        ``calculateClassesRetainedSize`` in HeapSnapshot.ts of Chrome's DevTools.
        """
        preorder = TreeOrder(self.analysis.sizes.dominator).preorder()
        order = np.lexsort((preorder.first, self.of_node))
        # Subtrees lie within each other or apart. The shift keeps classes apart.
        shift = self.of_node[order].astype(np.int64) * (len(order) + 1)
        begin, end = shift + preorder.first[order], shift + preorder.end[order]
        outside = np.ones(len(order), dtype=np.bool_)
        outside[1:] = begin[1:] >= np.maximum.accumulate(end)[:-1]
        outermost = np.zeros(len(order), dtype=np.bool_)
        outermost[order[outside]] = True
        return outermost
