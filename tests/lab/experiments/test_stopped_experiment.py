"""Experiments that are stopped early are judged on the cycles that they have measured."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lab.experiments.experiment import run_experiment
from lab.experiments.pace import Pace
from lab.experiments.plan import Phase, Plan, Progress
from lab.experiments.recording import Recorder, Recording, encode_recordings, read_recordings
from lab.page.page import LabPage
from report.html import html_report
from report.result import Result
from report.run_report import RunReport
from tests.lab.results import made_result, made_scenario
from tests.lab.shown_page import shown_page

NEVER_ENDS = 100_000


async def stopped_run(
    page: LabPage, plan: Plan, phase: Phase, cycle: int
) -> tuple[Result, list[Progress], Recording]:
    """Run ``plan`` and stop it as soon as it has come that far."""
    pace, recorder, seen = Pace(), Recorder(), list[Progress]()

    def watch(progress: Progress) -> None:
        seen.append(progress)
        recorder.watch(progress)
        if (progress.phase, progress.cycle) == (phase, cycle):
            pace.stop()

    result = await run_experiment(page, plan, watch, pace)
    return result, seen, recorder.recording(result, None)


async def test_a_leak_is_judged_on_what_was_measured_and_its_holder_is_found() -> None:
    async with shown_page() as page:
        plan = Plan("no-cleanup", "2.4.1", NEVER_ENDS, reads_every_cycle=True)
        result, seen, recording = await stopped_run(page, plan, "cycles", 7)
    assert (result.verdict, result.cycles, result.cycles_asked) == ("leak", 7, NEVER_ENDS)
    assert (result.created, result.survivors) == (7, 7)
    assert result.evidence == "7 of 7 components survive"
    assert result.is_stopped_early
    assert not result.is_unexpected
    assert result.slower is None
    component = next(each for each in result.findings if each.kind == "component")
    assert (component.count, component.per_cycle) == (7, 1.0)
    assert "UploadCard" in component.path[-1]
    assert [each.mount for each in result.survived] == list(range(1, 8))
    # Whoever shows the progress sees where it stopped, and of how many cycles.
    assert [(each.phase, each.cycle, each.cycles) for each in seen[-3:]] == [
        ("settle", 7, NEVER_ENDS),
        ("done", 7, NEVER_ENDS),
        ("holders", 7, NEVER_ENDS),
    ]
    assert recording.points[-1].cycle == 7


@pytest.mark.parametrize(
    ("scenario", "runtime", "verdict"),
    [
        ("no-cleanup", "2.12.5", "clean"),
        ("unmount-in-flight", "2.12.5", "held"),
        ("reload", "2.4.1", "held"),
    ],
)
async def test_other_verdicts_are_those_of_the_cycles_that_were_run(
    scenario: str, runtime: str, verdict: str
) -> None:
    async with shown_page() as page:
        plan = Plan(scenario, runtime, NEVER_ENDS)
        result, _seen, _recording = await stopped_run(page, plan, "cycles", 5)
    assert (result.verdict, result.cycles, result.created) == (verdict, 5, 5)
    assert result.is_stopped_early


@pytest.mark.parametrize(("phase", "cycle"), [("warm-up", 0), ("cycles", 0), ("cycles", 1)])
async def test_after_too_few_cycles_there_is_no_verdict(phase: Phase, cycle: int) -> None:
    async with shown_page() as page:
        plan = Plan("no-cleanup", "2.4.1", 20)
        result, _seen, recording = await stopped_run(page, plan, phase, cycle)
    assert (result.verdict, result.cycles, result.cycles_asked) == ("inconclusive", cycle, 20)
    assert result.evidence == "stopped early: not enough cycles for a verdict"
    assert not result.is_expected
    assert not result.is_unexpected
    assert recording.points[0].cycle == 0


async def test_what_one_cycle_leaves_is_judged_where_one_was_asked_for() -> None:
    async with shown_page() as page:
        result, _seen, _recording = await stopped_run(
            page, Plan("no-cleanup", "2.4.1", 1), "cycles", 1
        )
    assert (result.verdict, result.cycles) == ("leak", 1)
    assert not result.is_stopped_early


async def test_the_search_for_the_holder_can_be_stopped_and_the_verdict_stays() -> None:
    async with shown_page() as page:
        result, _seen, _recording = await stopped_run(
            page, Plan("no-cleanup", "2.4.1", 4), "holders", 4
        )
        assert (result.verdict, result.cycles, result.survivors) == ("leak", 4, 4)
        assert not result.is_stopped_early
        assert {each.path for each in result.findings} == {()}
        # The same page measures exactly afterwards, and finds the holder.
        again = await run_experiment(page, Plan("no-cleanup", "2.4.1", 4))
    assert again.survivors == 4
    assert any(each.path for each in again.findings)


def test_a_file_says_how_many_cycles_were_asked_for(tmp_path: Path) -> None:
    stopped = msgspec.structs.replace(made_result(), cycles_asked=20)
    path = tmp_path / "runs.json"
    path.write_bytes(encode_recordings((Recording(stopped, None),)))
    assert msgspec.json.decode(path.read_bytes())["results"][0]["cycles_asked"] == 20
    assert read_recordings(path)[0].result.is_stopped_early
    # A file of an earlier version knows no such runs.
    old = msgspec.json.decode(path.read_bytes())
    del old["results"][0]["cycles_asked"]
    path.write_bytes(msgspec.json.encode(old))
    assert not read_recordings(path)[0].result.is_stopped_early


def test_reports_say_that_a_run_was_stopped_and_divide_by_no_cycles() -> None:
    none = msgspec.structs.replace(
        made_result(survivors=0, verdict="inconclusive"), cycles=0, created=0, cycles_asked=20
    )
    assert none.per_cycle(12) == 0
    report = html_report(RunReport((none,), {"no-cleanup": made_scenario()}))
    assert "stopped early, after 0 of 20 cycles" in report
    assert "not as expected" not in report
    assert "Every verdict is the expected one" not in report
