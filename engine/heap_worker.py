"""What the processes do that analyse heap snapshots: read them while they come, and answer.

It knows nothing of Qt. :mod:`engine.heap_processes` is the other side.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

import msgspec

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

# More waits where it comes from: a snapshot may be larger than what is left of memory.
_MESSAGES_WAITING: Final = 16

Answer = Callable[[bytes, list[HeapSnapshot]], object]
"""Takes a question as JSON and the snapshots that were sent; gives what becomes JSON again.

Raises :class:`memory.heap.snapshot_error.SnapshotError` where there is no answer.
"""


def answer_all(answer: Answer) -> None:
    """Answer what comes by standard input, until whoever asks closes it: that ends the process."""
    messages: queue.Queue[tuple[bytes, bytes]] = queue.Queue(_MESSAGES_WAITING)
    # In a thread of its own: what is being worked out when its owner dies, nobody wants.
    threading.Thread(target=_read, args=(sys.stdin.buffer, messages), daemon=True).start()
    for told in _answers(iter(messages.get, None), answer):
        sys.stdout.buffer.write(told)
        sys.stdout.buffer.flush()


def _read(source: BinaryIO, messages: queue.Queue[tuple[bytes, bytes]]) -> None:
    for message in messages_from(source):
        messages.put(message)
    os._exit(0)


def _answers(messages: Iterator[tuple[bytes, bytes]], answer: Answer) -> Iterator[bytes]:
    snapshots: list[HeapSnapshot] = []
    parser = AnyParser()
    refused: bytes | None = None
    for kind, payload in messages:
        try:
            if kind == CHUNK:
                parser.feed(chunk_text(payload))
            elif kind == END:
                snapshots.append(parser.finish())
                parser = AnyParser()
            elif kind == FORGET:
                snapshots.clear()
                parser = AnyParser()
                refused = None
            else:
                yield refused or frame(ANSWER, msgspec.json.encode(answer(payload, snapshots)))
        except (SnapshotError, MemoryError) as error:
            told = frame(REFUSAL, refusal(problem_of(error)))
            if kind not in (CHUNK, END):
                yield told
            # The first problem says most: what follows a piece that is none is none either.
            refused = refused or told
