"""Every scenario of the gallery gives the verdict that it expects, on every runtime."""

from __future__ import annotations

import pytest

from lab.engine.runtimes import built_runtimes
from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan
from report.result import Result
from tests.event_loop import SessionLoop
from tests.lab.shown_page import shown_page

# Enough to tell growth from a cache that is filled once.
_CYCLES = 4


async def _run_all(runtime: str) -> list[Result]:
    async with shown_page() as page:
        await page.load(runtime)
        return [
            await run_experiment(page, Plan(scenario.id, runtime, _CYCLES, scenario.framework))
            for scenario in await page.scenarios()
        ]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("runtime", built_runtimes())
def test_every_verdict_is_the_expected_one(session_loop: SessionLoop, runtime: str) -> None:
    results = session_loop.run(_run_all(runtime), limit_s=240)

    assert results
    assert [
        (result.scenario, result.framework, result.verdict, result.evidence)
        for result in results
        if not result.is_expected
    ] == []
