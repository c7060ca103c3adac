"""Many experiments on one page: what is loaded for them, and what they make of a failure."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import psutil
from msgspec.structs import replace

from lab.experiments.pace import Pace
from lab.experiments.plan import Plan, Progress
from lab.experiments.plans import offered_scenarios, plans_for
from lab.experiments.run_all import run_all
from memory.problem import Problem
from report.result import Result
from tests.lab.shown_page import kill_renderer, shown_page


@dataclass
class _Notes:
    """What a watcher heard, in order."""

    started: list[Plan] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    """What began and what had its result, by the runtime."""
    on_progress: Callable[[Progress], None] = lambda _progress: None

    def on_start(self, plan: Plan) -> Callable[[Progress], None]:
        self.started.append(plan)
        self.heard.append(f"{plan.runtime} begins")
        return self.on_progress

    def on_result(self, plan: Plan, result: Result) -> None:
        self.results.append(result)
        self.heard.append(f"{plan.runtime} has its result")

    def on_failure(self, _plan: Plan, problem: Problem) -> None:
        self.failures.append(str(problem))


async def test_only_what_is_run_is_loaded_and_that_once() -> None:
    opened: list[bool] = []
    notes = _Notes()
    async with shown_page() as page:
        page.document_opened.connect(lambda: opened.append(True))
        offered = await offered_scenarios(page, ("2.5.0", "2.12.5"))
        plans = plans_for(offered, ("no-cleanup", "close"), "vue", cycles=2)
        await run_all(page, plans, notes, Pace())

    assert [(result.scenario, result.runtime) for result in notes.results] == [
        (plan.scenario, plan.runtime) for plan in plans
    ]
    assert len(plans) == 4
    assert len(opened) == len(plans)


async def test_a_document_in_which_something_was_done_is_not_run_in() -> None:
    opened: list[bool] = []
    async with shown_page() as page:
        page.document_opened.connect(lambda: opened.append(True))
        (scenario,) = plans_for(
            await offered_scenarios(page, ("2.4.1",)), ("no-cleanup",), "vue"
        ).values()
        acts: tuple[Callable[[], Awaitable[object]], ...] = (
            lambda: page.mount(scenario),
            lambda: page.cycle(scenario),
            page.read,
            lambda: kill_renderer(page),
        )
        for count, act in enumerate(acts, start=1):
            await page.open("2.4.1")
            assert len(opened) == count
            await act()
            await page.open("2.4.1")
            assert len(opened) == count + 1
        await page.open("2.5.0")
        assert len(opened) == len(acts) + 2


async def test_a_page_knows_the_scenarios_of_every_runtime() -> None:
    async with shown_page() as page:
        told = await offered_scenarios(page)
        for runtime, scenarios in told.items():
            await page.load(runtime)
            assert await page.scenarios() == scenarios, runtime


async def test_the_next_is_measured_while_what_holds_is_analysed() -> None:
    notes = _Notes()
    async with shown_page() as page:
        offered = await offered_scenarios(page, ("2.4.1", "2.5.0"))
        await run_all(page, plans_for(offered, ("no-cleanup",), "vue", cycles=2), notes, Pace())
    assert notes.heard == [
        "2.4.1 begins",
        "2.5.0 begins",
        "2.4.1 has its result",
        "2.5.0 has its result",
    ]
    (leak, _clean) = notes.results
    assert [finding.path != () for finding in leak.findings if finding.kind == "component"] == [
        True
    ]


async def test_what_is_analysed_ends_with_a_run_that_is_cancelled() -> None:
    notes = _Notes()
    workers: set[psutil.Process] = set()
    async with shown_page() as page:
        offered = await offered_scenarios(page, ("2.4.1", "2.5.0"))
        plans = plans_for(offered, ("no-cleanup",), "vue", cycles=2)
        running = asyncio.ensure_future(run_all(page, plans, notes, Pace()))

        def hold_the_analysis(progress: Progress) -> None:
            if progress.phase == "holders":
                # It is there, and was asked nothing yet. On a quick machine it would have answered
                # before the next experiment begins.
                workers.update(
                    child
                    for child in psutil.Process().children()
                    if "lab.heap.worker" in child.cmdline()
                )
                for worker in workers:
                    worker.suspend()
            elif len(notes.started) == 2:
                running.cancel()

        notes.on_progress = hold_the_analysis
        with contextlib.suppress(asyncio.CancelledError):
            await running
    assert len(workers) == 1
    assert [worker.is_running() for worker in workers] == [False]
    assert notes.results == []


async def test_what_fails_ends_no_other_and_a_stop_begins_none() -> None:
    pace, notes = Pace(), _Notes()
    async with shown_page() as page:
        offered = await offered_scenarios(page, ("2.4.1", "2.5.0", "2.12.5"))
        plans = plans_for(offered, ("no-cleanup",), "vue", cycles=2)
        (first, missing), (second, there), (third, _) = plans.items()
        notes.on_progress = lambda _progress: pace.stop() if len(notes.started) > 1 else None
        unknown = replace(missing, id="leek")
        await run_all(page, {first: unknown, second: there, third: there}, notes, pace)

    assert notes.started == [first, second]
    assert ["leek" in failure for failure in notes.failures] == [True]
    assert [result.runtime for result in notes.results] == ["2.5.0"]
