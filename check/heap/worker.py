"""The process that compares a checked page's snapshots; it knows nothing of Qt.

Started as ``python -m check.heap.worker``; it ends with whoever asks.
"""

from __future__ import annotations

import msgspec

from check.heap.growth import growth
from check.heap.questions import Growth, GrowthQuestion
from engine.heap_worker import answer_all
from memory.heap.snapshot import HeapSnapshot


def main() -> None:
    """Answer until nobody asks any more."""
    answer_all(_answer)


def _answer(asked: bytes, snapshots: list[HeapSnapshot]) -> Growth:
    question = msgspec.json.decode(asked, type=GrowthQuestion)
    return growth(question, snapshots)


if __name__ == "__main__":
    main()
