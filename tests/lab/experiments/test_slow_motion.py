"""At slow speeds one sees the upload go on, before the unmount and after it."""

from __future__ import annotations

import pytest

from bridge.traffic import Crossing, Kind
from lab.experiments.experiment import run_experiment
from lab.experiments.pace import Pace
from lab.experiments.plan import Plan
from lab.metrics.late_messages import LATE_MESSAGES
from lab.page.handlers import Mount
from lab.page.scenario_subject import ScenarioSubject
from tests.lab.shown_page import shown_page


@pytest.mark.parametrize("scenario_id", ["no-cleanup", "download"])
async def test_the_component_goes_in_the_middle_of_its_transfer(scenario_id: str) -> None:
    pace = Pace()
    pace.set_interval(1.0)
    crossings: list[Crossing] = []
    async with shown_page() as page:
        await page.load("2.12.5")
        scenario = await page.scenario(scenario_id, "vue")
        subject = ScenarioSubject(page, "2.12.5", scenario, pace)
        await pace.next_cycle()
        with page.bridge.watched(crossings.append):
            await subject.cycle()
            unmounted = (await page.bridge.handlers()).mounts[1]
            assert unmounted.unmounted_at_s is not None
            # What is left of it goes at full speed.
            await subject.settle()
            mount: Mount = (await page.bridge.handlers()).mounts[1]
    sent = [each for each in crossings if each.kind is Kind.MESSAGE]
    assert mount.messages == len(sent) > 50
    # A good part of its messages came while it was mounted, and a good part after.
    assert 0.1 < mount.late / len(sent) < 0.9


async def test_a_slow_run_has_the_verdict_of_a_fast_one() -> None:
    pace = Pace()
    pace.set_interval(1.0)
    async with shown_page() as page:
        for runtime, verdict in (("2.4.1", "leak"), ("2.12.5", "clean")):
            plan = Plan("no-cleanup", runtime, 2, reads_every_cycle=True)
            result = await run_experiment(page, plan, pace=pace)
            assert (result.verdict, result.created) == (verdict, 2)
            assert (result.growth_per_cycle[LATE_MESSAGES.name] or 0) > 10
