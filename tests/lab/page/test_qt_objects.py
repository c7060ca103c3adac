"""Qt objects that a slot returns to a real page, and channels that components make."""

from __future__ import annotations

import pytest

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan
from lab.page.page import LabPage
from tests.lab.shown_page import shown_page

CYCLES = 4


async def cycles(page: LabPage, scenario_id: str) -> None:
    scenario = await page.scenario(scenario_id, "vue")
    for _ in range(CYCLES):
        await page.cycle(scenario)
    await page.settle()


async def test_the_application_keeps_what_the_page_has_dropped_also_after_a_reload() -> None:
    async with shown_page() as page:
        await page.load("qt")
        await cycles(page, "qt-object-result")
        assert page.open_channels == CYCLES
        await page.reload()
        assert page.open_channels == CYCLES
        # Nothing of it is counted in the next experiment.
        await page.load("qt")
        assert page.open_channels == 0


async def test_an_object_that_the_page_deletes_ends_its_upload() -> None:
    async with shown_page() as page:
        await page.load("qt")
        page.slow_transfers(60)
        await cycles(page, "qt-object-delete-later")
        assert page.open_channels == 0
        assert page.is_idle


@pytest.mark.parametrize(
    ("scenario_id", "left", "path"),
    [
        ("qt-object-result", CYCLES, "objects"),
        ("qt-call-after-destroy", 0, "execCallbacks"),
    ],
)
async def test_the_path_names_where_qwebchannel_keeps_it(
    scenario_id: str, left: int, path: str
) -> None:
    async with shown_page() as page:
        result = await run_experiment(page, Plan(scenario_id, "qt", CYCLES))
    assert (result.verdict, result.survivors) == ("leak", CYCLES)
    assert result.backend_channels_left == left
    assert any(path in finding.path for finding in result.findings)
    remedies = {finding.remedy for finding in result.findings}
    assert remedies & {"qt-object-delete-later", "qt-answer-by-signal"}


async def test_a_channel_per_component_makes_those_before_it_deaf() -> None:
    async with shown_page() as page:
        await page.load("qt")
        page.slow_transfers(60)
        scenario = await page.scenario("qt-channel-per-component", "vue")
        await page.mount(scenario)
        await page.mount(scenario)
        first, second = (await page.bridge.handlers()).mounts.values()
        page.slow_transfers(None)
        await page.settle()
        first_then, second_then = (await page.bridge.handlers()).mounts.values()
        assert first_then.messages == first.messages
        assert second_then.messages > second.messages
