"""Finds the shortest chain of references that keeps an object alive, and what its steps are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from memory.heap.graph.breadth_first import NO_EDGE, NOT_REACHED, BreadthFirstSearch
from memory.heap.paths.chain_steps import ChainSteps
from memory.heap.paths.folding import NUMBER, PathFolding
from memory.heap.paths.preference import PathPreference
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words
from memory.heap.snapshot import HeapSnapshot, Mask, Ordinals


@dataclass(frozen=True)
class RetainingPath:
    """Why one object is alive."""

    target_id: int
    target_name: str
    steps: tuple[PathStep, ...]  # from a global object or another root to the target
    node_ids: tuple[int, ...]  # the same chain, every node of it

    @property
    def words(self) -> tuple[str, ...]:
        """The steps, to be read."""
        return path_words(self.steps)


@dataclass(frozen=True)
class PathGroup:
    """Paths that differ only in numbers: one stands for all."""

    example: RetainingPath
    count: int


class RetainingPaths:
    """One search over a snapshot that answers for every object in it.

    The search goes breadth-first and in three rounds: from the page's global objects over
    references that its author can see; then from all roots, still past code, hidden classes and
    the like; at last over every strong reference. So the path to an object is the shortest of
    those that explain most. Weak references are never followed, and a WeakMap's value is
    reached only once both its key and the map have been.
    """

    def __init__(
        self, snapshot: HeapSnapshot, steps: ChainSteps, preference: PathPreference | None = None
    ) -> None:
        self._snapshot = snapshot
        self._steps = steps
        self._preference = preference or PathPreference(snapshot)
        self._ephemerons = self._preference.ephemerons
        self._parties = np.zeros(snapshot.node_count, dtype=np.bool_)
        self._parties[self._ephemerons.key] = True
        self._parties[self._ephemerons.table] = True
        self._search = BreadthFirstSearch(snapshot)
        self._round = np.zeros(snapshot.node_count, dtype=np.uint8)
        self._search.start_at(np.zeros(1, dtype=np.int32))
        self._search.start_at(self._preference.entries)
        prefer = self._preference
        self._run(1, prefer.page, prefer.page)
        self._run(2, prefer.explaining, prefer.explaining & ~prefer.page)
        self._run(3, prefer.strong, prefer.strong & ~prefer.explaining)
        self._folding = PathFolding(snapshot, steps.names, self._search.parent_edge)

    @property
    def reached(self) -> Mask:
        """The nodes that anything holds, shape (n,)."""
        return self._search.reached(slice(None))

    @property
    def explained(self) -> Mask:
        """The nodes that something else than the engine's own bookkeeping holds, shape (n,)."""
        explained: Mask = (self._round == 1) | (self._round == 2)
        return explained

    @property
    def round_of(self) -> npt.NDArray[np.uint8]:
        """The round that reached each node, shape (n,); 0 for what nothing holds."""
        return self._round

    @cached_property
    def distances(self) -> Ordinals:
        """How many references each node is from the beginning of its path, shape (n,).

        Nodes that nothing holds have -1.
        """
        edge = self._search.parent_edge
        held = edge >= 0
        above = np.arange(len(edge), dtype=np.int32)
        above[held] = self._snapshot.edge_from[edge[held]]
        distance = held.astype(np.int32)
        # Pointer doubling: after k rounds `above` is 2^k references up.
        while (distance[above] > 0).any():
            distance += distance[above]
            above = above[above]
        return np.where(edge == NOT_REACHED, -1, distance).astype(np.int32)

    @cached_property
    def parents(self) -> memoryview:
        """The node before each one on its path, -1 at a path's beginning: numbers, one by one."""
        edge = self._search.parent_edge
        before = np.full(len(edge), -1, dtype=np.int32)
        before[edge >= 0] = self._snapshot.edge_from[edge[edge >= 0]]
        # Of an array each number would be an object of numpy's, which takes five times as long.
        return before.data

    def chain_to(self, ordinal: int) -> tuple[int, tuple[int, ...]] | None:
        """Where the path to a node begins and the edges that it takes; None if nothing holds it."""
        if self._search.parent_edge[ordinal] == NOT_REACHED:
            return None
        edges: list[int] = []
        while (edge := int(self._search.parent_edge[ordinal])) != NO_EDGE:
            edges.append(edge)
            ordinal = int(self._snapshot.edge_from[edge])
        return ordinal, tuple(reversed(edges))

    def path_to(self, ordinal: int) -> RetainingPath | None:
        """The path to a node, or None when nothing but weak references lead to it."""
        chain = self.chain_to(ordinal)
        if chain is None:
            return None
        return self.path_along(*chain)

    def path_along(self, start: int, edges: Sequence[int]) -> RetainingPath:
        """The path that begins at a node and takes these edges, one after the other."""
        folded = self._folding.folded(edges)
        nodes = [start, *self._snapshot.edge_to[list(edges)].tolist()]
        node_ids: tuple[int, ...] = tuple(self._snapshot.node_id[nodes].tolist())
        return RetainingPath(
            target_id=node_ids[-1],
            target_name=self._steps.names.described(nodes[-1]),
            steps=self._steps.steps(start, folded.edges, folded.folds),
            node_ids=node_ids,
        )

    def paths_to(self, ordinals: Iterable[int]) -> tuple[PathGroup, ...]:
        """The paths to several nodes, similar ones grouped, the largest group first.

        Takes a time that grows with the number of nodes, however long the paths are.
        """
        counted = [
            (path, count)
            for ordinal, count in self._folding.alike(ordinals)
            if (path := self.path_to(ordinal)) is not None
        ]
        return _grouped(counted)

    def _run(self, number: int, allowed: Mask, first: Mask) -> None:
        """Go on along ``allowed`` edges, from what is reached so far along the ``first`` alone."""
        self._round[self.reached & (self._round == 0)] = number
        frontier = self._search.next_level_of_all(first)
        frontier = np.concatenate([frontier, self._values_held()])
        while len(frontier):
            self._round[frontier] = number
            check = self._parties[frontier].any()
            frontier = self._search.next_level(frontier, allowed)
            if check:
                held = self._values_held()
                frontier = np.concatenate([frontier, held]) if len(held) else frontier

    def _values_held(self) -> Ordinals:
        """The WeakMap values whose key and table have both been reached by now."""
        pairs = self._ephemerons
        both = self._search.reached(pairs.key) & self._search.reached(pairs.table)
        return self._search.reach(pairs.value[both], pairs.edge[both])


def group_paths(paths: Sequence[RetainingPath]) -> tuple[PathGroup, ...]:
    """Group the paths whose steps differ only in numbers, the largest group first."""
    return _grouped([(path, 1) for path in paths])


def _grouped(counted: Sequence[tuple[RetainingPath, int]]) -> tuple[PathGroup, ...]:
    groups: dict[tuple[str, ...], PathGroup] = {}
    for path, count in counted:
        signature = tuple(NUMBER.sub("#", step) for step in path.words)
        known = groups.get(signature, PathGroup(path, 0))
        groups[signature] = PathGroup(known.example, known.count + count)
    return tuple(sorted(groups.values(), key=lambda group: group.count, reverse=True))
