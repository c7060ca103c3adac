"""Says what a saved heap snapshot holds, without keeping the event loop waiting."""

from __future__ import annotations

import os
from pathlib import Path

from lab.heap.messages import SnapshotQuestion
from lab.heap.process import HeapProcess
from memory.heap.naming.printable import printable_values
from report.heap_document import SnapshotReport

LISTED = 200
_LONGEST_NAME = 1000


async def analyse_snapshot(path: Path, listed: int = LISTED) -> SnapshotReport:
    """What the snapshot in a file holds, with what holds each of the nodes that it lists.

    A process of its own reads it; to cancel, cancel the task.

    Raises:
        CannotMeasureError: the file cannot be read, or is no snapshot that can be analysed here.
    """
    # The process has a working directory of its own.
    absolute = os.path.abspath(path)  # noqa: ASYNC240, PTH100 (it asks no disk)
    question = SnapshotQuestion(os.fsencode(absolute), listed)
    async with HeapProcess() as process:
        # Its names are a page's, and are shown in lists.
        report = await process.ask(question, result=SnapshotReport)
        return printable_values(report, _LONGEST_NAME)
