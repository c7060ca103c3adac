"""Finds for every node the last of some given nodes that all paths from the root pass."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from memory.heap.graph.breadth_first import BreadthFirstSearch, Graph, spanning_tree
from memory.heap.graph.tree_order import TreeOrder, nearest_above
from memory.heap.snapshot import Mask, Ordinals


def dominators_among(
    members: npt.NDArray[np.integer],
    graph: Graph,
    allowed: Mask,
    begun: BreadthFirstSearch | None = None,
) -> Ordinals:
    """The nearest of ``members`` that dominates each node, the root where none does.

    The graph is as :func:`memory.heap.graph.dominators.immediate_dominators` takes it, and so is
    the method; shape (nodes,). But only the members' own tree is ever ordered, which is small where
    little is asked: no other node has to reach its place, only the right side of every member.
    """
    parent, _ = spanning_tree(graph, allowed, begun or BreadthFirstSearch(graph))
    is_member = np.zeros(len(parent), dtype=np.bool_)
    is_member[members] = is_member[0] = True
    known = np.flatnonzero(is_member).astype(np.int32)
    number = np.zeros(len(parent), dtype=np.int32)
    number[known] = np.arange(len(known), dtype=np.int32)
    above = nearest_above(is_member, parent)
    edges = np.flatnonzero(allowed & (above != 0)[graph.edge_to])
    sources, targets = graph.edge_from[edges], graph.edge_to[edges]
    while True:
        # Where nothing but the root is above a node, nothing can change.
        is_open = above[targets] != 0
        sources, targets = sources[is_open], targets[is_open]
        holder = np.where(is_member[sources], sources, above[sources])
        differ = holder != above[targets]
        tree = TreeOrder(number[above[known]])
        order = tree.preorder()
        places, moved = order.first[number[holder[differ]]], targets[differ]
        place = number[above]
        wrong = order.outside(places, place[moved])
        if not wrong.any():
            return above
        places, moved = places[wrong], moved[wrong]
        to_move = moved
        while len(moved):
            place[moved] = tree.parent[place[moved]]
            wrong = order.outside(places, place[moved])
            places, moved = places[wrong], moved[wrong]
        parent[to_move] = known[place[to_move]]
        above = nearest_above(is_member, parent)
