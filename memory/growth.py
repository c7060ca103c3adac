"""Tells what mount/unmount cycles left behind, from a snapshot before them and one after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.finding import Finding, FindingKind
from memory.grown_storage import grown_storage
from memory.heap_analysis import HeapAnalysis
from memory.heap_collections import collection_entries
from memory.node_groups import GroupKey, group_nodes
from memory.retaining_paths import RetainingPath
from memory.snapshot import HeapSnapshot, Mask

Nodes = npt.NDArray[np.intp]

# What the browser and the instrument make for themselves while a page runs.
_NOT_THE_PAGE: Final = re.compile(
    r"Performance(?:\w*Entry|\w*Timing|Mark|Measure|Observer|ObserverEntryList)?"
    r"|LayoutShift\w*|LargestContentfulPaint|VisibilityStateEntry|Task\w*Timing"
    r"|InjectedScript|CommandLineAPI|V8Inspector\w*|native_bind"
)
# What these hold is the browser's as well, such as the rectangles of a layout shift.
_HOLDS_NO_PAGE: Final = re.compile(r"Performance\w*(?:Entry|Timing)|LayoutShift\w*")
_LISTENER: Final = re.compile(r"(?:V8|JS)?(?:JSBased)?EventListener|RegisteredEventListener")
_TIMER: Final = re.compile(r"DOMTimer|ScheduledAction|Timeout|Immediate")
_DOM: Final = re.compile(r"(?:Detached )?(?:<.+>|HTML\w*Element|SVG\w*Element|Text|Comment)")
_ELEMENT: Final = re.compile(r"(?:Detached )?(?:<|HTML\w*Element|SVG\w*Element)")
_CALLBACK_ID: Final = re.compile(r"_\d+")
_ORDER: Final[tuple[FindingKind, ...]] = (
    "component",
    "callback",
    "backend-channel",
    "ghost",
    "listener",
    "timer",
    "dom",
    "object",
    "collection",
)
_SCOPE: Final = re.compile(r"^(?:module scope|context) ")
_SEARCHED_FOR_OWNER: Final = 50
_NEAR_A_LISTENER: Final = 50


@dataclass(frozen=True)
class _Group:
    key: GroupKey
    count: int
    nodes: Nodes


def grown(before: HeapSnapshot, after: HeapAnalysis, cycles: int) -> tuple[Finding, ...]:
    """What ``cycles`` (at least 1) cycles between the two snapshots left behind.

    A node counts when its id is new (ids never come back while a page lives) and something else
    than the engine's own bookkeeping keeps it alive. Alike nodes count together, less those of
    their kind that went meanwhile, and are a finding from a third of the cycles on: rarer ones are
    caches that fill once. What only hangs on another finding is no finding of its own, except for
    components and detached DOM, which are what people look for.
    """
    return _Growth(before, after, cycles).findings()


class _Growth:
    def __init__(self, before: HeapSnapshot, after: HeapAnalysis, cycles: int) -> None:
        self._before = before
        self._after = after
        self._snapshot = after.snapshot
        self._cycles = cycles
        self._is_new = ~np.isin(after.snapshot.node_id, before.node_id)
        # Less than two of a kind never shows growth, unless there was but one cycle.
        self._enough = max(cycles // 3, min(cycles, 2))

    def findings(self) -> tuple[Finding, ...]:
        groups = list(self._groups())
        owner = np.full(self._snapshot.node_count, -1, dtype=np.int32)
        for number, group in enumerate(groups):
            owner[group.nodes] = number
        found: list[Finding] = []
        explained: set[int] = set()
        examples = [self._example(group) for group in groups]
        kinds: list[FindingKind | None] = [
            None
            if path is None or any(map(_HOLDS_NO_PAGE.fullmatch, path.steps))
            else self._kind(group, path)
            for group, path in zip(groups, examples, strict=True)
        ]
        rings = self._told(kinds, groups, owner)
        for number in sorted(rings):
            kind, path = kinds[number], examples[number]
            if kind is not None and path is not None:
                held = _together(groups, rings.get(number, ())) if kind == "dom" else None
                found.append(self._finding(kind, groups[number], path, held))
                explained.update(path.node_ids)
        found.extend(self._grown_collections(explained))
        found.extend(self._grown_storage(explained))
        return tuple(sorted(found, key=lambda f: (_ORDER.index(f.kind), -f.retained_bytes)))

    def _groups(self) -> Iterator[_Group]:
        """The kinds of nodes of which enough are new and alive."""
        snapshot = self._snapshot
        kept = self._is_new & self._after.paths.explained & self._of_page()
        gone = ~np.isin(self._before.node_id, snapshot.node_id)
        gone &= self._before.nodes_of_type("object", "closure", "native", "regexp")
        before = HeapAnalysis(self._before, component_class=self._after.component_class)
        departed = group_nodes(before, np.flatnonzero(gone))
        for key, nodes in group_nodes(self._after, np.flatnonzero(kept)).items():
            count = len(nodes) - len(departed.get(key, ()))
            if count >= self._enough and not _of_engine(key.name):
                yield _Group(key, count, nodes)

    def _of_page(self) -> Mask:
        """The nodes that a page's author can have made, shape (n,)."""
        snapshot = self._snapshot
        internal = np.zeros(len(snapshot.strings), dtype=np.bool_)
        internal[snapshot.strings.matching(rb'"(?:system / |blink::|\(|InternalNode")')] = True
        of_page = snapshot.nodes_of_type("object", "closure", "native", "regexp")
        return of_page & ~internal[snapshot.node_name] & ~self._after.preference.engine_nodes

    def _example(self, group: _Group) -> RetainingPath | None:
        """The path to the node of the group that is nearest to a root."""
        looked_at = group.nodes[:_SEARCHED_FOR_OWNER].tolist()
        chains = {node: self._after.paths.chain_to(node) for node in looked_at}
        lengths = {node: len(chain[1]) for node, chain in chains.items() if chain is not None}
        if not lengths:
            return None
        return self._after.paths.path_to(min(lengths, key=lengths.__getitem__))

    def _kind(self, group: _Group, path: RetainingPath) -> FindingKind:
        name, steps = group.key.name, path.steps
        kind: FindingKind = "object"
        if self._after.names.components[group.nodes[0]]:
            kind = "component"
        elif _LISTENER.fullmatch(name):
            kind = "listener"
        elif _TIMER.fullmatch(name):
            kind = "timer"
        elif group.key.kind == "native" and _DOM.fullmatch(name):
            kind = "dom"
        elif group.key.kind == "closure" and _is_callback(steps):
            kind = "callback"
        elif "__objectSignals__" in steps:
            kind = "backend-channel"
        return kind

    def _told(
        self,
        kinds: list[FindingKind | None],
        groups: list[_Group],
        owner: npt.NDArray[np.int32],
    ) -> dict[int, set[int]]:
        """The numbers of the groups that are findings of their own, each with its ring.

        A group most of which is alive through another goes with that one. A callback of Tauri's
        is held by nobody else. A component goes with the component that it is part of, and a node
        with the component or the tree that it is in; but both are what people look for, and told
        even where a callback or an object holds them. In a chain (each closure's scope holds the
        object before, whose method is such a closure) every group hangs on the others: each such
        ring is told by the group that is nearest to a root, and by its closures, whose code is
        where the chain is made.
        """
        components = self._after.names.components

        def explains(kind: FindingKind, other: _Group) -> bool:
            if kind not in ("component", "dom"):
                return True
            is_node = kind == "dom" and _DOM.fullmatch(other.key.name) is not None
            is_frame = self._after.names.class_name(int(other.nodes[0])) == "Window"
            return is_node or is_frame or bool(components[other.nodes[0]])

        above: dict[int, set[int]] = {}
        for number, (kind, group) in enumerate(zip(kinds, groups, strict=True)):
            if kind is None:
                continue
            above[number] = set()
            if kind == "callback":
                continue
            looked_at = group.nodes[:_SEARCHED_FOR_OWNER].tolist()
            hanging: dict[int, int] = {}
            any_above = 0
            for node in looked_at:
                over = {
                    other
                    for other in self._groups_above(node, number, owner)
                    if kinds[other] is not None and explains(kind, groups[other])
                }
                any_above += bool(over)
                for other in over:
                    hanging[other] = hanging.get(other, 0) + 1
            if 2 * any_above > len(looked_at):
                above[number] = set(hanging)
        return self._representatives(above, groups)

    def _representatives(
        self, above: dict[int, set[int]], groups: list[_Group]
    ) -> dict[int, set[int]]:
        """Of each ring of groups that hang on no group outside it, those that tell of it."""
        reach = {number: _all_above(number, above) for number in above}
        told: dict[int, set[int]] = {}
        for number, over in reach.items():
            ring = {other for other in over if number in reach[other]}
            if over - ring:
                continue
            # That a plain array is in the ring says less than what it holds.
            nearest = min(
                {number, *ring},
                key=lambda one: (groups[one].key.name == "Array", self._depth(groups[one])),
            )
            if number == nearest or (ring and groups[number].key.kind == "closure"):
                told[number] = ring - {number}
        return told

    def _depth(self, group: _Group) -> int:
        """How many references lead from a root to the nearest node of the group."""
        chains = map(self._after.paths.chain_to, group.nodes[:_SEARCHED_FOR_OWNER].tolist())
        return min(len(chain[1]) for chain in chains if chain is not None)

    def _groups_above(self, node: int, number: int, owner: npt.NDArray[np.int32]) -> Iterator[int]:
        """The numbers of the other groups on the path to ``node``, the nearest first."""
        while (node := self._after.paths.parent(node)) >= 0:
            if owner[node] not in (-1, number):
                yield int(owner[node])

    def _finding(
        self,
        kind: FindingKind,
        group: _Group,
        path: RetainingPath,
        tree: _Group | None,
    ) -> Finding:
        """``tree`` is the rest of a tree of elements that is held through this one."""
        name = self._name(kind, int(group.nodes[0]))
        if tree is not None:
            name = f"elements held through {name}"
            group = _Group(
                group.key, group.count + tree.count, np.concatenate([group.nodes, tree.nodes])
            )
        return Finding(
            kind=kind,
            name=name,
            per_cycle=round(group.count / self._cycles, 3),
            count=group.count,
            retained_bytes=self._after.sizes.together(group.nodes.tolist()),
            path=path.steps,
        )

    def _name(self, kind: FindingKind, node: int) -> str:
        """What the node is called; a listener or timer by the function that it calls."""
        names, snapshot = self._after.names, self._snapshot
        seen = {node}
        frontier = [node] if kind in ("listener", "timer") else []
        while frontier and len(seen) < _NEAR_A_LISTENER:
            edges = [edge for near in frontier for edge in snapshot.edges_of(near)]
            near_nodes = dict.fromkeys(snapshot.edge_to[edges].tolist())
            for near in near_nodes:
                if snapshot.kind(near) == "closure":
                    return names.label(near)
            frontier = [
                near
                for near in near_nodes
                if near not in seen and snapshot.kind(near) == "native" and self._is_new[near]
            ]
            seen.update(frontier)
        described = names.described(node)
        # Of a page that did not navigate, a further Window is that of a frame taken out.
        return "Detached Window" if described == "Window" else described

    def _grown_collections(self, explained: set[int]) -> Iterator[Finding]:
        """The collections that got larger by things that are no finding yet, such as texts."""
        now = collection_entries(self._snapshot)
        then = collection_entries(self._before)
        entries_then = dict(
            zip(self._before.node_id[then.ordinal].tolist(), then.entries, strict=True)
        )
        of_page = self._of_page() & self._after.paths.explained & ~self._is_new
        for ordinal, entries in zip(now.ordinal.tolist(), now.entries.tolist(), strict=True):
            node_id = int(self._snapshot.node_id[ordinal])
            count = entries - int(entries_then.get(node_id, 0))
            if count < self._enough or not of_page[ordinal] or node_id in explained:
                continue
            path = self._after.paths.path_to(ordinal)
            if path is not None and not any(map(_of_engine, path.steps)):
                explained.add(node_id)
                yield Finding(
                    kind="object",
                    name=f"entries of {path.target_name}",
                    per_cycle=round(count / self._cycles, 3),
                    count=count,
                    retained_bytes=int(self._after.sizes.retained_bytes[ordinal]),
                    path=path.steps,
                )

    def _grown_storage(self, explained: set[int]) -> Iterator[Finding]:
        """The collections and texts that take more bytes, where no finding says why already."""
        of_page = self._after.paths.explained
        for grown_one in grown_storage(self._before, self._snapshot, self._cycles):
            path = self._after.paths.path_to(grown_one.ordinal)
            if path is None or not of_page[grown_one.ordinal] or path.target_id in explained:
                continue
            if not any(map(_of_engine, path.steps)):
                yield Finding(
                    kind="collection",
                    name=_named(grown_one.name, path),
                    per_cycle=round(grown_one.bytes_more / self._cycles, 3),
                    count=grown_one.bytes_more,
                    retained_bytes=grown_one.bytes_more,
                    path=path.steps,
                    unit="bytes",
                    is_estimate=grown_one.is_estimate,
                )


def _named(class_name: str, path: RetainingPath) -> str:
    """A collection by its class and by what holds it, such as ``Array samples``."""
    holders = path.steps[1:-1]
    return f"{class_name} {_SCOPE.sub('', holders[-1]).strip(chr(34))}" if holders else class_name


def _together(groups: list[_Group], ring: Iterable[int]) -> _Group | None:
    """The elements among the groups of a ring, as one group; None where there are none."""
    elements = [groups[number] for number in ring if _ELEMENT.match(groups[number].key.name)]
    if not elements:
        return None
    nodes = np.concatenate([group.nodes for group in elements])
    return _Group(elements[0].key, sum(group.count for group in elements), nodes)


def _all_above(number: int, above: dict[int, set[int]]) -> set[int]:
    """The groups that this one hangs on, and those that they hang on, and so on."""
    reached: set[int] = set()
    waiting = list(above[number])
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting.extend(above.get(other, ()))
    return reached


def _of_engine(step: str) -> bool:
    """Whether a step of a path is an object that the browser makes for itself."""
    return _NOT_THE_PAGE.fullmatch(step.removeprefix("closure ")) is not None


def _is_callback(steps: tuple[str, ...]) -> bool:
    """Whether the path ends at a callback of Tauri's: on ``window``, or in the callbacks Map."""
    holder = steps[:-1]
    return (len(holder) == 2 and _CALLBACK_ID.fullmatch(holder[1]) is not None) or (
        "__TAURI_INTERNALS__" in holder and holder[-3:-1] == ("callbacks", "Map")
    )
