"""Finds what grew in place between two snapshots: collections by their entries, texts by bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.composed_names import EntriesOf, GrownText
from memory.heap.growth.finding import Finding
from memory.heap.growth.finding_kinds import of_engine
from memory.heap.growth.rings import Nodes
from memory.heap.growth.storage import grown_storage as stores_grown
from memory.heap.paths.retaining import RetainingPath
from memory.heap.paths.words import step_words
from memory.heap.sizes.collections import collection_entries
from memory.heap.snapshot import HeapSnapshot, Mask

# The classes whose entries a page can count.
_COUNTED: Final = ("Array", "Map", "Set", "Object")


def grown_collections(
    before: HeapSnapshot,
    after: HeapAnalysis,
    cycles: int,
    enough: int,
    old: Mask,
    explained: set[int],
    counted: Mapping[int, int] | None = None,
) -> Iterator[tuple[Finding, Nodes]]:
    """The collections that got ``enough`` more entries, by ``counted`` where that was counted.

    Each without its size, and the node that has it. Those with ids in ``explained`` are told
    already and left out; what is found here is added. ``old``, shape (n,), are the nodes that a
    page made and that both snapshots have.
    """
    snapshot = after.snapshot
    more = _more_entries(before, snapshot) if counted is None else _known(snapshot, counted)
    of_page = old & after.paths.explained
    for ordinal, count in more:
        node_id = int(snapshot.node_id[ordinal])
        if count < enough or not of_page[ordinal] or node_id in explained:
            continue
        path = after.paths.path_to(ordinal)
        if path is not None and not any(map(of_engine, path.steps)):
            explained.add(node_id)
            composed = EntriesOf(path.target_name)
            finding = Finding(
                kind="object",
                name=str(composed),
                per_cycle=round(count / cycles, 3),
                count=count,
                retained_bytes=0,
                path=path.steps,
                node_id=node_id,
                composed_name=composed,
            )
            yield finding, np.array([ordinal])


def _more_entries(before: HeapSnapshot, after: HeapSnapshot) -> Iterator[tuple[int, int]]:
    """Each collection of ``after`` by its ordinal, and how many entries it got."""
    now, then = collection_entries(after), collection_entries(before)
    ids_then = before.node_id[then.ordinal].tolist()
    entries_then = dict(zip(ids_then, then.entries.tolist(), strict=True))
    for ordinal, entries in zip(now.ordinal.tolist(), now.entries.tolist(), strict=True):
        yield ordinal, entries - entries_then.get(int(after.node_id[ordinal]), 0)


def _known(after: HeapSnapshot, counted: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """As :func:`_more_entries`, of the collections that were counted."""
    ordinals = after.ordinals_of(np.array(list(counted), dtype=np.int64)).tolist()
    for ordinal, count in zip(ordinals, counted.values(), strict=True):
        if ordinal >= 0:
            yield ordinal, count


def grown_storage(
    before: HeapSnapshot,
    after: HeapAnalysis,
    cycles: int,
    explained: set[int],
    *,
    counted: bool = False,
) -> Iterator[Finding]:
    """The collections and texts that take more bytes, where no finding says why already.

    Where entries were ``counted``, room for them says nothing.
    """
    of_page = after.paths.explained
    for grown_one in stores_grown(before, after.snapshot, cycles):
        if counted and grown_one.name in _COUNTED:
            continue
        path = after.paths.path_to(grown_one.ordinal)
        if path is None or not of_page[grown_one.ordinal] or path.target_id in explained:
            continue
        if not any(map(of_engine, path.steps)):
            holder = _holder(path)
            composed = GrownText(holder) if grown_one.is_text and holder else None
            yield Finding(
                kind="collection",
                name=f"{grown_one.name} {holder}" if holder else grown_one.name,
                per_cycle=round(grown_one.bytes_more / cycles, 3),
                count=grown_one.bytes_more,
                retained_bytes=grown_one.bytes_more,
                path=path.steps,
                unit="bytes",
                is_estimate=grown_one.is_estimate,
                composed_name=composed,
            )


def _holder(path: RetainingPath) -> str:
    """What holds a collection or a text, such as ``samples``; empty where that is a root."""
    holders = path.steps[1:-1]
    if not holders:
        return ""
    holder = holders[-1]
    return holder.name if holder.is_variable else step_words(holder)
