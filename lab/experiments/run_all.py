"""Many experiments, one after the other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Protocol

from lab.experiments.experiment import Measured, measure_experiment
from lab.experiments.pace import Pace
from lab.experiments.plan import Plan, Progress
from lab.heap.holders import heap_processes
from lab.page.catalog import Scenario
from lab.page.measured_page import MeasuredPage
from memory.problem import Problem
from report.result import Result
from system.errors import CannotMeasureError


class Watcher(Protocol):
    """Hears what becomes of each experiment."""

    def on_start(self, plan: Plan) -> Callable[[Progress], None]:
        """``plan`` begins; what to call as it comes along."""
        ...

    def on_result(self, plan: Plan, result: Result) -> None:
        """It was carried out, or stopped."""
        ...

    def on_failure(self, plan: Plan, problem: Problem) -> None:
        """It could not be carried out; the next one is, all the same."""
        ...


async def run_all(
    page: MeasuredPage, plans: Mapping[Plan, Scenario], watcher: Watcher, pace: Pace
) -> None:
    """Run ``plans`` in their order, each in a document of its own.

    While one is measured, what holds what the one before has left is analysed by another process.
    Results come in the order of the plans, so one may begin before the one before has its result.

    ``pace.stop()`` ends the one that goes on, as :func:`run_experiment` says, and begins no other.
    """
    async with contextlib.AsyncExitStack() as opened:
        heaps = await opened.enter_async_context(heap_processes())
        finishing: asyncio.Task[None] | None = None
        try:
            for plan, scenario in plans.items():
                if pace.is_stopped:
                    break
                on_progress = watcher.on_start(plan)
                outcome: Measured | CannotMeasureError
                try:
                    outcome = await measure_experiment(
                        page, heaps, plan, on_progress, pace, scenario
                    )
                    opened.push_async_callback(outcome.close)
                except CannotMeasureError as error:
                    outcome = error
                if finishing is not None:
                    await finishing
                finishing = asyncio.ensure_future(_finish(plan, outcome, watcher))
            if finishing is not None:
                await finishing
        finally:
            if finishing is not None:
                finishing.cancel()
                await asyncio.gather(finishing, return_exceptions=True)


async def _finish(plan: Plan, outcome: Measured | CannotMeasureError, watcher: Watcher) -> None:
    """Wait for an experiment's result, and say what became of it."""
    if isinstance(outcome, CannotMeasureError):
        watcher.on_failure(plan, outcome.problem)
        return
    try:
        result = await outcome.result()
    except CannotMeasureError as error:
        watcher.on_failure(plan, error.problem)
    else:
        watcher.on_result(plan, result)
    finally:
        # The next one may use its process.
        await outcome.close()
