"""Breadth-first search over a graph's edges in numpy, level by level."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from memory.heap.graph.selection import index_type
from memory.heap.snapshot import Mask, Ordinals

NOT_REACHED: Final = -2
NO_EDGE: Final = -1
# Below this many nodes a level is walked one by one: numpy's calls would cost more than the steps.
_FEW: Final = 24

Edges = npt.NDArray[np.signedinteger]


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
        self._graph = graph
        # Half as wide, they save a third of the time.
        width = index_type(len(graph.edge_to))
        self._first_edge: Edges = graph.first_edge.astype(width)
        self._edge_to = graph.edge_to
        self.parent_edge: Edges = np.full(len(graph.first_edge) - 1, NOT_REACHED, dtype=width)

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
        fresh = np.flatnonzero(self.parent_edge.take(nodes) == NOT_REACHED)
        nodes, edges = nodes.take(fresh), edges.take(fresh)
        # The first edge to a node is to win, and of assignments to one place the last does.
        self.parent_edge[nodes[::-1]] = edges[::-1]
        return nodes.take(np.flatnonzero(self.parent_edge.take(nodes) == edges))

    def next_level(self, frontier: Ordinals, allowed: Mask) -> Ordinals:
        """The nodes that ``allowed`` edges, shape (edges,), reach from ``frontier`` first."""
        if len(frontier) < _FEW:
            return self._walk(frontier.tolist(), allowed)
        edges = self._leaving(frontier)
        return self._along(edges, allowed.take(edges))

    def next_level_of_all(self, allowed: Mask) -> Ordinals:
        """The nodes that ``allowed`` edges, shape (edges,), reach first from all reached so far."""
        edges = np.flatnonzero(allowed).astype(self._first_edge.dtype)
        return self._along(edges, self.reached(self._graph.edge_from.take(edges)))

    def exhaust(self, frontier: Ordinals, allowed: Mask) -> None:
        """Follow ``allowed`` edges from ``frontier`` until nothing new is found."""
        while len(frontier):
            frontier = self.next_level(frontier, allowed)

    def _leaving(self, nodes: Ordinals) -> Edges:
        """The edges that leave ``nodes``, in the nodes' order."""
        starts = self._first_edge.take(nodes)
        counts = self._first_edge.take(nodes + 1) - starts
        behind = np.cumsum(counts, dtype=counts.dtype)
        edges = np.repeat(starts - (behind - counts), counts)
        edges += np.arange(len(edges), dtype=edges.dtype)
        return edges

    def _along(self, edges: Edges, follow: Mask) -> Ordinals:
        """The nodes that those of ``edges`` reach first that are to be followed."""
        edges = edges.take(np.flatnonzero(follow))
        return self.reach(self._edge_to.take(edges), edges)

    def _walk(self, frontier: list[int], allowed: Mask) -> Ordinals:
        found: list[int] = []
        # Of an array each number would be an object of numpy's, which takes several times as long.
        first_edge, edge_to, parent_edge = (
            array.data for array in (self._first_edge, self._edge_to, self.parent_edge)
        )
        for node in frontier:
            start, stop = first_edge[node], first_edge[node + 1]
            if stop - start > _FEW:
                found.extend(self._along(np.arange(start, stop), allowed[start:stop]).tolist())
                continue
            for edge, follow in enumerate(allowed[start:stop].tolist(), start):
                if follow and parent_edge[target := edge_to[edge]] == NOT_REACHED:
                    parent_edge[target] = edge
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
