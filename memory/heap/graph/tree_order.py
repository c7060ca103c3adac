"""Orders the nodes of a tree, given as an array of parents, level by level for numpy."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from memory.heap.snapshot import Mask, Ordinals

# A level costs numpy about as much as a loop takes for this many nodes; measured.
_NODES_PER_LEVEL: Final = 64


class TreeOrder:
    """The levels of the tree in which ``parent[i]`` is the parent of node ``i``.

    ``parent`` has the shape (nodes,); the one root is its own parent. ``before`` is the order of an
    earlier tree in which every parent of this one was above its child too: it saves time.
    """

    def __init__(self, parent: Ordinals, before: TreeOrder | None = None) -> None:
        self.parent = parent
        self.depth = _depths(parent) if before is None else before.depths_of(parent)
        depth = self.depth
        # numpy sorts 16-bit keys in linear time; deeper trees are rare and still sort.
        key = depth.astype(np.uint16) if int(depth.max()) < 1 << 16 else depth
        self._order = np.argsort(key, kind="stable").astype(np.int32)
        self._parents = parent.take(self._order)
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(depth))]).tolist()

    def depths_of(self, parent: Ordinals) -> Ordinals:
        """The depths in a tree of which this is an earlier one, shape (nodes,)."""
        if self._is_stringy:
            return _depths(parent)
        depth = np.zeros(len(parent), dtype=np.int32)
        # Every new parent was above its child before, so going down level by level it comes first.
        for start, stop in zip(self._starts[1:-1], self._starts[2:], strict=True):
            nodes = self._order[start:stop]
            depth[nodes] = depth.take(parent.take(nodes)) + 1
        return depth

    @property
    def _is_stringy(self) -> bool:
        """Whether the levels are so many that numpy's calls cost more than a loop over nodes."""
        return len(self._starts) * _NODES_PER_LEVEL > len(self.parent)

    def subtree_sums(self, values: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.int64]:
        """For each node the sum of ``values``, shape (nodes,), over it and everything below it."""
        if self._is_stringy:
            return self._summed_one_by_one(values.tolist())
        sums = values.astype(np.int64)
        for level in range(len(self._starts) - 2, 0, -1):
            here = slice(self._starts[level], self._starts[level + 1])
            np.add.at(sums, self._parents[here], sums.take(self._order[here]))
        return sums

    def preorder(self) -> Preorder:
        """Numbers for the nodes that tell in two comparisons which is above which."""
        size = self.subtree_sums(np.ones(len(self.parent), dtype=np.int32)).astype(np.int32)
        if self._is_stringy:
            return Preorder(self._numbered_one_by_one(size.tolist()), size)
        first = np.zeros(len(self.parent), dtype=np.int32)
        for level in range(1, len(self._starts) - 1):
            here = slice(self._starts[level], self._starts[level + 1])
            nodes, parents = self._order[here], self._parents[here]
            if (parents[1:] < parents[:-1]).any():
                by_parent = np.argsort(parents, kind="stable")
                nodes, parents = nodes.take(by_parent), parents.take(by_parent)
            sizes = size.take(nodes)
            before = np.cumsum(sizes) - sizes
            family = np.flatnonzero(np.concatenate([[True], parents[1:] != parents[:-1]]))
            of_family = np.repeat(before.take(family), np.diff(np.append(family, len(nodes))))
            first[nodes] = first.take(parents) + 1 + (before - of_family)
        return Preorder(first, size)

    def _summed_one_by_one(self, sums: list[int]) -> npt.NDArray[np.int64]:
        nodes, parents = self._order[1:].tolist(), self._parents[1:].tolist()
        for node, parent in zip(reversed(nodes), reversed(parents), strict=True):
            sums[parent] += sums[node]
        return np.array(sums, dtype=np.int64)

    def _numbered_one_by_one(self, size: list[int]) -> Ordinals:
        first = [0] * len(size)
        free = [1] * len(size)
        for node, parent in zip(self._order[1:].tolist(), self._parents[1:].tolist(), strict=True):
            first[node] = free[parent]
            free[parent] += size[node]
            free[node] = first[node] + 1
        return np.array(first, dtype=np.int32)


def _depths(parent: Ordinals) -> Ordinals:
    """How many steps each node is from the root."""
    depth = (parent != np.arange(len(parent), dtype=np.int32)).astype(np.int32)
    root = int(np.argmin(depth))
    above = parent.copy()
    below = np.flatnonzero(above != root)
    # Pointer doubling: after k rounds `above` is 2^k levels up and `depth` counts them.
    while len(below):
        passed = above.take(below)
        depth[below] = depth.take(below) + depth.take(passed)
        passed = above.take(passed)
        above[below] = passed
        below = below.take(np.flatnonzero(passed != root))
    steps: Ordinals = depth
    return steps


def nearest_above(is_member: Mask, parent: Ordinals) -> Ordinals:
    """The nearest member above each node of a tree, shape (nodes,); the root is one of them."""
    above = parent.copy()
    waiting = np.flatnonzero(~is_member.take(above))
    while len(waiting):
        # Pointer doubling: where no member has been met, this is twice as far up as before.
        met = above.take(above.take(waiting))
        above[waiting] = met
        waiting = waiting.take(np.flatnonzero(~is_member.take(met)))
    return above


def nearest_or_self(is_member: Mask, parent: Ordinals) -> Ordinals:
    """As :func:`nearest_above`, but that each member is its own nearest."""
    nodes = np.arange(len(parent), dtype=np.int32)
    return nearest_above(is_member, np.where(is_member, nodes, parent))


class Preorder:
    """The place of each node in a walk of the tree, and how many places its subtree takes."""

    def __init__(self, first: Ordinals, size: Ordinals) -> None:
        self.first = first
        self._size = size.view(np.uint32)

    @property
    def end(self) -> Ordinals:
        """The first place behind each node's subtree."""
        behind: Ordinals = self.first + self._size.view(np.int32)
        return behind

    def outside(self, places: Ordinals, nodes: Ordinals) -> Mask:
        """Whether each of ``places`` lies outside the subtree of the node beside it."""
        # Read as unsigned, a place before the subtree is far behind its end: one comparison.
        return (places - self.first.take(nodes)).view(np.uint32) >= self._size.take(nodes)
