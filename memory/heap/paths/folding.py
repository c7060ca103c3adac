"""Folds what repeats on retaining paths, so that a list of any length is told in a few words.

The path to the last node of a linked list is as long as the list, and those to all its nodes
together are as long as its square. Yet they are alike: this module says which paths are, in a time
that grows with the number of nodes alone, and shortens a path to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.graph.breadth_first import NO_EDGE, NOT_REACHED
from memory.heap.naming.node_names import NodeNames
from memory.heap.snapshot import HeapSnapshot

NUMBER: Final = re.compile(r"\d+(?:,\d{3})*")
# What repeats less often is told as it is.
_FEWEST_TIMES: Final = 4
_BACKWARD: Final = re.compile(r"Prev(?:ious)?$")  # as _idlePrev and _idleNext of Node's timers
# Repetitions of one step (a list, a tree), of two (a tree with an array in each node) or three.
_PERIODS: Final = (1, 2, 3)
# Of a longer path, after folding, the middle is left out.
_LONGEST: Final = 80
_NUMBERED: Final = -1
_SAME_CLASS: Final = -2
_FAR: Final = -3
# Nodes of one name that are still told apart.
_NAMED_ONE_BY_ONE: Final = ("closure", "concatenated string", "sliced string")
_OWN: Final = -1
# Paths share most of their edges; but one path alone may have millions.
_REMEMBERED: Final = 1 << 16

Step = tuple[int, int, int]


@dataclass(frozen=True)
class Fold:
    """Edges of a shortened path that stand for more of the same, or for a part left out."""

    start: int  # the position of the first of them
    length: int  # how many there are; 0 where a part is left out
    times: int  # how often they repeat; how many edges are left out
    alternatives: tuple[int, ...] = ()  # edges that stand in the first one's place elsewhere


@dataclass(frozen=True)
class FoldedPath:
    """A path as far as it is told."""

    edges: tuple[int, ...]
    folds: tuple[Fold, ...] = ()


class _State:
    """What a path looks like, repetitions folded: its last step and the state before that."""

    __slots__ = ("before", "depth", "next", "period", "step")

    def __init__(self, before: _State | None, step: Step | None) -> None:
        self.before = before
        self.step = step
        self.depth: int = 0 if before is None else before.depth + 1
        self.next: dict[Step, _State] = {}
        self.period = 0  # of the repetition that ends here, if one was folded

    def along(self, step: Step) -> _State:
        """The state after one step more."""
        if self.depth >= _LONGEST:
            # Nobody reads on from here; what differs is the class alone.
            step = (_FAR, 0, step[2])
            if self.step is not None and self.step[0] == _FAR:
                return self if self.step == step else self._known(step, self.before)
        for period in _PERIODS:
            if (repeated := self._repeats(step, period)) is not None:
                repeated.period = period
                return repeated
        return self._known(step, self)

    def up(self, count: int) -> _State | None:
        """The state that many steps before."""
        state: _State | None = self
        for _ in range(count):
            state = None if state is None else state.before
        return state

    def _known(self, step: Step, before: _State | None) -> _State:
        assert before is not None
        if step not in before.next:
            before.next[step] = _State(before, step)
        return before.next[step]

    def _repeats(self, step: Step, period: int) -> _State | None:
        """The earlier state that the last ``period`` steps only repeat, or None."""
        recent: _State | None = self
        earlier = self.up(period - 1)
        found = earlier
        for at in range(period):
            if recent is None or earlier is None or earlier.step is None:
                return None
            if (step if at == 0 else recent.step) != earlier.step:
                return None
            earlier = earlier.before
            recent = recent if at == 0 else recent.before
        return found


class PathFolding:
    """Folds the paths of one snapshot, given by the edge that first reached each node."""

    def __init__(
        self, snapshot: HeapSnapshot, names: NodeNames, parent_edge: npt.NDArray[np.int64]
    ) -> None:
        self._snapshot = snapshot
        self._names = names
        self._parent_edge = parent_edge
        self._roots: dict[int, _State] = {}
        self._states: dict[int, _State] = {}
        self._steps: dict[int, Step] = {}
        self._edge_names: dict[int, int] = {}
        self._texts: dict[str, int] = {}
        self._shared_classes: dict[tuple[int, int, int], int] = {}
        self._own_classes: dict[int, int] = {}
        self._class_ids: dict[tuple[int, str], int] = {}

    def alike(self, ordinals: Iterable[int]) -> list[tuple[int, int]]:
        """One node for each set of nodes whose paths are alike, and how many such nodes there are.

        Nodes that nothing holds are left out. The sets come in the order of their first nodes.
        """
        counts: dict[tuple[_State, int], tuple[int, int]] = {}
        for ordinal in ordinals:
            if self._parent_edge[ordinal] == NOT_REACHED:
                continue
            key = (self._state(ordinal), self._class(ordinal))
            example, count = counts.get(key, (ordinal, 0))
            counts[key] = example, count + 1
        for key in list(counts):
            state, of_class = key
            # The first node of a list is held as its others are, but for the repetition.
            base = (state.up(state.period), of_class) if state.period else None
            if base is not None and base[0] is not None and (base[0], of_class) in counts:
                example, count = counts.pop(key)
                first, others = counts[base[0], of_class]
                counts[base[0], of_class] = min(first, example), others + count
        return list(counts.values())

    def folded(self, edges: Sequence[int]) -> FoldedPath:
        """The path along ``edges``, with repetitions folded and the middle of the rest left out."""
        steps = [self._step(edge) for edge in edges]
        kept: list[int] = []
        folds: list[Fold] = []
        at = 0
        while at < len(edges):
            period, times = _repetition(steps, at)
            end = at + period * times
            if times > 1:
                others = self._alternatives(edges[at:end]) if period == 1 else ()
                folds.append(Fold(len(kept), period, times, others))
            # The last of them, as it may be the path's end.
            kept += edges[end - period : end]
            at = end
        return _without_middle(kept, folds)

    def _alternatives(self, edges: Sequence[int]) -> tuple[int, ...]:
        """One edge for each name among these."""
        return tuple({self._edge_name(edge): edge for edge in edges}.values())

    def _state(self, ordinal: int) -> _State:
        pending: list[tuple[int, int]] = []
        while ordinal not in self._states:
            edge = int(self._parent_edge[ordinal])
            if edge == NO_EDGE:
                of_class = self._class(ordinal)
                self._states[ordinal] = self._roots.setdefault(of_class, _State(None, None))
                break
            pending.append((ordinal, edge))
            ordinal = int(self._snapshot.edge_from[edge])
        state = self._states[ordinal]
        for node, edge in reversed(pending):
            state = state.along(self._step(edge))
            self._states[node] = state
        return state

    def _step(self, edge: int) -> Step:
        """What one edge and the node behind it look like, numbers aside."""
        step = self._steps.get(edge)
        if step is None:
            step = self._new_step(edge)
            if len(self._steps) < _REMEMBERED:
                self._steps[edge] = step
        return step

    def _new_step(self, edge: int) -> Step:
        source, target = int(self._snapshot.edge_from[edge]), int(self._snapshot.edge_to[edge])
        of_class = self._class(target)
        if of_class == self._class(source):
            # A list or a tree of its own kind, whatever its references are called.
            return _SAME_CLASS, 0, of_class
        return int(self._snapshot.edge_type[edge]), self._either_way(edge), of_class

    def _either_way(self, edge: int) -> int:
        """The edge's name; at both ends of a list that is linked in both directions, the same."""
        if self._snapshot.named_edges[edge]:
            name = self._snapshot.edge_label(edge)
            return self._text(_BACKWARD.sub("Next", name))
        return self._edge_name(edge)

    def _edge_name(self, edge: int) -> int:
        if not self._snapshot.named_edges[edge]:
            return _NUMBERED
        index = int(self._snapshot.edge_name[edge])
        if index not in self._edge_names:
            self._edge_names[index] = self._text(self._snapshot.strings[index])
        return self._edge_names[index]

    def _text(self, text: str) -> int:
        return self._texts.setdefault(NUMBER.sub("#", text), len(self._texts))

    def _class(self, ordinal: int) -> int:
        """A number for what the node is called, numbers in its name aside."""
        snapshot = self._snapshot
        shared = (
            int(snapshot.node_type[ordinal]),
            int(snapshot.node_name[ordinal]),
            int(snapshot.detachedness[ordinal]),
        )
        of_class = self._shared_classes.get(shared)
        if of_class is None:
            label = self._names.label(ordinal)
            own = label == "Object" or snapshot.kind(ordinal) in _NAMED_ONE_BY_ONE
            of_class = _OWN if own else self._class_id(shared[0], label)
            self._shared_classes[shared] = of_class
        if of_class != _OWN and not self._names.components[ordinal]:
            return of_class
        if ordinal not in self._own_classes:
            described = self._names.described(ordinal)
            self._own_classes[ordinal] = self._class_id(shared[0], described)
        return self._own_classes[ordinal]

    def _class_id(self, kind: int, name: str) -> int:
        return self._class_ids.setdefault((kind, NUMBER.sub("#", name)), len(self._class_ids))


def _repetition(steps: Sequence[Step], at: int) -> tuple[int, int]:
    """How many steps repeat from ``at`` on, and how often; one, once, where too few do."""
    for period in _PERIODS:
        end = at + period
        while end + period <= len(steps) and steps[end] == steps[end - period]:
            if steps[end : end + period] != steps[at : at + period]:
                break
            end += period
        if end - at >= _FEWEST_TIMES * period:
            return period, (end - at) // period
    return 1, 1


def _without_middle(kept: list[int], folds: list[Fold]) -> FoldedPath:
    if len(kept) <= _LONGEST:
        return FoldedPath(tuple(kept), tuple(folds))
    head = tail = _LONGEST // 2
    left_out = len(kept) - head - tail
    shown = [fold for fold in folds if fold.start + fold.length <= head]
    shown.append(Fold(head, 0, left_out))
    shown += [
        replace(fold, start=fold.start - left_out)
        for fold in folds
        if fold.start >= head + left_out
    ]
    return FoldedPath((*kept[:head], *kept[-tail:]), tuple(shown))
