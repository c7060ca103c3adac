"""Decides which groups of nodes are told: those that are not alive through another group.

Groups may hang on each other in a ring. In a chain (each closure's scope holds the object before,
whose method is such a closure) every group is alive through the others, and one tells for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.growth.groups import GroupKey
from memory.heap.paths.retaining import RetainingPaths

Nodes = npt.NDArray[np.intp]

# So many nodes of a group are looked at; the others are alike.
LOOKED_AT: Final = 50
NO_GROUP: Final = -1


@dataclass(frozen=True)
class Group:
    """Nodes that are alike."""

    key: GroupKey
    count: int  # less those that went meanwhile
    nodes: Nodes

    @property
    def sample(self) -> list[int]:
        """Some of the nodes."""
        nodes: list[int] = self.nodes[:LOOKED_AT].tolist()
        return nodes


class PathOwners:
    """What stands on the paths to nodes: each node is walked over once, however long they are."""

    def __init__(self, paths: RetainingPaths, owner: npt.NDArray[np.int32]) -> None:
        """``owner``, shape (n,), is the number of each node's group, or ``NO_GROUP``."""
        self._parents = paths.parents
        self._owner = owner.data
        self._known: dict[int, tuple[int, frozenset[int]]] = {}
        self._over: dict[int, frozenset[int]] = {}

    def depth(self, node: int) -> int:
        """How many references lead from a root to the node."""
        return (self._known.get(node) or self._at(node))[0]

    def groups_over(self, node: int) -> frozenset[int]:
        """The numbers of the groups of the nodes before this one on its path."""
        return (self._known.get(node) or self._at(node))[1]

    def groups_over_any(self, number: int, group: Group) -> frozenset[int]:
        """The groups that some of a group's sample are alive through; ``number`` is its own."""
        if number not in self._over:
            self._over[number] = frozenset().union(*map(self.groups_over, group.sample))
        return self._over[number]

    def nearest(self, nodes: Sequence[int]) -> int:
        """The node with the shortest path."""
        return min(nodes, key=self.depth)

    def _at(self, node: int) -> tuple[int, frozenset[int]]:
        pending: list[int] = []
        while node >= 0 and node not in self._known:
            pending.append(node)
            node = self._parents[node]
        depth, groups = self._known[node] if node >= 0 else (-1, frozenset[int]())
        for below in reversed(pending):
            above = self._owner[node] if node >= 0 else NO_GROUP
            if above != NO_GROUP and above not in groups:
                groups |= {above}
            depth += 1
            self._known[below] = depth, groups
            node = below
        return depth, groups


def typical_node(number: int, groups: Mapping[int, Group], owners: PathOwners) -> int:
    """The node that is nearest to a root, of those held as most of the group are.

    The browser itself may hold the last one that was removed for a moment longer.
    """
    # In a ring each group holds the other: the order says nothing.
    holders = {
        other
        for other in owners.groups_over_any(number, groups[number])
        if other in groups and number not in owners.groups_over_any(other, groups[other])
    }
    alike: dict[frozenset[int], list[int]] = {}
    for node in groups[number].sample:
        alike.setdefault(owners.groups_over(node) & holders, []).append(node)
    return owners.nearest(max(alike.values(), key=len))


def told_groups(
    groups: Mapping[int, Group],
    owners: PathOwners,
    explains: Callable[[int, int], bool],
) -> list[int]:
    """The numbers of the groups that are findings of their own, in order.

    A group most of which is alive through others that explain it (``explains(one, other)``) goes
    with these. A ring that hangs on nothing outside it is told by the group nearest to a root, and
    by its closures, whose code is where a chain is made.
    """
    above = {number: _hangs_on(number, group, groups, owners, explains)
             for number, group in groups.items()}  # fmt: skip
    reach = {number: _all_above(number, above) for number in above}

    def distance(number: int) -> tuple[bool, int]:
        # That a plain array is in the ring says less than what it holds.
        nearest = min(map(owners.depth, groups[number].sample))
        return groups[number].key.name == "Array", nearest

    told: list[int] = []
    for number, over in reach.items():
        ring = {other for other in over if number in reach[other]}
        if over - ring:
            continue
        is_closure = groups[number].key.kind == "closure"
        if (ring and is_closure) or number == min(sorted({number, *ring}), key=distance):
            told.append(number)
    return sorted(told)


def _hangs_on(
    number: int,
    group: Group,
    groups: Mapping[int, Group],
    owners: PathOwners,
    explains: Callable[[int, int], bool],
) -> set[int]:
    """The other groups that most nodes of this one are alive through."""
    counts = Counter(map(owners.groups_over, group.sample))
    over = {
        others: {
            other
            for other in others
            if other != number and other in groups and explains(number, other)
        }
        for others in counts
    }
    hanging = sum(count for others, count in counts.items() if over[others])
    return set().union(*over.values()) if 2 * hanging > counts.total() else set()


def _all_above(number: int, above: Mapping[int, set[int]]) -> set[int]:
    """The groups that this one hangs on, and those that they hang on, and so on."""
    reached: set[int] = set()
    waiting = list(above[number])
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting.extend(above.get(other, ()))
    return reached
