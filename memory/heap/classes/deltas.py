"""Compares two snapshots of one page class by class: what is new and what has gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.classes.node_classes import NodeClasses
from memory.heap.classes.totals import class_sums
from memory.heap.growth.snapshot_pair import check_pair
from memory.heap.snapshot import Mask

_NO_CLASS: Final = -1


@dataclass(frozen=True)
class ClassDelta:
    """How a class has changed from one snapshot to a later one."""

    name: str
    new: int
    """How many of the class are there now that were not."""
    deleted: int
    """How many have gone, or are of another class now: a detached element is one."""
    count_delta: int
    size_delta: int
    """Of the shallow sizes, in bytes."""


def class_deltas(before: NodeClasses, after: NodeClasses) -> tuple[ClassDelta, ...]:
    """The classes of which nodes came or went, or that changed in size; most growth first.

    Raises:
        PairError: the two are no snapshots of one page, the earlier one first.
    """
    check_pair(before.analysis.snapshot, after.analysis.snapshot)
    names = tuple(dict.fromkeys((*before.names, *after.names)))
    new = _counts(after, new_nodes(before, after), names)
    deleted = _counts(before, new_nodes(after, before), names)
    sizes = [
        dict(zip(each.names, class_sums(each, each.analysis.snapshot.self_size), strict=True))
        for each in (before, after)
    ]
    deltas = (
        ClassDelta(
            name,
            new[name],
            deleted[name],
            new[name] - deleted[name],
            sizes[1].get(name, 0) - sizes[0].get(name, 0),
        )
        for name in names
    )
    changed = (each for each in deltas if each.new or each.deleted or each.size_delta)
    return tuple(sorted(changed, key=lambda delta: (-delta.size_delta, delta.name)))


def new_nodes(before: NodeClasses, after: NodeClasses) -> Mask:
    """The nodes of ``after`` that ``before`` has not, or not in the same class; shape (n,).

    An id stands for the same node as long as a page lives.
    """
    there = before.analysis.snapshot.ordinals_of(after.analysis.snapshot.node_id)
    number_of = {name: number for number, name in enumerate(after.names)}
    numbers = np.array([number_of.get(name, _NO_CLASS) for name in before.names], dtype=np.int32)
    class_before = np.where(there < 0, _NO_CLASS, numbers[before.of_node[there]])
    is_new: Mask = class_before != after.of_node
    return is_new


def _counts(classes: NodeClasses, nodes: Mask, names: tuple[str, ...]) -> dict[str, int]:
    counts: npt.NDArray[np.intp] = np.bincount(classes.of_node[nodes], minlength=len(classes.names))
    return {**dict.fromkeys(names, 0), **dict(zip(classes.names, counts.tolist(), strict=True))}
