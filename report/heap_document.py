"""What a saved heap snapshot holds, as a document."""

from __future__ import annotations

import dataclasses
from typing import Final

import msgspec

from memory.advice.known import PAGE_KINDS
from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes, dom_nodes
from memory.heap.growth.finding import Finding
from memory.heap.growth.growth import grown
from memory.heap.growth.snapshot_pair import check_pair
from memory.heap.paths.retaining import PathGroup
from memory.heap.paths.words import path_words
from memory.heap.sizes.collections import Collection, largest_collections
from memory.heap.sizes.duplicate_strings import DuplicateString, duplicate_strings
from memory.heap.sizes.largest import (
    KindTotal,
    SizedNode,
    largest_retained,
    sized_nodes,
    totals_by_kind,
)
from memory.heap.snapshot import HeapSnapshot

_UNTOLD: Final = ("composed_name", "node_id", "shape", "through")
"""Fields of a finding that only say how it is worded, or compared with another."""

_LISTED = 20
_LONGEST_NAME = 100


class PathTarget(msgspec.Struct, frozen=True):
    """The node that a path leads to."""

    id: int
    name: str


class PathEntry(msgspec.Struct, frozen=True):
    """Similar paths, told by one of them."""

    target: PathTarget
    count: int
    steps: tuple[str, ...]


class HeapDocument(msgspec.Struct, frozen=True):
    """What the ``heap`` command prints, and by :func:`heap_json` as JSON. Sizes are bytes."""

    schema: int
    nodes: int
    edges: int
    total_bytes: int
    largest: tuple[SizedNode, ...]
    detached: tuple[SizedNode, ...]
    detached_count: int
    paths: tuple[PathEntry, ...]
    kinds: tuple[KindTotal, ...]
    duplicate_strings: tuple[DuplicateString, ...]
    largest_collections: tuple[Collection, ...]
    grown: tuple[Finding, ...] | msgspec.UnsetType = msgspec.UNSET


class HeapQuery(msgspec.Struct, frozen=True):
    """What to answer besides the overview."""

    class_name: str | None = None
    node_id: int | None = None
    cycles: int = 1
    listed: int = _LISTED
    """How many rows each list has at most."""


class NothingFoundError(Exception):
    """The snapshot holds nothing that was asked for; the text says so in one sentence."""


def heap_document(
    analysis: HeapAnalysis, before: HeapSnapshot | None, query: HeapQuery
) -> HeapDocument:
    """What a snapshot holds; with ``before``, an earlier one of the same page, also what grew.

    Raises:
        NothingFoundError: there is no node of the asked class or id.
        SnapshotError: the two snapshots cannot be compared.
    """
    snapshot = analysis.snapshot
    if before is not None:
        check_pair(before, snapshot)
    detached, listed = dom_nodes(snapshot, detached_nodes(snapshot)), query.listed
    return HeapDocument(
        schema=1,
        nodes=snapshot.node_count,
        edges=snapshot.edge_count,
        total_bytes=snapshot.total_bytes,
        largest=largest_retained(analysis, listed),
        detached=sized_nodes(analysis, detached, listed),
        detached_count=len(detached),
        paths=asked_paths(analysis, query),
        kinds=totals_by_kind(snapshot),
        duplicate_strings=duplicate_strings(snapshot, listed),
        largest_collections=largest_collections(analysis, listed),
        grown=msgspec.UNSET
        if before is None
        else grown(before, analysis, query.cycles, PAGE_KINDS),
    )


def heap_json(document: HeapDocument) -> dict[str, object]:
    """``document`` as ``heap --json`` prints it: the paths of what grew are in words."""
    values = {
        name: value
        for name in HeapDocument.__struct_fields__
        if (value := getattr(document, name)) is not msgspec.UNSET
    }
    if document.grown is not msgspec.UNSET:
        values["grown"] = [_grown_json(finding) for finding in document.grown]
    return values


def _grown_json(finding: Finding) -> dict[str, object]:
    told = (each.name for each in dataclasses.fields(finding) if each.name not in _UNTOLD)
    values = {name: getattr(finding, name) for name in told}
    return {**values, "path": path_words(finding.path)}


def asked_paths(analysis: HeapAnalysis, query: HeapQuery) -> tuple[PathEntry, ...]:
    """The paths to the class or node that ``query`` names, similar ones grouped.

    Raises:
        NothingFoundError: there is no such node, or nothing holds it.
    """
    if query.class_name is None and query.node_id is None:
        return ()
    ordinals: list[int] = []
    if query.class_name is not None:
        ordinals = analysis.nodes_named(query.class_name).tolist()
        if not ordinals:
            raise NothingFoundError(_no_such_name(analysis, query.class_name))
    if query.node_id is not None:
        ordinal = analysis.snapshot.ordinal_of(query.node_id)
        if ordinal < 0:
            raise NothingFoundError(
                f"no node in the snapshot has the id {query.node_id}; "
                "take the id from the same snapshot's lists"
            )
        ordinals.append(ordinal)
    groups = analysis.paths.paths_to(dict.fromkeys(ordinals))
    if not groups:
        raise NothingFoundError("only weak references lead there; nothing keeps it alive")
    return tuple(_entry(group) for group in groups)


def _no_such_name(analysis: HeapAnalysis, name: str) -> str:
    like = analysis.lookup.names_like(name)
    instead = (
        f"did you mean {' or '.join(like)}?"
        if like
        else "look up its name in the list of the largest, or use --node"
    )
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f"no object in the snapshot is of the class {shown}; {instead}"


def _entry(group: PathGroup) -> PathEntry:
    example = group.example
    return PathEntry(
        target=PathTarget(example.target_id, example.target_name),
        count=group.count,
        steps=example.words,
    )
