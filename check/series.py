"""Checks one target after the other; one that cannot be measured does not stop the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from check.examine import CheckOptions, Say, check_with
from check.heap.process import HeapProcess
from report.check_report import CheckReport
from report.check_result import CheckFailure, CheckResult
from system.errors import CannotMeasureError

Next = Callable[[str], Say]
"""Takes the name of what comes next; gives what to tell of it."""


async def check_all(
    plans: Sequence[CheckOptions], show: Next, *, allows_inconclusive: bool = False
) -> CheckReport:
    """Check each, with one process for all snapshots."""
    async with HeapProcess() as heap:
        results = [await _result(heap, plan, show(plan.target)) for plan in plans]
    return CheckReport(tuple(results), len(plans) == 1, allows_inconclusive)


async def _result(heap: HeapProcess, plan: CheckOptions, say: Say) -> CheckResult:
    started = time.perf_counter()
    try:
        return await check_with(heap, plan, say)
    except CannotMeasureError as error:
        elapsed_s = round(time.perf_counter() - started, 3)
        return CheckFailure(1, plan.target, None, str(error), elapsed_s)
