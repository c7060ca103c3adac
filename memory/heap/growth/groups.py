"""Groups nodes by class and shape, so that two snapshots can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.analysis import HeapAnalysis
from memory.heap.equal_rows import sorted_rows
from memory.heap.snapshot import Engine, HeapSnapshot

# An object with this many properties is used as a map: its keys are data and no shape.
_MAP_LIKE: Final = 20
PLAIN_OBJECT: Final = "Object"
_MAP_SHAPE: Final = 1
_INHERITED: Final = "__proto__"
_INHERITED_SHAPE: Final = 2
# What JavaScriptCore calls hidden classes.
_STRUCTURE: Final = "Structure"


@dataclass(frozen=True)
class GroupKey:
    """What the nodes of a group have in common."""

    kind: str
    name: str
    detail: int  # a plain object's hidden class or a closure's place, as a number; else 0


def group_nodes(
    analysis: HeapAnalysis, ordinals: npt.NDArray[np.intp]
) -> dict[GroupKey, npt.NDArray[np.intp]]:
    """The nodes by kind, class name, and shape or place in the source."""
    snapshot = analysis.snapshot
    if len(ordinals) == 0:
        return {}
    detail = _shapes(analysis, ordinals)
    _add_places(analysis, ordinals, detail)
    _add_components(analysis, ordinals, detail)
    order, first = sorted_rows(snapshot.node_type[ordinals], snapshot.node_name[ordinals], detail)
    groups: dict[GroupKey, npt.NDArray[np.intp]] = {}
    for row, nodes in zip(order[first].tolist(), np.split(ordinals[order], first[1:]), strict=True):
        example = int(ordinals[row])
        name = analysis.names.class_name(example)
        # A component's detail is a number of this snapshot alone; its name says the same in both.
        key = GroupKey(snapshot.kind(example), name, max(int(detail[row]), 0))
        # Tags that differ in their attributes have names of their own and are one class.
        groups[key] = np.concatenate([groups[key], nodes]) if key in groups else nodes
    return groups


def _shapes(analysis: HeapAnalysis, ordinals: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """For each plain object the id of its hidden class, 0 for the others.

    Objects that one piece of code makes share a hidden class, which names their properties in
    order; the edges of an object would not do, as small whole numbers have none.
    """
    snapshot = analysis.snapshot
    plain = snapshot.node_name[ordinals] == snapshot.strings.index_of(PLAIN_OBJECT)
    row_of = np.full(snapshot.node_count, -1, dtype=np.int64)
    row_of[ordinals[plain]] = np.flatnonzero(plain)
    shapes = np.zeros(len(ordinals), dtype=np.int64)
    maps = _to_hidden_classes(snapshot)
    maps = maps[row_of[snapshot.edge_from[maps]] >= 0]
    shapes[row_of[snapshot.edge_from[maps]]] = snapshot.node_id[snapshot.edge_to[maps]]
    # What others inherit from has a hidden class of its own.
    inherited = row_of[snapshot.edge_to[snapshot.edges_named(_INHERITED)]]
    shapes[inherited[inherited >= 0]] = _INHERITED_SHAPE
    properties = np.flatnonzero(snapshot.edges_of_type("property"))
    rows = row_of[snapshot.edge_from[properties]]
    counts = np.bincount(rows[rows >= 0], minlength=len(ordinals))
    shapes[counts > _MAP_LIKE] = _MAP_SHAPE
    return shapes


def _to_hidden_classes(snapshot: HeapSnapshot) -> npt.NDArray[np.intp]:
    """The edges from nodes to their hidden classes."""
    if snapshot.engine is Engine.V8:
        return snapshot.edges_named("map")
    structures = snapshot.node_name == snapshot.strings.index_of(_STRUCTURE)
    return np.flatnonzero(structures[snapshot.edge_to])


def _add_places(
    analysis: HeapAnalysis, ordinals: npt.NDArray[np.intp], detail: npt.NDArray[np.int64]
) -> None:
    """Write the place of each closure in its script into ``detail``."""
    snapshot = analysis.snapshot
    locations = snapshot.location_node
    if len(locations) == 0:
        return
    at = np.minimum(np.searchsorted(locations, ordinals), len(locations) - 1)
    closure = snapshot.nodes_of_type("closure")[ordinals] & (locations[at] == ordinals)
    script, line, column = snapshot.location_place[at[closure]].astype(np.int64).T
    detail[closure] = (script << 40) + (line << 20) + column


# The detail of components whose name no snapshot has: lower than that of any string.
_NAMED: Final = -(1 << 62)


def _add_components(
    analysis: HeapAnalysis, ordinals: npt.NDArray[np.intp], detail: npt.NDArray[np.int64]
) -> None:
    """Write the name of each component into ``detail``: instances have too many properties.

    By their shape they would count with everything else of so many, vnodes above all.
    """
    names = analysis.names
    for row in np.flatnonzero(names.components[ordinals]).tolist():
        name = names.component(int(ordinals[row]))
        if name is not None:
            index = analysis.snapshot.strings.index_of(name)
            # A snapshot without texts does not have it among its own.
            detail[row] = -1 - index if index >= 0 else _NAMED
