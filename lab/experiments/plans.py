"""Which experiments to run, of all that the pages offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from lab.engine.runtimes import built_runtimes
from lab.experiments.experiment import Plan
from lab.page.catalog import Framework, Scenario
from lab.page.page import LabPage
from lab.problems import NothingToRun
from system.choices import unknown
from system.errors import CannotMeasureError
from system.problems import UnknownRuntime, UnknownScenario

MATRIX_CYCLES = 7
"""Cycles of each experiment where all are run: enough for a verdict, and a minute for all."""


async def offered_scenarios(
    page: LabPage, runtimes: Sequence[str] = ()
) -> dict[str, tuple[Scenario, ...]]:
    """What ``page`` offers on each of ``runtimes``; none means every one. Loads each of them.

    Raises:
        CannotMeasureError: there is no page for one of them, or it does not load.
    """
    built = built_runtimes()
    for runtime in runtimes:
        if runtime not in built:
            raise CannotMeasureError(unknown(UnknownRuntime, runtime, built))
    offered: dict[str, tuple[Scenario, ...]] = {}
    for runtime in runtimes or built:
        await page.load(runtime)
        offered[runtime] = await page.scenarios()
    return offered


def plans_for(
    offered: Mapping[str, tuple[Scenario, ...]],
    scenarios: Sequence[str] = (),
    framework: Framework | None = None,
    cycles: int = MATRIX_CYCLES,
) -> tuple[Plan, ...]:
    """The experiments on ``offered`` (by runtime), scenario by scenario.

    ``scenarios`` are ids, none means every one; no ``framework`` means all of a scenario's.

    Raises:
        CannotMeasureError: there is no such scenario, or none of it is left.
    """
    known = dict.fromkeys(scenario.id for found in offered.values() for scenario in found)
    for wanted in scenarios:
        if wanted not in known:
            raise CannotMeasureError(unknown(UnknownScenario, wanted, known))
    plans = [
        Plan(scenario.id, runtime, cycles, scenario.framework)
        for runtime, found in offered.items()
        for scenario in found
        if (not scenarios or scenario.id in scenarios) and framework in (None, scenario.framework)
    ]
    if not plans:
        raise CannotMeasureError(NothingToRun(str(framework)))
    order = list(known)
    frameworks = get_args(Framework)
    plans.sort(key=lambda plan: (order.index(plan.scenario), frameworks.index(plan.framework)))
    return tuple(plans)
