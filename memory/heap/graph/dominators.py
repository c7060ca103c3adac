"""Finds every node's immediate dominator: the last node that all paths from the root pass."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.graph.breadth_first import BreadthFirstSearch, Graph, spanning_tree
from memory.heap.graph.selection import index_type, selected, taken
from memory.heap.graph.tree_order import Preorder, TreeOrder, nearest_or_self
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
        self._open = self._open_edges()

    def run(self) -> Ordinals:
        if edges := self._open.edge_count:
            self._settle(enough=edges)
            self._prove_large_dominators()
        while edges := self._open.edge_count:
            self._settle(enough=edges // 2)
        return self._parent

    def _open_edges(self) -> _EdgesByTarget:
        """The edges whose ends can disagree: those to a node that more than one node leads to."""
        can_move = self._parent != self._proven
        counted = self._allowed & can_move.take(self._graph.edge_to)
        targets = selected(self._graph.edge_to, counted)
        order = _sorting(targets)
        counts = np.zeros(self._count, dtype=np.int32)
        np.add.at(counts, targets, np.int32(1))
        del targets
        sources = taken(selected(self._graph.edge_from, counted), order)
        del order
        entered = np.flatnonzero(counts)
        all_edges = _EdgesByTarget(entered.astype(np.int32), counts.take(entered), sources)
        first, last = all_edges.range_of(sources)
        return all_edges.to(first != last)

    def _prove_large_dominators(self) -> None:
        """Find the few nodes that dominate most of a heap, such as ``Window``, for certain.

        What the root cannot reach past a node is dominated by it.
        """
        counts = self._open.counts
        holder = self._parent.take(self._open.targets)
        hanging = np.bincount(holder, weights=counts, minlength=self._count)
        large = np.flatnonzero(hanging > _WORTH_PROVING * counts.sum())
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

    def _settle(self, enough: int) -> None:
        """Move nodes until at most ``enough`` of the edges are open, or all of them agree.

        Only what is above the open edges' targets takes part. The other nodes keep their parents:
        what is above one of them is above the nearest that takes part as well.
        """
        takes_part = self._above_targets()
        nodes = np.flatnonzero(takes_part).astype(np.int32)
        number = np.zeros(self._count, dtype=np.int32)
        number[nodes] = np.arange(len(nodes), dtype=np.int32)
        number = number.take(nearest_or_self(takes_part, self._parent))
        edges = self._open.renumbered(number)
        proven = number.take(self._proven.take(self._open.targets))
        parent = number.take(self._parent.take(nodes))
        tree: TreeOrder | None = None
        while True:
            tree = TreeOrder(parent, tree)
            moved = edges.moved(parent, tree.preorder())
            is_open = moved.take(edges.targets) != proven
            if np.array_equal(moved, parent):
                is_open[:] = False
                break
            parent = moved
            if edges.counts[is_open].sum() <= enough:
                break
        self._parent[nodes] = nodes.take(parent)
        self._open = edges.to(is_open).renumbered(nodes)

    def _above_targets(self) -> Mask:
        """The open edges' targets and all nodes above them, shape (nodes,)."""
        found = np.zeros(self._count, dtype=np.bool_)
        found[0] = found[self._open.targets] = True
        fresh: npt.NDArray[np.integer] = self._open.targets
        is_fresh = np.zeros(self._count, dtype=np.bool_)
        while len(fresh):
            is_fresh[self._parent.take(fresh)] = True
            is_fresh &= ~found
            fresh = np.flatnonzero(is_fresh)
            found |= is_fresh
            is_fresh[fresh] = False
        return found

    def _close_settled(self) -> None:
        targets = self._open.targets
        is_open = self._parent.take(targets) != self._proven.take(targets)
        self._open = self._open.to(is_open)


@dataclass(frozen=True, eq=False)
class _EdgesByTarget:
    """Edges, ordered by the nodes that they lead to."""

    targets: Ordinals  # (t,)
    counts: Ordinals  # (t,), how many edges lead to each
    sources: Ordinals  # (e,)

    @property
    def edge_count(self) -> int:
        """How many edges there are."""
        return len(self.sources)

    def to(self, some: Mask) -> _EdgesByTarget:
        """The edges to some of the targets, shape (t,)."""
        sources = selected(self.sources, np.repeat(some, self.counts))
        return _EdgesByTarget(self.targets[some], self.counts[some], sources)

    def renumbered(self, number: Ordinals) -> _EdgesByTarget:
        """The edges between nodes with other numbers.

        Without those that are now the same as the one before, as many are.
        """
        sources, begins = taken(number, self.sources), self._begins
        differ = np.ones(len(sources), dtype=np.bool_)
        differ[1:] = sources[1:] != sources[:-1]
        differ[begins] = True
        counts = np.add.reduceat(differ, begins, dtype=np.int32)
        return _EdgesByTarget(number.take(self.targets), counts, selected(sources, differ))

    @cached_property
    def _begins(self) -> npt.NDArray[np.int64]:
        return np.cumsum(self.counts) - self.counts

    def range_of(self, values: Ordinals) -> tuple[Ordinals, Ordinals]:
        """The least and the largest of the values of each target's edges, shape (t,) both."""
        return np.minimum.reduceat(values, self._begins), np.maximum.reduceat(values, self._begins)

    def moved(self, parent: Ordinals, order: Preorder) -> Ordinals:
        """The tree after each target has moved up until its parent is above all of its sources."""
        # A node that is above the first and the last of them in a walk of the tree is above all.
        first, last = self.range_of(taken(order.first, self.sources))
        holder = parent.take(self.targets)
        left = np.flatnonzero(order.outside(first, holder) | order.outside(last, holder))
        while len(left):
            above = parent.take(holder.take(left))
            holder[left] = above
            outside = order.outside(first.take(left), above) | order.outside(last.take(left), above)
            left = left.take(np.flatnonzero(outside))
        moved = parent.copy()
        moved[self.targets] = holder
        return moved


def _sorting(values: Ordinals) -> Ordinals:
    """The order that sorts the values, in linear time: numpy has that for 16 bits.

    First by the upper ones and then each part by itself, as much as fits a core's cache.
    """
    high = (values >> 16).astype(np.uint16)
    by_high = np.argsort(high, kind="stable")
    low = values.astype(np.uint16).take(by_high)
    order = by_high.astype(index_type(len(values)))
    del by_high
    ends = np.cumsum(np.bincount(high)).tolist()
    for start, end in itertools.pairwise((0, *ends)):
        part = order[start:end]
        part[:] = part.take(np.argsort(low[start:end], kind="stable"))
    return order
