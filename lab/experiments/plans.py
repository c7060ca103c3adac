"""Which experiments to run, of all that the pages offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from lab.engine.pairs import standin_apis, wanted_pairs
from lab.engine.runtimes import built_runtimes
from lab.engine.scheme import page_url
from lab.experiments.plan import Plan
from lab.page.catalog import Framework, Scenario
from lab.page.measured_page import MeasuredPage
from lab.problems import NothingToRun
from system.choices import unknown
from system.errors import CannotMeasureError
from system.problems import UnknownScenario

MATRIX_CYCLES = 7
"""Cycles of each experiment where all are run: enough for a verdict, and a minute for all."""


async def offered_scenarios(
    page: MeasuredPage, runtimes: Sequence[str] = (), apis: Sequence[str] = ()
) -> dict[str, tuple[Scenario, ...]]:
    """What ``page`` offers on each of ``runtimes``; none means every one.

    With each of ``apis``, versions of the npm package, instead of a runtime's own; a key is then
    the name of a :class:`report.pair.Pair`.

    One page knows the scenarios of all. The first runtime's is opened to ask it, and can then run
    the first experiment.

    Raises:
        CannotMeasureError: there is no page for one of them, or it does not load.
    """
    wanted = [pair.name for pair in wanted_pairs(standin_apis(built_runtimes()), runtimes, apis)]
    for runtime in wanted:
        page_url(runtime)  # Raises before anything starts.
    return await scenarios_on(page, wanted)


async def scenarios_on(
    page: MeasuredPage, runtimes: Sequence[str]
) -> dict[str, tuple[Scenario, ...]]:
    """What ``page`` offers on each of ``runtimes``, by one document, of the first of them."""
    await page.open(runtimes[0])
    return {runtime: await page.scenarios(runtime) for runtime in runtimes}


def plans_for(
    offered: Mapping[str, tuple[Scenario, ...]],
    scenarios: Sequence[str] = (),
    framework: Framework | None = None,
    cycles: int = MATRIX_CYCLES,
) -> dict[Plan, Scenario]:
    """The experiments on ``offered`` (by runtime) in the order to run them, with their scenarios.

    ``scenarios`` are ids, none means every one; no ``framework`` means all of a scenario's.

    Raises:
        CannotMeasureError: there is no such scenario, or none of it is left.
    """
    known = dict.fromkeys(scenario.id for found in offered.values() for scenario in found)
    for wanted in scenarios:
        if wanted not in known:
            raise CannotMeasureError(unknown(UnknownScenario, wanted, known))
    plans = {
        Plan(scenario.id, runtime, cycles, scenario.framework): scenario
        for runtime, found in offered.items()
        for scenario in found
        if (not scenarios or scenario.id in scenarios) and framework in (None, scenario.framework)
    }
    if not plans:
        raise CannotMeasureError(NothingToRun(str(framework)))
    order = list(known)
    frameworks = get_args(Framework)

    def place(plan: Plan) -> tuple[int, int]:
        return order.index(plan.scenario), frameworks.index(plan.framework)

    return {plan: plans[plan] for plan in sorted(plans, key=place)}
