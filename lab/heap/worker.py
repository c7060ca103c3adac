"""The process that tells what holds what a scenario leaves, from its heap snapshots.

Started as ``python -m lab.heap.worker`` by :mod:`engine.heap_processes`; it knows nothing of Qt.
"""

from __future__ import annotations

import msgspec

from engine.heap_worker import answer_all
from engine.page_scripts import page_scripts
from lab.heap.left_behind import left_behind
from lab.heap.messages import HoldersQuestion, Question, SurvivorsQuestion
from lab.heap.survivors import held_survivors
from memory.heap.analysis import HeapAnalysis
from memory.heap.snapshot import HeapSnapshot


def main() -> None:
    """Answer until nobody asks any more."""
    answer_all(_answer)


def _answer(asked: bytes, snapshots: list[HeapSnapshot]) -> object:
    question: Question = msgspec.json.decode(asked, type=Question)
    return _holders(question, snapshots)


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
    main()
