"""Adds up a heap by class, and lists the instances of a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from memory.heap.classes.node_classes import NodeClasses

InstanceOrder = Literal["distance", "shallow", "retained"]
_FAR = np.iinfo(np.int32).max


@dataclass(frozen=True)
class ClassTotal:
    """The nodes of one class together."""

    name: str
    count: int
    distance: int | None
    """References from a root to the nearest of them; None where nothing holds any."""
    shallow_bytes: int
    retained_bytes: int
    """What would be freed with all of them, each byte once."""


@dataclass(frozen=True)
class Instance:
    """One node of a class."""

    id: int
    name: str
    distance: int | None
    """References from a root; None where nothing holds it."""
    shallow_bytes: int
    retained_bytes: int


def class_totals(classes: NodeClasses) -> tuple[ClassTotal, ...]:
    """What each class takes, the one that retains most first."""
    analysis, size = classes.analysis, len(classes.names)
    retained = np.where(classes.outermost, analysis.sizes.retained_bytes, 0)
    distances = analysis.paths.distances
    nearest = np.full(size, _FAR, dtype=np.int32)
    np.minimum.at(nearest, classes.of_node, np.where(distances < 0, _FAR, distances))
    counts = np.bincount(classes.of_node, minlength=size)
    totals = [
        ClassTotal(name, count, None if near == _FAR else near, shallow, kept)
        for name, count, near, shallow, kept in zip(
            classes.names,
            counts.tolist(),
            nearest.tolist(),
            class_sums(classes, analysis.snapshot.self_size),
            class_sums(classes, retained),
            strict=True,
        )
    ]
    return tuple(sorted(totals, key=lambda total: (-total.retained_bytes, total.name)))


def class_sums(classes: NodeClasses, values: npt.NDArray[np.int64]) -> list[int]:
    """For each class the sum of ``values``, shape (n,), over its nodes."""
    sums = np.zeros(len(classes.names), dtype=np.int64)
    np.add.at(sums, classes.of_node, values)
    totals: list[int] = sums.tolist()
    return totals


def instances(
    classes: NodeClasses,
    nodes: npt.NDArray[np.intp],
    limit: int,
    order: InstanceOrder = "retained",
    *,
    largest_first: bool = True,
) -> tuple[Instance, ...]:
    """The first ``limit`` of these nodes in that order, then in heap order."""
    analysis = classes.analysis
    snapshot = analysis.snapshot
    retained, distances = analysis.sizes.retained_bytes, analysis.paths.distances
    values: dict[InstanceOrder, npt.NDArray[np.integer[Any]]]
    values = {"distance": distances, "shallow": snapshot.self_size, "retained": retained}
    keys = values[order][nodes].astype(np.int64)
    shown = nodes[np.argsort(-keys if largest_first else keys, kind="stable")[:limit]]
    return tuple(
        Instance(
            id=int(snapshot.node_id[node]),
            name=analysis.names.described(node),
            distance=int(distances[node]) if distances[node] >= 0 else None,
            shallow_bytes=int(snapshot.self_size[node]),
            retained_bytes=int(retained[node]),
        )
        for node in shown.tolist()
    )
