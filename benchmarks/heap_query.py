"""Asks one question of one heap snapshot, as memlab's commands do; the benchmark times it.

Usage: ``python -m benchmarks.heap_query detached|largest|path SNAPSHOT [NODE_ID]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from memory.heap.analysis import HeapAnalysis
from memory.heap.detached.nodes import detached_nodes
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.retaining import RetainingPath
from memory.heap.sizes.largest import largest_retained


class Answer(msgspec.Struct, omit_defaults=True):
    """What was asked for: all detached nodes, the 20 largest with their sizes, or a path."""

    detached: list[int] = []
    largest: list[tuple[int, int]] = []
    path: RetainingPath | None = None


def answer(question: str, path: Path, node_id: int = 0) -> Answer:
    """The answer to ``question``; ``node_id`` is for the question ``path`` alone."""
    analysis = HeapAnalysis(read_snapshot(path))
    if question == "detached":
        nodes = detached_nodes(analysis.snapshot)
        return Answer(detached=analysis.snapshot.node_id[nodes].tolist())
    if question == "largest":
        largest = largest_retained(analysis, 20)
        return Answer(largest=[(node.retained_bytes, node.id) for node in largest])
    return Answer(path=analysis.paths.path_to(analysis.snapshot.ordinal_of(node_id)))


if __name__ == "__main__":
    found = answer(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    sys.stdout.buffer.write(msgspec.json.encode(found))
