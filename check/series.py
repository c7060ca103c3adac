"""Checks one target after the other; one that cannot be measured does not stop the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from check.examine import CheckOptions, Say, check_with
from check.heap.process import HeapProcess
from check.kept_snapshots import SnapshotFiles
from report.check_report import CheckReport
from report.check_result import CheckFailure, CheckResult
from system.errors import CannotMeasureError

Next = Callable[[str], Say]
"""Takes the name of what comes next; gives what to tell of it."""


async def check_all(
    plans: Sequence[CheckOptions],
    show: Next,
    *,
    allows_inconclusive: bool = False,
    snapshots: Path | None = None,
) -> CheckReport:
    """Check each, with one process for all snapshots.

    Those that a finding rests on are kept in the folder ``snapshots``, if one is given.
    """
    async with HeapProcess() as heap:
        results = [
            await _result(heap, plan, show(plan.name), number, snapshots)
            for number, plan in enumerate(plans, 1)
        ]
    return CheckReport(tuple(results), len(plans) == 1, allows_inconclusive)


async def _result(
    heap: HeapProcess, plan: CheckOptions, say: Say, number: int, snapshots: Path | None
) -> CheckResult:
    started = time.perf_counter()
    try:
        if snapshots is None:
            return await check_with(heap, plan, say)
        with SnapshotFiles(snapshots, number, plan.name) as files:
            return await check_with(heap, plan, say, files)
    except CannotMeasureError as error:
        elapsed_s = round(time.perf_counter() - started, 3)
        return CheckFailure(1, plan.name, None, str(error), elapsed_s)
