"""Breadth-first search over a graph's edges in numpy, level by level."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from memory.heap.snapshot import Mask, Ordinals

NOT_REACHED: Final = -2
NO_EDGE: Final = -1
# Below this many nodes a level is walked one by one: numpy's calls would cost more than the steps.
_FEW: Final = 24

Edges = npt.NDArray[np.int64]


class Graph(Protocol):
    """``n`` nodes and ``m`` edges, ordered by the nodes that they leave; node 0 is the root."""

    @property
    def first_edge(self) -> Edges:
        """The first edge of each node, and behind the last one's, shape (n + 1,)."""
        ...

    @property
    def edge_from(self) -> Ordinals:
        """The node that each edge leaves, shape (m,)."""
        ...

    @property
    def edge_to(self) -> Ordinals:
        """The node that each edge leads to, shape (m,)."""
        ...


class BreadthFirstSearch:
    """A search that can go on with further edges once it has exhausted the ones it had.

    ``parent_edge``, shape (nodes,), is the edge by which each node was first reached, NO_EDGE for
    one that the search began with, NOT_REACHED for the others.
    """

    def __init__(self, graph: Graph) -> None:
        self._first_edge = graph.first_edge
        self._edge_to = graph.edge_to
        count = len(graph.first_edge) - 1
        self.parent_edge: Edges = np.full(count, NOT_REACHED, dtype=np.int64)
        self._place = np.zeros(count, dtype=np.int64)

    def start_at(self, nodes: npt.NDArray[np.integer]) -> None:
        """Count ``nodes`` as reached, by no edge."""
        fresh = nodes[self.parent_edge[nodes] == NOT_REACHED]
        self.parent_edge[fresh] = NO_EDGE

    def reached(self, nodes: Ordinals | slice) -> Mask:
        """Which of ``nodes`` have been reached."""
        reached: Mask = self.parent_edge[nodes] != NOT_REACHED
        return reached

    def reach(self, nodes: Ordinals, edges: Edges) -> Ordinals:
        """Count each of ``nodes`` not reached so far as reached by its edge; gives those."""
        fresh = np.flatnonzero(self.parent_edge[nodes] == NOT_REACHED)
        nodes, edges = nodes[fresh], edges[fresh]
        # The first edge to a node is to win, and of assignments to one place the last does.
        self._place[nodes[::-1]] = np.arange(len(nodes) - 1, -1, -1)
        first = self._place[nodes] == np.arange(len(nodes))
        nodes = nodes[first]
        self.parent_edge[nodes] = edges[first]
        return nodes

    def next_level(self, frontier: Ordinals, allowed: Mask) -> Ordinals:
        """The nodes that ``allowed`` edges, shape (edges,), reach from ``frontier`` first."""
        if len(frontier) < _FEW:
            return self._walk(frontier.tolist(), allowed)
        edges = self._leaving(frontier)
        edges = edges[allowed[edges]]
        return self.reach(self._edge_to[edges], edges)

    def exhaust(self, frontier: Ordinals, allowed: Mask) -> None:
        """Follow ``allowed`` edges from ``frontier`` until nothing new is found."""
        while len(frontier):
            frontier = self.next_level(frontier, allowed)

    def _leaving(self, nodes: Ordinals) -> Edges:
        """The edges that leave ``nodes``, in the nodes' order."""
        starts = self._first_edge[nodes]
        counts = self._first_edge[nodes + 1] - starts
        before = np.cumsum(counts) - counts
        edges: Edges = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
        return edges

    def _walk(self, frontier: list[int], allowed: Mask) -> Ordinals:
        found: list[int] = []
        for node in frontier:
            start, stop = self._first_edge[node : node + 2].tolist()
            if stop - start > _FEW:
                edges = start + np.flatnonzero(allowed[start:stop])
                found.extend(self.reach(self._edge_to[edges], edges).tolist())
                continue
            targets = self._edge_to[start:stop].tolist()
            for offset, follow in enumerate(allowed[start:stop].tolist()):
                target = targets[offset]
                if follow and self.parent_edge[target] == NOT_REACHED:
                    self.parent_edge[target] = start + offset
                    found.append(target)
        return np.array(found, dtype=np.int32)


def spanning_tree(
    graph: Graph, allowed: Mask, search: BreadthFirstSearch
) -> tuple[Ordinals, Ordinals]:
    """A tree of ``allowed`` edges over all nodes, as an array of parents; the root is its own.

    The nodes that hang on the root by no edge are given as well, the root among them. ``search``
    may have begun at some of the root's children.
    """
    root = np.zeros(1, dtype=np.int32)
    search.start_at(root)
    search.exhaust(root, allowed)
    starts = [root]
    if not search.reached(slice(None)).all():
        entered = np.zeros(len(graph.first_edge) - 1, dtype=np.bool_)
        entered[graph.edge_to[allowed]] = True
        orphans = np.flatnonzero(~entered & ~search.reached(slice(None))).astype(np.int32)
        search.start_at(orphans)
        search.exhaust(orphans, allowed)
        starts.append(orphans)
    edge = search.parent_edge
    starts.append(np.flatnonzero(edge == NOT_REACHED).astype(np.int32))
    parent = np.zeros(len(edge), dtype=np.int32)
    parent[edge >= 0] = graph.edge_from[edge[edge >= 0]]
    return parent, np.concatenate(starts)
