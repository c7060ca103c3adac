"""Finds every node's immediate dominator: the last node that all paths from the root pass."""

from __future__ import annotations

from typing import Final

import numpy as np

from memory.heap.graph.breadth_first import BreadthFirstSearch, Graph, spanning_tree
from memory.heap.graph.tree_order import Preorder, TreeOrder
from memory.heap.snapshot import Mask, Ordinals

# A dominator is worth proving once this part of the open references hangs on it.
_WORTH_PROVING: Final = 0.05


def immediate_dominators(
    graph: Graph, allowed: Mask, begun: BreadthFirstSearch | None = None
) -> Ordinals:
    """The immediate dominator of each node over the ``allowed`` edges, shape (nodes,).

    The root is its own dominator. What it does not reach counts as held by it, as in Chrome's
    DevTools: first what no edge leads to, with all that hangs on it, then each node of what still
    is left. A search that has ``begun`` at some of the root's children, along allowed edges, need
    not be repeated.

    The method keeps a tree that starts as a breadth-first tree and ends as the dominator tree:
    while there is an edge from u to v and v's parent is not above u, v moves up below the lowest
    node that is above both. A node's dominators are above it in every tree on the way, and the
    tree that satisfies all edges is the dominator tree (L. Georgiadis and R. E. Tarjan,
    "Dominator tree certification and divergent spanning trees", ACM Transactions on Algorithms
    12(1), 2015; K. D. Cooper, T. J. Harvey and K. Kennedy, "A simple, fast dominance algorithm",
    2001, move nodes one at a time). Here all nodes move at once, by numpy, in about ten rounds.
    """
    return _Search(graph, allowed, begun or BreadthFirstSearch(graph)).run()


class _Search:
    def __init__(self, graph: Graph, allowed: Mask, search: BreadthFirstSearch) -> None:
        self._graph = graph
        self._allowed = allowed
        self._count = len(graph.first_edge) - 1
        self._parent, self._starts = spanning_tree(graph, allowed, search)
        # The lowest node that is known to dominate each node: below it the node is in its place.
        self._proven = np.zeros(self._count, dtype=np.int32)
        self._from, self._to = self._open_edges()

    def run(self) -> Ordinals:
        if len(self._to):
            self._move_by_samples()
            self._prove_large_dominators()
        while len(self._to):
            self._settle()
        return self._parent

    def _open_edges(self) -> tuple[Ordinals, Ordinals]:
        """The edges whose ends can disagree: those to a node that more than one node leads to."""
        sources = self._graph.edge_from[self._allowed]
        targets = self._graph.edge_to[self._allowed]
        last = np.empty(self._count, dtype=np.int32)
        last[targets] = sources
        several = np.zeros(self._count, dtype=np.bool_)
        several[targets[sources != last[targets]]] = True
        several &= self._parent != self._proven
        is_open = several[targets]
        return sources[is_open], targets[is_open]

    def _move_by_samples(self) -> None:
        """Move nodes by two of their edges each: most reach their place by these alone."""
        last = np.empty(self._count, dtype=np.int32)
        last[self._to] = self._from
        first = np.empty(self._count, dtype=np.int32)
        first[self._to[::-1]] = self._from[::-1]
        is_open = np.zeros(self._count, dtype=np.bool_)
        is_open[self._to] = True
        nodes = np.flatnonzero(is_open).astype(np.int32)
        order = TreeOrder(self._parent).preorder()
        sources = np.concatenate([first[nodes], last[nodes]])
        self._parent = _moved(self._parent, order, sources, np.concatenate([nodes, nodes]))
        self._close_settled()

    def _prove_large_dominators(self) -> None:
        """Find the few nodes that dominate most of a heap, such as ``Window``, for certain.

        What the root cannot reach past a node is dominated by it.
        """
        hanging = np.bincount(self._parent[self._to], minlength=self._count)
        large = np.flatnonzero(hanging > _WORTH_PROVING * len(self._to))
        dominated = [(node, mask) for node in large.tolist() if (mask := self._below(node)).any()]
        # Of two that dominate a node the lower one dominates fewer.
        for node, mask in sorted(dominated, key=lambda pair: -int(np.count_nonzero(pair[1]))):
            self._proven[mask] = node
        self._close_settled()

    def _below(self, node: int) -> Mask:
        """The nodes that every path from the root reaches through ``node``, shape (nodes,)."""
        around = BreadthFirstSearch(self._graph)
        around.start_at(np.array([node], dtype=np.int32))
        starts = self._starts[self._starts != node]
        around.start_at(starts)
        around.exhaust(starts, self._allowed)
        below = ~around.reached(slice(None))
        below[node] = False
        return below

    def _settle(self) -> None:
        """Move nodes until half of the open edges are closed, or all of them agree.

        Only the part of the tree above the open edges' ends takes part: it shrinks as they close.
        """
        nodes = self._above_open_edges()
        number = np.zeros(self._count, dtype=np.int32)
        number[nodes] = np.arange(len(nodes), dtype=np.int32)
        parent, proven = number[self._parent[nodes]], number[self._proven[nodes]]
        sources, targets = number[self._from], number[self._to]
        enough = len(targets) // 2
        tree: TreeOrder | None = None
        while len(targets) > enough:
            tree = TreeOrder(parent, tree)
            order = tree.preorder()
            wrong = order.outside(order.first[sources], parent[targets])
            if not wrong.any():
                targets = targets[:0]
                break
            parent = _moved(parent, order, sources[wrong], targets[wrong])
            is_open = parent[targets] != proven[targets]
            sources, targets = sources[is_open], targets[is_open]
        self._parent[nodes] = nodes[parent]
        self._from, self._to = nodes[sources[: len(targets)]], nodes[targets]

    def _above_open_edges(self) -> Ordinals:
        """The ends of the open edges and all nodes above them, in order; the root first."""
        touched = np.zeros(self._count, dtype=np.bool_)
        touched[0] = touched[self._from] = touched[self._to] = True
        place = np.empty(self._count, dtype=np.int32)
        fresh = np.flatnonzero(touched)
        while len(fresh):
            above = self._parent[fresh]
            above = above[~touched[above]]
            touched[above] = True
            place[above] = np.arange(len(above), dtype=np.int32)
            fresh = above[place[above] == np.arange(len(above), dtype=np.int32)]
        return np.flatnonzero(touched).astype(np.int32)

    def _close_settled(self) -> None:
        is_open = self._parent[self._to] != self._proven[self._to]
        self._from, self._to = self._from[is_open], self._to[is_open]


def _moved(parent: Ordinals, order: Preorder, sources: Ordinals, targets: Ordinals) -> Ordinals:
    """The tree after each target has moved up until its parent is above all of its sources."""
    moved = parent.copy()
    places = order.first[sources]
    while True:
        wrong = order.outside(places, moved[targets])
        places, targets = places[wrong], targets[wrong]
        if len(targets) == 0:
            return moved
        # Several edges may move one target: they read the same parent and write the same one.
        moved[targets] = parent[moved[targets]]
