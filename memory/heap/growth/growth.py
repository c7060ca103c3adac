"""Tells what mount/unmount cycles left behind, from a snapshot before them and one after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.trees import DetachedTrees
from memory.heap.growth.collections import grown_collections, grown_storage
from memory.heap.growth.composed_names import ElementsHeldThrough, HeapName
from memory.heap.growth.finding import PROMISE, WINDOW, Finding
from memory.heap.growth.finding_kinds import (
    holds_no_page,
    is_dom,
    is_element,
    is_engines,
    kind_of,
    of_engine,
)
from memory.heap.growth.finding_words import browser_classes, finding_name
from memory.heap.growth.frames import are_detached, frames_between
from memory.heap.growth.groups import PLAIN_OBJECT, group_nodes
from memory.heap.growth.page_kind import PageKind
from memory.heap.growth.rings import NO_GROUP, Group, Nodes, PathOwners, told_groups, typical_node
from memory.heap.growth.untold import without_untold
from memory.heap.paths.retaining import RetainingPath
from memory.heap.snapshot import HeapSnapshot, Mask

# The order in which findings are told; kinds of a page's come after components.
_FIRST: Final = ("component",)
_LAST: Final = ("listener", "timer", "dom", "object", "collection")
# Also C++ symbols, which have a namespace.
_INTERNAL: Final = rb'"(?:system / |(?:[a-z]\w*+|WTF)::|\(|InternalNode")'


def grown(
    before: HeapSnapshot,
    after: HeapAnalysis,
    cycles: int,
    page_kinds: Sequence[PageKind] = (),
    *,
    at_least: int | None = None,
    entries: Mapping[int, int] | None = None,
) -> tuple[Finding, ...]:
    """What ``cycles`` (at least 1) cycles between the two snapshots left behind.

    A node counts when its id is new (ids never come back while a page lives) and something else
    than the engine's own bookkeeping keeps it alive. Alike nodes count together, less those of
    their kind that went meanwhile, and are a finding from a third of the cycles on: rarer ones are
    caches that fill once. What only hangs on another finding is no finding of its own, except for
    components and detached DOM, which are what people look for. A detached tree counts by the
    node that is kept; where that is inside the tree, by all its elements. The first of
    ``page_kinds`` that applies is a finding's kind; their order is the one in which they are told.

    ``at_least`` is how many of a kind are a finding, where a third of the cycles is not the limit.
    ``entries`` are, by the ids of collections, how many entries each got, where that was counted in
    the page: exact for numbers too, which no snapshot shows.
    """
    return _Growth(before, after, cycles, page_kinds, at_least, entries).findings()


class _Growth:
    def __init__(
        self,
        before: HeapSnapshot,
        after: HeapAnalysis,
        cycles: int,
        page_kinds: Sequence[PageKind],
        at_least: int | None,
        entries: Mapping[int, int] | None,
    ) -> None:
        self._page_kinds = page_kinds
        self._order = (*_FIRST, *(kind.name for kind in page_kinds), *_LAST)
        self._alone = frozenset(kind.name for kind in page_kinds if kind.stands_alone)
        self._before = before
        self._after = after
        self._snapshot = after.snapshot
        self._cycles = cycles
        self._is_new = ~np.isin(after.snapshot.node_id, before.node_id)
        # Less than two of a kind never shows growth, unless there was but one cycle.
        self._enough = at_least or max(cycles // 3, min(cycles, 2))
        self._entries = entries

    def findings(self) -> tuple[Finding, ...]:
        found: list[tuple[Finding, Nodes]] = []
        explained: set[int] = set()
        groups = dict(enumerate(self._groups()))
        owners = PathOwners(self._after.paths, self._owner(groups))
        groups = {number: self._first(number, group, owners) for number, group in groups.items()}
        paths = {number: self._example(number, groups, owners) for number in groups}
        kinds = {number: self._kind(groups[number], path) for number, path in paths.items()}

        def explains(one: int, other: int) -> bool:
            # A component goes with the component that it is part of, and a node with the component
            # or the tree that it is in; both are told even where a function or an object holds
            # them.
            kind, by = kinds[one], groups[other]
            if kind not in ("component", "dom"):
                return kind not in self._alone
            is_node = kind == "dom" and is_dom(paths[other].steps[-1])
            return is_node or by.key.name == WINDOW or self._is_component(by)

        for number in told_groups(groups, owners, explains):
            group, path = groups[number], paths[number]
            if of_engine(path.steps[-1]) or any(map(holds_no_page, path.steps)):
                continue
            tree = self._tree(group) if kinds[number] == "dom" else None
            found.append(self._finding(kinds[number], group, path, tree))
            # How many elements a tree has does not say how many entries keep trees.
            if tree is None:
                explained.update(path.node_ids)
        old = self._of_page & ~self._is_new & ~self._after.preference.reacts_lists
        found += grown_collections(
            self._before, self._after, self._cycles, self._enough, old, explained, self._entries
        )
        stores = grown_storage(
            self._before, self._after, self._cycles, explained, counted=self._entries is not None
        )
        told = without_untold(self._after, [*self._sized(found), *stores])
        return tuple(sorted(told, key=lambda f: (self._order.index(f.kind), -f.retained_bytes)))

    def _sized(self, found: Sequence[tuple[Finding, Nodes]]) -> list[Finding]:
        """Findings with what their nodes keep alive, worked out for all of them at once."""
        if not found:
            return []
        sizes = self._after.sizes_of(np.concatenate([nodes for _, nodes in found]))
        return [
            replace(finding, retained_bytes=sizes.together(nodes.tolist()))
            for finding, nodes in found
        ]

    def _groups(self) -> Iterator[Group]:
        """The kinds of nodes of which enough are new and alive; of a tree, those that are kept."""
        snapshot = self._snapshot
        gone = ~np.isin(self._before.node_id, snapshot.node_id)
        gone &= self._before.nodes_of_type("object", "closure", "native", "regexp")
        before = HeapAnalysis(self._before, component_class=self._after.component_class)
        departed = group_nodes(before, np.flatnonzero(gone))
        came = group_nodes(self._after, np.flatnonzero(self._kept))
        for key, alive in came.items():
            nodes = self._trees.without_kept(alive)
            count = len(alive) - len(departed.get(key, ()))
            group = Group(key, round(count * len(nodes) / len(alive)), nodes)
            if key.name != WINDOW and self._is_enough(group):
                yield group
        frames = frames_between(came, departed, before, self._after)
        if frames is not None and self._is_enough(frames):
            yield frames

    def _is_enough(self, group: Group) -> bool:
        return group.count >= self._enough and not is_engines(group.key.name)

    def _first(self, number: int, group: Group, owners: PathOwners) -> Group:
        """A group of promises less those that wait for others of them: an `await` makes several."""
        if group.key.name != PROMISE:
            return group
        first = [node for node in group.nodes.tolist() if number not in owners.groups_over(node)]
        count = round(group.count * len(first) / len(group.nodes))
        # In a chain that grows each waits for the one before.
        return group if count < self._enough else Group(group.key, count, np.array(first, np.intp))

    @cached_property
    def _kept(self) -> Mask:
        """The nodes that are new, alive and a page's, shape (n,)."""
        return self._is_new & self._after.paths.explained & self._of_page

    @cached_property
    def _trees(self) -> DetachedTrees:
        return DetachedTrees(self._snapshot, self._after.paths, self._kept)

    @cached_property
    def _of_page(self) -> Mask:
        """The nodes that a page's author can have made, shape (n,)."""
        snapshot = self._snapshot
        internal = np.zeros(len(snapshot.strings), dtype=np.bool_)
        internal[snapshot.strings.matching(_INTERNAL)] = True
        of_page = snapshot.nodes_of_type("object", "closure", "native", "regexp")
        of_page &= ~internal[snapshot.node_name] & ~self._after.preference.engine_nodes
        if len(snapshot.location_node):
            # A function with neither name nor place is one that the engine made, such as those
            # that settle a promise.
            nameless = snapshot.nodes_of_type("closure")
            nameless &= snapshot.node_name == snapshot.strings.index_of("")
            nameless[snapshot.location_node] = False
            of_page &= ~nameless
        return of_page

    def _owner(self, groups: dict[int, Group]) -> npt.NDArray[np.int32]:
        """For each node the number of its group, that of a tree's nodes by what keeps them."""
        owner = np.full(self._snapshot.node_count, NO_GROUP, dtype=np.int32)
        for number, group in groups.items():
            owner[group.nodes] = number
        owner[self._trees.nodes] = owner[self._trees.kept_by]
        return owner

    def _example(self, number: int, groups: dict[int, Group], owners: PathOwners) -> RetainingPath:
        """The path that tells how the nodes of a group are held."""
        path = self._after.paths.path_to(typical_node(number, groups, owners))
        assert path is not None  # groups are of nodes that something holds
        return path

    def _is_component(self, group: Group) -> bool:
        return bool(self._after.names.components[group.nodes[0]])

    def _kind(self, group: Group, path: RetainingPath) -> str:
        if self._is_component(group):
            return "component"
        return kind_of(path.steps, self._page_kinds)

    def _tree(self, group: Group) -> Group | None:
        """The elements of the trees that a group's nodes keep; None if these are all there is."""
        inside = sum(map(self._trees.has_parent, group.sample))
        if 2 * inside <= len(group.sample):
            return None
        nodes = self._trees.kept_through(group.nodes)
        elements = [node for node in nodes.tolist() if self._is_element(node)]
        # Of a kind that went as fast as it came nothing is left over.
        count = round(len(elements) * group.count / len(group.nodes))
        if count == 0:
            return None
        return replace(group, count=count, nodes=np.array(elements, dtype=np.intp))

    def _is_element(self, node: int) -> bool:
        names = self._after.names
        return names.tag(node) is not None or is_element(names.class_name(node))

    def _finding(
        self, kind: str, group: Group, path: RetainingPath, tree: Group | None
    ) -> tuple[Finding, Nodes]:
        """A finding without its size, and the nodes that have it.

        ``tree`` is all of the trees that are held through this group, if it is inside them.
        """
        name = finding_name(self._after, kind, int(group.nodes[0]), self._is_new)
        if name == WINDOW and are_detached(self._after, group.nodes):
            name = f"Detached {WINDOW}"
        composed: HeapName | None = None
        if tree is not None:
            composed, group = ElementsHeldThrough(name), tree
        finding = Finding(
            kind=kind,
            name=name if composed is None else str(composed),
            per_cycle=round(group.count / self._cycles, 3),
            count=group.count,
            retained_bytes=0,
            path=path.steps,
            browser_classes=browser_classes(self._after, path),
            shape=group.key.detail if tree is None and group.key.name == PLAIN_OBJECT else 0,
            through=path.node_ids,
            composed_name=composed,
        )
        return finding, group.nodes
