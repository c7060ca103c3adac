"""What holds components that were unmounted by hand: by one snapshot, without any cycle."""

from __future__ import annotations

import pytest

from lab.experiments.evidence import reported_finding
from lab.metrics.mounted import MOUNTED
from lab.metrics.survivors import SURVIVORS
from tests.lab.shown_page import shown_page


@pytest.mark.parametrize(
    ("scenario_id", "runtime", "on_the_way", "remedy"),
    [
        ("no-cleanup", "2.4.1", "closure onProgress (UploadCard.vue:", "deregister"),
        ("long-task", "2.12.5", "__TAURI_INTERNALS__", "close"),
        ("listen", "2.12.5", "__TAURI_INTERNALS__", "unlisten"),
    ],
)
async def test_the_path_and_the_advice_are_those_of_a_run(
    scenario_id: str, runtime: str, on_the_way: str, remedy: str
) -> None:
    async with shown_page() as page:
        await page.load(runtime)
        scenario = await page.scenario(scenario_id, "vue")
        for _ in range(3):
            await page.mount(scenario)
        # One stays mounted: nothing is told of it.
        for _ in range(2):
            await page.unmount()
        await page.settle()
        reading = await page.read()
        assert (MOUNTED.of(reading), SURVIVORS.of(reading)) == (1, 2)
        survivors = await page.survivors(0, 100)
        holders = await page.explain_survivors(scenario, survivors)
    (found,) = holders.findings
    finding = reported_finding(found, len(survivors))
    assert (finding.kind, finding.name, finding.count) == ("component", scenario.component, 2)
    assert finding.path[0] == "Window"
    assert finding.path[-1] == scenario.component
    assert any(step.startswith(on_the_way) for step in finding.path), finding.path
    assert finding.remedy == remedy
    assert set(holders.retained_bytes) == {2, 3}
    assert all(size > 1000 for size in holders.retained_bytes.values())
    assert finding.retained_bytes == pytest.approx(sum(holders.retained_bytes.values()), abs=2)


async def test_where_nothing_survives_nothing_holds_it() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        scenario = await page.scenario("no-cleanup", "vue")
        await page.mount(scenario)
        await page.unmount()
        await page.settle()
        await page.read()
        holders = await page.explain_survivors(scenario, await page.survivors(0, 100))
    assert (holders.findings, dict(holders.retained_bytes)) == ((), {})
