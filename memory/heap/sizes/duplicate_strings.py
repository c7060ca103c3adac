"""Finds texts that a heap holds more than once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from memory.heap.snapshot import HeapSnapshot

_SHOWN_CHARACTERS = 80


@dataclass(frozen=True)
class DuplicateString:
    """A text and what its copies take."""

    text: str  # its beginning
    count: int
    total_bytes: int
    wasted_bytes: int  # what one copy alone would save


def duplicate_strings(snapshot: HeapSnapshot, limit: int = 20) -> tuple[DuplicateString, ...]:
    """The texts whose copies waste most, the most wasteful first.

    Counted over flat strings: one put together from others shows no text of its own, and a slice
    shares the memory of the string it is cut from. None where the snapshot tells no texts.
    """
    if not snapshot.has_texts:
        return ()
    nodes = np.flatnonzero(snapshot.nodes_of_type("string"))
    text = snapshot.node_name[nodes]
    strings = len(snapshot.strings)
    counts = np.bincount(text, minlength=strings)
    totals = np.bincount(text, weights=snapshot.self_size[nodes], minlength=strings)
    several = np.flatnonzero(counts > 1)
    wasted = totals[several] - totals[several] / counts[several]
    chosen = several[np.argsort(-wasted, kind="stable")[:limit]]
    return tuple(
        DuplicateString(
            text=_beginning(snapshot.strings[index]),
            count=int(counts[index]),
            total_bytes=int(totals[index]),
            wasted_bytes=int(totals[index] - totals[index] / counts[index]),
        )
        for index in chosen.tolist()
    )


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
