"""Many experiments, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from lab.experiments.experiment import Plan, Progress, run_experiment
from lab.experiments.pace import Pace
from lab.page.catalog import Scenario
from lab.page.page import LabPage
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
    page: LabPage, plans: Mapping[Plan, Scenario], watcher: Watcher, pace: Pace
) -> None:
    """Run ``plans`` in their order, each in a document of its own.

    ``pace.stop()`` ends the one that goes on, as :func:`run_experiment` says, and begins no other.
    """
    for plan, scenario in plans.items():
        if pace.is_stopped:
            break
        on_progress = watcher.on_start(plan)
        try:
            result = await run_experiment(page, plan, on_progress, pace, scenario)
        except CannotMeasureError as error:
            watcher.on_failure(plan, error.problem)
        else:
            watcher.on_result(plan, result)
