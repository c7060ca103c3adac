"""The process that heap snapshots are explored in, so that the window's own does not wait.

Started by :mod:`lab.heap.explore.explorer` as ``python -m lab.heap.explore.worker``. It keeps what
it has read until nobody has asked for a while, and ends with whoever asks. It knows nothing of Qt.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import BinaryIO, Final

import msgspec

from engine.heap_messages import ANSWER, REFUSAL, frame, messages_from, problem_of, refusal
from lab.heap.explore.answers import Answers
from lab.heap.explore.questions import Question
from memory.heap.snapshot_error import SnapshotError

_FORGETS_AFTER_S: Final = 300.0


def main() -> int:
    """Answer until nobody asks any more."""
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, questions), daemon=True).start()
    answers = Answers()
    while True:
        try:
            asked = questions.get(timeout=_FORGETS_AFTER_S)
        except queue.Empty:
            answers.forget()
            continue
        sys.stdout.buffer.write(_answered(answers, asked))
        sys.stdout.buffer.flush()


def _read(source: BinaryIO, questions: queue.SimpleQueue[bytes]) -> None:
    for _kind, payload in messages_from(source):
        questions.put(payload)
    # Whoever asks has gone: what is being worked out nobody wants.
    os._exit(0)


def _answered(answers: Answers, asked: bytes) -> bytes:
    question: Question = msgspec.json.decode(asked, type=Question)
    try:
        return frame(ANSWER, msgspec.json.encode(answers.answer(question)))
    except (SnapshotError, MemoryError) as error:
        if isinstance(error, MemoryError):
            answers.forget()
        return frame(REFUSAL, refusal(problem_of(error)))


if __name__ == "__main__":
    sys.exit(main())
