"""The process that compares a checked page's snapshots; it knows nothing of Qt.

Started as ``python -m check.heap.worker``; it ends with whoever asks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from check.heap.growth import growth
from check.heap.questions import GrowthQuestion
from engine.heap_messages import (
    ANSWER,
    CHUNK,
    END,
    FORGET,
    REFUSAL,
    frame,
    messages_from,
    problem_of,
    refusal,
)
from memory.heap.formats.known import AnyParser
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from memory.protocol.snapshot_chunk import chunk_text


def main() -> int:
    """Answer until nobody asks any more."""
    for answer in _answers(sys.stdin.buffer):
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    return 0


def _answers(source: BinaryIO) -> Iterator[bytes]:
    snapshots: list[HeapSnapshot] = []
    parser = AnyParser()
    problem: bytes | None = None
    for kind, payload in messages_from(source):
        try:
            if kind == CHUNK:
                parser.feed(chunk_text(payload))
            elif kind == END:
                snapshots.append(parser.finish())
                parser = AnyParser()
            elif kind == FORGET:
                snapshots.clear()
                parser = AnyParser()
                problem = None
            else:
                yield problem or _answer(payload, snapshots)
        except (SnapshotError, MemoryError) as error:
            problem = frame(REFUSAL, refusal(problem_of(error)))


def _answer(question: bytes, snapshots: list[HeapSnapshot]) -> bytes:
    try:
        asked = msgspec.json.decode(question, type=GrowthQuestion)
        return frame(ANSWER, msgspec.json.encode(growth(asked, snapshots)))
    except (SnapshotError, MemoryError) as error:
        return frame(REFUSAL, refusal(problem_of(error)))


if __name__ == "__main__":
    sys.exit(main())
