"""The scenarios that a page offers: read from it, and found by name."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence

from lab.engine.runtimes import broken_build
from lab.page.calls import PageCalls
from lab.page.catalog import Framework, Scenario
from lab.problems import NoScenarios, NotInFramework
from memory.protocol.errors import SessionError, SessionLostError
from report.pair import Pair
from system.choices import unknown
from system.errors import CannotMeasureError
from system.problems import UnknownScenario


@contextlib.contextmanager
def breaking_build() -> Iterator[None]:
    """What the page refuses in here, only a broken build refuses."""
    try:
        yield
    except CannotMeasureError as error:
        refused = error.__cause__
        if isinstance(refused, SessionError) and not isinstance(refused, SessionLostError):
            raise broken_build(error.problem) from refused
        raise


def scenarios_call(runtime: str) -> str:
    """The call of ``leakLab``'s that gives what there is on ``runtime``."""
    pair = Pair.named(runtime)
    versions = [pair.runtime] if pair.api is None else [pair.runtime, pair.api]
    return f"scenarios({', '.join(map(json.dumps, versions))})"


async def read_scenarios(calls: PageCalls, runtime: str) -> tuple[Scenario, ...]:
    """What the page offers on ``runtime``.

    Raises:
        CannotMeasureError: also when it offers nothing.
    """
    with breaking_build():
        found = await calls.call(scenarios_call(runtime), result=tuple[Scenario, ...])
    if not found:
        raise broken_build(NoScenarios())
    return found


def scenario_named(offered: Sequence[Scenario], scenario_id: str, framework: Framework) -> Scenario:
    """One of ``offered``.

    Raises:
        CannotMeasureError: there is none of that name, or not in that framework.
    """
    named = {scenario.framework: scenario for scenario in offered if scenario.id == scenario_id}
    if not named:
        names = dict.fromkeys(scenario.id for scenario in offered)
        raise CannotMeasureError(unknown(UnknownScenario, scenario_id, names))
    if framework not in named:
        raise CannotMeasureError(NotInFramework(scenario_id, framework, ", ".join(named)))
    return named[framework]
