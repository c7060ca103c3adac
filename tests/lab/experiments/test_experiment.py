"""Whole experiments with the real engine and the real npm packages."""

from __future__ import annotations

import asyncio

import pytest

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan, Progress
from lab.metrics.survivors import SURVIVORS
from lab.page.page import LabPage
from report.result import Result
from system.errors import CannotMeasureError
from tests.lab.shown_page import BIG_FILE_BYTES, kill_renderer, shown_page


def assert_leaks(result: Result, cycles: int) -> None:
    """Everything that 2.4.1 leaves: each component and each callback."""
    assert (result.verdict, result.expected, result.is_expected) == ("leak", "leak", True)
    assert (result.cycles, result.created) == (cycles, cycles)
    assert result.survivors == cycles
    assert result.callbacks_left == cycles
    assert result.backend_channels_left == 0
    assert str(cycles) in result.evidence


def assert_clean(result: Result, cycles: int) -> None:
    assert (result.verdict, result.expected, result.is_expected) == ("clean", "clean", True)
    assert (result.cycles, result.created) == (cycles, cycles)
    assert result.survivors == 0
    assert result.callbacks_left == 0
    assert result.backend_channels_left == 0


@pytest.mark.parametrize("cycles", [2, 20])
async def test_tauri_2_4_leaves_every_component_and_every_callback(cycles: int) -> None:
    async with shown_page() as page:
        result = await run_experiment(page, Plan("no-cleanup", "2.4.1", cycles))
    assert_leaks(result, cycles)
    assert (result.scenario, result.runtime, result.framework) == ("no-cleanup", "2.4.1", "vue")
    by_kind = {finding.kind: finding for finding in result.findings}
    assert by_kind["component"].name == "UploadCard"
    assert (by_kind["component"].count, by_kind["component"].per_cycle) == (cycles, 1.0)
    assert (by_kind["callback"].count, by_kind["callback"].per_cycle) == (cycles, 1.0)
    assert 0 < result.elapsed_s < 60


@pytest.mark.parametrize("runtime", ["2.5.0", "2.12.5"])
async def test_tauri_2_5_and_later_leave_nothing(runtime: str) -> None:
    async with shown_page() as page:
        result = await run_experiment(page, Plan("no-cleanup", runtime, 20))
    assert_clean(result, 20)
    assert {finding.kind for finding in result.findings} <= {"ghost"}


async def test_one_page_runs_experiments_one_after_another_without_mixing_them() -> None:
    async with shown_page() as page:
        for _ in range(2):
            assert_leaks(await run_experiment(page, Plan("no-cleanup", "2.4.1", 5)), 5)
            assert_clean(await run_experiment(page, Plan("no-cleanup", "2.12.5", 5)), 5)


async def test_reading_every_cycle_does_not_change_the_verdict() -> None:
    async with shown_page() as page:
        leak = Plan("no-cleanup", "2.4.1", 6, reads_every_cycle=True)
        assert_leaks(await run_experiment(page, leak), 6)
        clean = Plan("no-cleanup", "2.12.5", 6, reads_every_cycle=True)
        assert_clean(await run_experiment(page, clean), 6)


@pytest.mark.parametrize(
    ("runtime", "left", "searched"),
    [
        ("2.4.1", [0, 1, 2, 3, 4], [("holders", 4)]),
        # Components live as long as their uploads, so only the end is exact; and where nothing
        # is left, nobody looks for what holds it.
        ("2.12.5", [], []),
    ],
)
async def test_progress_counts_the_cycles_and_carries_the_readings(
    runtime: str, left: list[int], searched: list[tuple[str, int]]
) -> None:
    seen: list[Progress] = []
    async with shown_page() as page:
        plan = Plan("no-cleanup", runtime, 4, reads_every_cycle=True)
        await run_experiment(page, plan, seen.append)
    assert [(progress.phase, progress.cycle) for progress in seen] == [
        ("warm-up", 0),
        *(("cycles", cycle) for cycle in range(5)),
        ("settle", 4),
        ("done", 4),
        *searched,
    ]
    assert {progress.cycles for progress in seen} == {4}
    if left:
        assert [_survivors(progress) for progress in seen[1:6]] == left
    done = next(progress for progress in seen if progress.phase == "done")
    assert _survivors(done) == len(left[1:])


def _survivors(progress: Progress) -> int:
    """What a reading has found beyond the baseline."""
    assert progress.baseline is not None
    assert progress.reading is not None
    return SURVIVORS.of(progress.reading) - SURVIVORS.of(progress.baseline)


async def test_a_scenario_that_is_not_there() -> None:
    async with shown_page() as page:
        with pytest.raises(CannotMeasureError, match=r"unknown scenario 'leek'; .*no-cleanup"):
            await run_experiment(page, Plan("leek", "2.4.1"))
        # The page goes on.
        assert_leaks(await run_experiment(page, Plan("no-cleanup", "2.4.1", 2)), 2)


async def test_a_version_that_is_not_built() -> None:
    async with shown_page() as page:
        with pytest.raises(CannotMeasureError, match=r"9\.9\.9 is not built"):
            await run_experiment(page, Plan("no-cleanup", "9.9.9"))


async def run_until(page: LabPage, plan: Plan, phase: str, cycle: int) -> asyncio.Task[Result]:
    """A run that has come as far as ``phase`` and ``cycle``, and goes on."""
    reached = asyncio.Event()

    def watch(progress: Progress) -> None:
        if (progress.phase, progress.cycle) == (phase, cycle):
            reached.set()

    task = asyncio.ensure_future(run_experiment(page, plan, watch))
    await asyncio.wait_for(reached.wait(), 30)
    assert not task.done()
    return task


@pytest.mark.parametrize(("phase", "cycle"), [("warm-up", 0), ("cycles", 0), ("cycles", 3)])
async def test_after_a_cancelled_run_the_same_page_measures_exactly(phase: str, cycle: int) -> None:
    async with shown_page() as page:
        task = await run_until(page, Plan("no-cleanup", "2.4.1", 1000), phase, cycle)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert_leaks(await run_experiment(page, Plan("no-cleanup", "2.4.1", 7)), 7)
        assert_clean(await run_experiment(page, Plan("no-cleanup", "2.12.5", 7)), 7)


@pytest.mark.parametrize(("phase", "cycle"), [("warm-up", 0), ("cycles", 2)])
async def test_a_renderer_killed_in_a_run_is_an_error_and_the_next_run_is_exact(
    phase: str, cycle: int
) -> None:
    async with shown_page() as page:
        task = await run_until(page, Plan("no-cleanup", "2.4.1", 1000), phase, cycle)
        await kill_renderer(page)
        with pytest.raises(CannotMeasureError, match=r"renderer ended .*; load the page again"):
            await asyncio.wait_for(task, 10)
        assert_leaks(await run_experiment(page, Plan("no-cleanup", "2.4.1", 5)), 5)


async def test_a_renderer_killed_while_uploads_end_is_an_error() -> None:
    # Big, so that the phase takes long enough to be interrupted.
    async with shown_page(BIG_FILE_BYTES) as page:
        task = await run_until(page, Plan("no-cleanup", "2.12.5", 1), "cycles", 0)
        await asyncio.wait_for(_until_sending(page), 10)
        await kill_renderer(page)
        with pytest.raises(CannotMeasureError, match="renderer ended"):
            await asyncio.wait_for(task, 10)
        await page.load("2.12.5")
        assert page.open_channels == 0


async def _until_sending(page: LabPage) -> None:
    sent = asyncio.Event()
    connection = page._services.backend.deliver.connect(lambda _id, _batch: sent.set())
    await sent.wait()
    page._services.backend.deliver.disconnect(connection)
    assert page.open_channels == 1
