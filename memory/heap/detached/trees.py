"""Counts a tree of elements that was taken out of the page together with the node that is kept.

Each node of a tree leads to all others: to its parent, its siblings and its first and last child.
So one kept node keeps the whole tree, and which references a path happens to take says nothing.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.detached.nodes import detached_nodes
from memory.heap.paths.retaining import RetainingPaths
from memory.heap.snapshot import HeapSnapshot, Mask

_NODE: Final = re.compile(
    r"(?:Detached )?(?:<.+>|HTML\w*Element|SVG\w*Element|Text|Comment|DocumentFragment|ShadowRoot)",
    re.DOTALL,
)
_DOCUMENT: Final = re.compile(r"(?:Detached )?(?:HTML|XML|SVG)?Document(?: / .*)?")
_NONE: Final = -1


class DetachedTrees:
    """The detached trees of a snapshot, each by the node that something else than it keeps."""

    def __init__(self, snapshot: HeapSnapshot, paths: RetainingPaths, among: Mask) -> None:
        """``among``, shape (n,), are the nodes to be counted; others keep trees, but are none."""
        self._snapshot = snapshot
        self._parents = paths.parents
        self._named_dom: dict[int, bool] = {}
        detached = detached_nodes(snapshot)
        detached = detached[among[detached]]
        is_node = [self._is_dom(node) for node in detached.tolist()]
        self.nodes = detached[np.array(is_node, dtype=np.bool_)]
        self._members = np.zeros(snapshot.node_count, dtype=np.bool_)
        self._members[self.nodes] = True
        self._native = snapshot.nodes_of_type("native")
        self._known: dict[int, int] = {}
        self.kept_by = np.array([self._kept(node) for node in self.nodes.tolist()], dtype=np.intp)
        self._hanging = np.zeros(snapshot.node_count, dtype=np.bool_)
        self._hanging[self.nodes[self.kept_by != self.nodes]] = True

    def without_kept(self, ordinals: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """``ordinals`` less those nodes of trees that another node of their tree keeps alive."""
        return ordinals[~self._hanging[ordinals]]

    def kept_through(self, ordinals: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """All nodes of the trees that these keep alive, themselves included."""
        return self.nodes[np.isin(self.kept_by, ordinals)]

    def has_parent(self, ordinal: int) -> bool:
        """Whether the node is inside its tree and not its top.

        Blink writes a node's references in one order: to its first and last child, its document,
        its parent, its siblings. A top has neither parent nor siblings.
        """
        snapshot = self._snapshot
        targets = [int(snapshot.edge_to[edge]) for edge in snapshot.edges_of(ordinal)]
        documents = [
            at
            for at, target in enumerate(targets)
            if _DOCUMENT.fullmatch(snapshot.name(target)) and self._native[target]
        ]
        if not documents:
            return False
        after = targets[documents[0] + 1 :]
        return any(self._members[target] and target != ordinal for target in after)

    def _is_dom(self, ordinal: int) -> bool:
        name = int(self._snapshot.node_name[ordinal])
        if name not in self._named_dom:
            self._named_dom[name] = _NODE.fullmatch(self._snapshot.strings[name]) is not None
        return self._named_dom[name]

    def _kept(self, ordinal: int) -> int:
        """The first node of the tree on the path to this one; -1 for what is in no tree."""
        pending: list[int] = []
        kept = _NONE
        while ordinal >= 0:
            if ordinal in self._known:
                kept = self._known[ordinal]
                break
            # The engine's helpers stand between nodes; a page's object or another node ends it.
            is_helper = self._native[ordinal] and not self._is_dom(ordinal)
            if not self._members[ordinal] and not is_helper:
                break
            pending.append(ordinal)
            ordinal = self._parents[ordinal]
        for below in reversed(pending):
            if kept == _NONE and self._members[below]:
                kept = below
            self._known[below] = kept
        return kept
