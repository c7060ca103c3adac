"""The process that reads and analyses heap snapshots, so that the window's own does not wait.

Started by :mod:`lab.heap.process` as ``python -m lab.heap.worker``. It answers one question and
ends, which gives all its memory back. It knows nothing of Qt.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import BinaryIO

import msgspec

from engine.heap_messages import CHUNK, END, messages_from, problem_of, refusal
from engine.page_scripts import page_scripts
from lab.heap.left_behind import left_behind
from lab.heap.messages import (
    STATUS_ANSWERED,
    STATUS_REFUSED,
    HoldersQuestion,
    Question,
    SurvivorsQuestion,
)
from lab.heap.survivors import held_survivors
from memory.heap.analysis import HeapAnalysis
from memory.heap.formats.known import AnyParser
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from memory.protocol.snapshot_chunk import chunk_text


def main() -> int:
    """Read the snapshots, answer the question, and give the exit status."""
    try:
        answer, status = _answer(sys.stdin.buffer), STATUS_ANSWERED
    except (SnapshotError, MemoryError) as error:
        answer, status = refusal(problem_of(error)), STATUS_REFUSED
    except EOFError:
        # Whoever asked has gone.
        return STATUS_REFUSED
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    return status


def _answer(source: BinaryIO) -> bytes:
    snapshots: list[HeapSnapshot] = []
    parser = AnyParser()
    for kind, payload in messages_from(source):
        if kind == CHUNK:
            parser.feed(chunk_text(payload))
        elif kind == END:
            snapshots.append(parser.finish())
            parser = AnyParser()
        else:
            question: Question = msgspec.json.decode(payload, type=Question)
            _end_with_owner(source)
            return msgspec.json.encode(_holders(question, snapshots))
    raise EOFError


def _end_with_owner(source: BinaryIO) -> None:
    """End the process as soon as whoever asked closes its side, however it came to that."""

    def wait() -> None:
        # Not by `source`: its lock would be held when the interpreter ends.
        os.read(source.fileno(), 1)
        os._exit(STATUS_REFUSED)

    threading.Thread(target=wait, daemon=True).start()


def _holders(
    question: HoldersQuestion | SurvivorsQuestion, snapshots: list[HeapSnapshot]
) -> object:
    scripts = page_scripts(question.scripts)
    if isinstance(question, SurvivorsQuestion):
        (snapshot,) = snapshots
        analysis = HeapAnalysis(snapshot, scripts, question.component)
        return held_survivors(analysis, frozenset(question.mounts), question.component)
    before, after = snapshots
    return left_behind(before, after, scripts, question.cycles, question.component)


if __name__ == "__main__":
    sys.exit(main())
