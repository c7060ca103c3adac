"""Answers what is asked of heap snapshots in files; the last ones stay read."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from engine.page_scripts import page_scripts
from lab.heap.explore.questions import (
    Classes,
    ClassesQuestion,
    ClassOrder,
    DeltaOrder,
    Deltas,
    DeltasQuestion,
    HeldThrough,
    Instances,
    InstancesQuestion,
    Overview,
    OverviewQuestion,
    PathsQuestion,
    Question,
    SnapshotFile,
)
from memory.heap.analysis import HeapAnalysis
from memory.heap.classes.deltas import ClassDelta, class_deltas, new_nodes
from memory.heap.classes.node_classes import NodeClasses
from memory.heap.classes.totals import ClassTotal, class_totals, instances
from memory.heap.detached.nodes import detached_nodes, dom_nodes
from memory.heap.naming.printable import printable, printable_values
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.several import several_paths
from memory.heap.sizes.largest import largest_retained, sized_nodes

_LONGEST_NAME: Final = 1000
# Two are compared. Each takes some times as much memory as its file has bytes.
_KEPT: Final = 2
_FAR: Final = 1 << 62

RowT = TypeVar("RowT", ClassTotal, ClassDelta)

_TOTAL_KEYS: Final[dict[ClassOrder, Callable[[ClassTotal], int | str]]] = {
    "name": lambda row: row.name.casefold(),
    "count": lambda row: row.count,
    "distance": lambda row: _FAR if row.distance is None else row.distance,
    "shallow": lambda row: row.shallow_bytes,
    "retained": lambda row: row.retained_bytes,
}
_DELTA_KEYS: Final[dict[DeltaOrder, Callable[[ClassDelta], int | str]]] = {
    "name": lambda row: row.name.casefold(),
    "new": lambda row: row.new,
    "deleted": lambda row: row.deleted,
    "count": lambda row: row.count_delta,
    "size": lambda row: row.size_delta,
}


class _Explored:
    """One snapshot that has been read, with what was worked out of it."""

    def __init__(self, file: SnapshotFile) -> None:
        path = Path(os.fsdecode(file.path))
        scripts = page_scripts(file.scripts) if file.scripts else None
        self.analysis = HeapAnalysis(read_snapshot(path), scripts)
        self._classes: NodeClasses | None = None
        self._totals: tuple[ClassTotal, ...] | None = None
        self.deltas: tuple[object, tuple[ClassDelta, ...]] | None = None
        """What changed since another one."""

    @property
    def classes(self) -> NodeClasses:
        if self._classes is None:
            self._classes = NodeClasses(self.analysis)
        return self._classes

    @property
    def totals(self) -> tuple[ClassTotal, ...]:
        if self._totals is None:
            self._totals = class_totals(self.classes)
        return self._totals


class Answers:
    """Answers questions one after the other.

    Each answer may raise :class:`memory.heap.snapshot_error.SnapshotError`: a file cannot be read,
    is no snapshot that can be analysed here, or two cannot be compared.
    """

    def __init__(self) -> None:
        self._read: OrderedDict[object, _Explored] = OrderedDict()

    @property
    def kept(self) -> int:
        """How many snapshots are in memory."""
        return len(self._read)

    def forget(self) -> None:
        """Give back the memory of what was read."""
        self._read.clear()

    def answer(self, question: Question) -> object:
        """The answer, as the question's class says."""
        return printable_values(self._answer(question), _LONGEST_NAME)

    def _answer(self, question: Question) -> object:
        match question:
            case OverviewQuestion():
                return self._overview(question)
            case ClassesQuestion():
                return self._classes(question)
            case DeltasQuestion():
                return self._deltas(question)
            case InstancesQuestion():
                return self._instances(question)
            case PathsQuestion():
                return self._paths(question)

    def _overview(self, question: OverviewQuestion) -> Overview:
        analysis = self._explored(question.file).analysis
        snapshot = analysis.snapshot
        detached = dom_nodes(snapshot, detached_nodes(snapshot))
        return Overview(
            nodes=snapshot.node_count,
            edges=snapshot.edge_count,
            total_bytes=snapshot.total_bytes,
            largest=largest_retained(analysis, question.listed),
            detached=sized_nodes(analysis, detached, question.listed),
            detached_count=len(detached),
        )

    def _classes(self, question: ClassesQuestion) -> Classes:
        found = _containing(self._explored(question.file).totals, question.containing)
        rows = sorted(found, key=_TOTAL_KEYS[question.order], reverse=question.largest_first)
        return Classes(tuple(rows[: question.listed]), len(rows))

    def _deltas(self, question: DeltasQuestion) -> Deltas:
        before, after = self._pair(question.before, question.file)
        if after.deltas is None or after.deltas[0] is not before:
            after.deltas = before, class_deltas(before.classes, after.classes)
        found = _containing(after.deltas[1], question.containing)
        rows = sorted(found, key=_DELTA_KEYS[question.order], reverse=question.largest_first)
        return Deltas(tuple(rows[: question.listed]), len(rows))

    def _instances(self, question: InstancesQuestion) -> Instances:
        explored = self._explored(question.file)
        before = None
        if question.before is not None:
            before, explored = self._pair(question.before, question.file)
        nodes = _nodes_of(explored.classes, question.class_name)
        if before is not None:
            nodes = nodes[new_nodes(before.classes, explored.classes)[nodes]]
        order, largest_first = question.order, question.largest_first
        rows = instances(
            explored.classes, nodes, question.listed, order, largest_first=largest_first
        )
        return Instances(rows, len(nodes))

    def _paths(self, question: PathsQuestion) -> HeldThrough:
        analysis = self._explored(question.file).analysis
        node = analysis.snapshot.ordinal_of(question.node_id)
        if node < 0:
            return HeldThrough("", 0, ())
        return HeldThrough(
            analysis.names.described(node),
            int(analysis.sizes.retained_bytes[node]),
            tuple(path.steps for path in several_paths(analysis, node, question.listed)),
        )

    def _pair(self, before: SnapshotFile, after: SnapshotFile) -> tuple[_Explored, _Explored]:
        earlier = self._explored(before)
        return earlier, self._explored(after)

    def _explored(self, file: SnapshotFile) -> _Explored:
        key = _content_key(file)
        if key not in self._read:
            while len(self._read) >= _KEPT:
                self._read.popitem(last=False)
            self._read[key] = _Explored(file)
        self._read.move_to_end(key)
        return self._read[key]


def _content_key(file: SnapshotFile) -> object:
    """What differs when a file has been written anew."""
    try:
        status = Path(os.fsdecode(file.path)).stat()
    except OSError:
        # Whoever reads it says what is wrong.
        return file.path
    return file.path, status.st_mtime_ns, status.st_size, status.st_ino


def _containing(rows: Iterable[RowT], text: str) -> Sequence[RowT]:
    wanted = text.strip().casefold()
    return [row for row in rows if wanted in printable(row.name).casefold()]


def _nodes_of(classes: NodeClasses, name: str) -> npt.NDArray[np.intp]:
    nodes = classes.nodes_of(name)
    if len(nodes) or name in classes.names:
        return nodes
    # The name was made safe to show, and perhaps cut.
    shown = [each for each in classes.names if printable(each, _LONGEST_NAME) == name]
    return classes.nodes_of(shown[0]) if shown else nodes
