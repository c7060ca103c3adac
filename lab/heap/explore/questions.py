"""What the process that heap snapshots are explored in is asked, and what it answers.

Each message either way is one of :mod:`engine.heap_messages`. Questions are
answered in their order, each by one ``ANSWER`` or one ``REFUSAL``. Names in the answers are safe to
show, and on one line.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from engine.heap_messages import ScriptFile
from memory.heap.classes.deltas import ClassDelta
from memory.heap.classes.totals import ClassTotal, Instance, InstanceOrder
from memory.heap.paths.step import PathStep
from memory.heap.sizes.largest import SizedNode

ClassOrder = Literal["name", "count", "distance", "shallow", "retained"]
DeltaOrder = Literal["name", "new", "deleted", "count", "size"]


class SnapshotFile(msgspec.Struct, frozen=True):
    """A snapshot in a file, and what is known of the page's scripts."""

    path: bytes
    """As :func:`os.fsencode` gives it: a name need not be valid UTF-8."""
    scripts: dict[int, ScriptFile] = {}
    """By V8's script id; empty where nobody knows the page."""


class Overview(msgspec.Struct, frozen=True):
    """What a snapshot holds at a glance. Sizes are bytes."""

    nodes: int
    edges: int
    total_bytes: int
    largest: tuple[SizedNode, ...]
    detached: tuple[SizedNode, ...]
    detached_count: int


class OverviewQuestion(msgspec.Struct, frozen=True, tag="overview"):
    """The answer is an :class:`Overview` with lists of ``listed`` nodes at most."""

    file: SnapshotFile
    listed: int


class Classes(msgspec.Struct, frozen=True):
    """The first of the classes that were found."""

    rows: tuple[ClassTotal, ...]
    found: int


class ClassesQuestion(msgspec.Struct, frozen=True, tag="classes"):
    """Which classes have ``containing`` in their name; the answer is :class:`Classes`.

    Upper and lower case are the same.
    """

    file: SnapshotFile
    listed: int
    containing: str = ""
    order: ClassOrder = "retained"
    largest_first: bool = True


class Deltas(msgspec.Struct, frozen=True):
    """The first of the classes that have changed."""

    rows: tuple[ClassDelta, ...]
    found: int


class DeltasQuestion(msgspec.Struct, frozen=True, tag="deltas"):
    """As :class:`ClassesQuestion`, of what changed since ``before``; the answer is :class:`Deltas`.

    Refused if the two are no snapshots of one page, the earlier one before.
    """

    file: SnapshotFile
    before: SnapshotFile
    listed: int
    containing: str = ""
    order: DeltaOrder = "size"
    largest_first: bool = True


class Instances(msgspec.Struct, frozen=True):
    """The first of the nodes of a class."""

    rows: tuple[Instance, ...]
    found: int


class InstancesQuestion(msgspec.Struct, frozen=True, tag="instances"):
    """The nodes of a class, with ``before`` only those that are new; the answer is Instances."""

    file: SnapshotFile
    class_name: str
    listed: int
    order: InstanceOrder = "retained"
    largest_first: bool = True
    before: SnapshotFile | None = None


class HeldThrough(msgspec.Struct, frozen=True):
    """What keeps one node alive: its paths, the one that explains most first."""

    name: str
    retained_bytes: int
    paths: tuple[tuple[PathStep, ...], ...]
    """Empty where nothing but weak references lead there, or the snapshot has no such node."""


class PathsQuestion(msgspec.Struct, frozen=True, tag="paths"):
    """What holds the node of this id; the answer is :class:`HeldThrough`."""

    file: SnapshotFile
    node_id: int
    listed: int


Question = OverviewQuestion | ClassesQuestion | DeltasQuestion | InstancesQuestion | PathsQuestion
