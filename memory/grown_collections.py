"""Finds what grew in place between two snapshots: collections by their entries, texts by bytes."""

from __future__ import annotations

from collections.abc import Iterator

from memory.finding import Finding
from memory.finding_kinds import of_engine
from memory.grown_storage import grown_stores, grown_texts
from memory.heap_analysis import HeapAnalysis
from memory.heap_collections import collection_entries
from memory.snapshot import HeapSnapshot, Mask


def grown_collections(
    before: HeapSnapshot,
    after: HeapAnalysis,
    cycles: int,
    enough: int,
    old: Mask,
    explained: set[int],
) -> Iterator[Finding]:
    """The collections that got ``enough`` more entries.

    Those with ids in ``explained`` are told already and left out; what is found here is added.
    ``old``, shape (n,), are the nodes that a page made and that both snapshots have.
    """
    snapshot = after.snapshot
    now, then = collection_entries(snapshot), collection_entries(before)
    ids_then = before.node_id[then.ordinal].tolist()
    entries_then = dict(zip(ids_then, then.entries.tolist(), strict=True))
    of_page = old & after.paths.explained
    for ordinal, entries in zip(now.ordinal.tolist(), now.entries.tolist(), strict=True):
        node_id = int(snapshot.node_id[ordinal])
        count = entries - entries_then.get(node_id, 0)
        if count < enough or not of_page[ordinal] or node_id in explained:
            continue
        path = after.paths.path_to(ordinal)
        if path is not None and not any(map(of_engine, path.steps)):
            explained.add(node_id)
            yield Finding(
                kind="object",
                name=f"entries of {path.target_name}",
                per_cycle=round(count / cycles, 3),
                count=count,
                retained_bytes=int(after.sizes.retained_bytes[ordinal]),
                path=path.steps,
            )


def grown_storage(
    before: HeapSnapshot, after: HeapAnalysis, cycles: int, explained: set[int]
) -> Iterator[Finding]:
    """The collections and texts that take more bytes, where no finding says why already."""
    of_page = after.paths.explained
    stores = grown_stores(before, after.snapshot, cycles)
    texts = grown_texts(before, after.snapshot, cycles)
    for grown_one in (*stores, *texts):
        path = after.paths.path_to(grown_one.ordinal)
        if path is None or not of_page[grown_one.ordinal] or path.target_id in explained:
            continue
        if not any(map(of_engine, path.steps)):
            yield Finding(
                kind="object",
                name=f"bytes of {grown_one.name}",
                per_cycle=round(grown_one.bytes_more / cycles, 3),
                count=grown_one.bytes_more,
                retained_bytes=grown_one.bytes_more,
                path=path.steps,
            )
