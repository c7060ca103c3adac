"""The process that reads and analyses heap snapshots, so that the window's own does not wait.

Started by :mod:`lab.heap.process` as ``python -m lab.heap.worker``. It answers one question and
ends, which gives all its memory back. It knows nothing of Qt.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from lab.heap.left_behind import left_behind
from lab.heap.messages import (
    CHUNK,
    END,
    HEADER,
    STATUS_ANSWERED,
    STATUS_REFUSED,
    HoldersQuestion,
    Question,
    ScriptFile,
    SnapshotQuestion,
    SurvivorsQuestion,
    refusal,
)
from lab.heap.survivors import held_survivors
from memory.heap.analysis import HeapAnalysis
from memory.heap.formats.known import AnyParser
from memory.heap.naming.script_places import PageScripts, Script
from memory.heap.problems import OutOfMemory
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from memory.protocol.snapshot_chunk import chunk_text
from report.heap_document import snapshot_report


def main() -> int:
    """Read the snapshots, answer the question, and give the exit status."""
    try:
        answer, status = _answer(sys.stdin.buffer), STATUS_ANSWERED
    except SnapshotError as error:
        answer, status = refusal(error.problem), STATUS_REFUSED
    except MemoryError:
        answer, status = refusal(OutOfMemory()), STATUS_REFUSED
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
    for kind, payload in _messages(source):
        if kind == CHUNK:
            parser.feed(chunk_text(payload))
        elif kind == END:
            snapshots.append(parser.finish())
            parser = AnyParser()
        else:
            question: Question = msgspec.json.decode(payload, type=Question)
            _end_with_owner(source)
            return _answered(question, snapshots)
    raise EOFError


def _messages(source: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    while header := source.read(HEADER.size):
        if len(header) < HEADER.size:
            return
        kind, length = HEADER.unpack(header)
        payload = source.read(length)
        if len(payload) < length:
            return
        yield kind, payload


def _end_with_owner(source: BinaryIO) -> None:
    """End the process as soon as whoever asked closes its side, however it came to that."""

    def wait() -> None:
        # Not by `source`: its lock would be held when the interpreter ends.
        os.read(source.fileno(), 1)
        os._exit(STATUS_REFUSED)

    threading.Thread(target=wait, daemon=True).start()


def _answered(question: Question, snapshots: list[HeapSnapshot]) -> bytes:
    if isinstance(question, SnapshotQuestion):
        return msgspec.json.encode(
            snapshot_report(Path(os.fsdecode(question.path)), question.listed)
        )
    return msgspec.json.encode(_holders(question, snapshots))


def _holders(
    question: HoldersQuestion | SurvivorsQuestion, snapshots: list[HeapSnapshot]
) -> object:
    scripts = {number: _script(script) for number, script in question.scripts.items()}
    if isinstance(question, SurvivorsQuestion):
        (snapshot,) = snapshots
        analysis = HeapAnalysis(snapshot, PageScripts(scripts), question.component)
        return held_survivors(analysis, frozenset(question.mounts), question.component)
    before, after = snapshots
    return left_behind(before, after, scripts, question.cycles, question.component)


def _script(script: ScriptFile) -> Script:
    source_map = None if script.source_map is None else Path(script.source_map)
    if source_map is None or not source_map.is_file():
        return Script(script.url)
    return Script(script.url, source_map.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
