"""One experiment: warm up, read, mount and unmount N times, read, judge."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as replace_field
from typing import Literal

from msgspec.structs import replace

from lab.catalog import Framework, Scenario
from lab.page import LabPage
from lab.result import Evidence, Result, result_of
from memory.delivery import slowdown
from memory.finding import Finding as HeldFinding
from memory.reading import Reading
from memory.verdict import growth_between, judge, leaves_one

DEFAULT_CYCLES = 20
WARM_UP_CYCLES = 2
# Between the two heap snapshots: enough to see what is kept on every third cycle only.
HOLDER_CYCLES = 6

Phase = Literal["warm-up", "cycles", "settle", "done", "holders"]


@dataclass(frozen=True)
class Plan:
    """What to run: one scenario on one runtime, in one framework."""

    scenario: str
    runtime: str
    cycles: int = DEFAULT_CYCLES
    framework: Framework = "vue"
    reads_every_cycle: bool = False
    """Also collect and read after each cycle, to draw a chart; the verdict needs it not."""
    finds_holders: bool = True
    """Where something leaks, take heap snapshots and find out what holds it."""


@dataclass(frozen=True)
class Progress:
    """How far an experiment has come."""

    phase: Phase
    cycle: int
    """Measured cycles that are done."""
    cycles: int
    baseline: Reading | None = None
    reading: Reading | None = None


def _ignore(_progress: Progress) -> None:
    """For callers that do not watch."""


async def run_experiment(
    page: LabPage, plan: Plan, on_progress: Callable[[Progress], None] = _ignore
) -> Result:
    """Run ``plan`` in a fresh document of ``page``.

    To cancel, cancel the task: the page is left as it is and can be loaded again.

    Raises:
        CannotMeasureError: there is no such scenario, or the page failed.
    """
    started = time.perf_counter()
    await page.load(plan.runtime)
    scenario = await page.scenario(plan.scenario, plan.framework)
    try:
        evidence = await _measure(page, plan, scenario, on_progress)
    finally:
        page.release_uploads()
    return result_of(plan.runtime, scenario, evidence, elapsed_s=time.perf_counter() - started)


async def _measure(
    page: LabPage, plan: Plan, scenario: Scenario, on_progress: Callable[[Progress], None]
) -> Evidence:
    on_progress(Progress("warm-up", 0, plan.cycles))
    for _ in range(WARM_UP_CYCLES):
        await _run_cycle(page, scenario)
    await page.settle()
    baseline = await page.read()
    evidence, final = await _measure_cycles(page, plan, scenario, baseline, on_progress)
    if leaves_one(evidence.growth):
        # A framework may keep the last one of a kind until the next comes, and have kept none
        # in the warm-up. Then the same number of cycles again leaves none; a leak leaves more.
        evidence, _ = await _measure_cycles(page, plan, scenario, final, on_progress)
    leaks = judge(evidence.growth, evidence.in_flight).word == "leak"
    # A page that is loaded anew for each cycle has nothing of the one before in its heap.
    if leaks and plan.finds_holders and scenario.course != "reload":
        on_progress(Progress("holders", plan.cycles, plan.cycles, baseline))
        evidence = replace_field(evidence, holders=await _find_holders(page, plan, scenario))
    return evidence


async def _find_holders(page: LabPage, plan: Plan, scenario: Scenario) -> tuple[HeldFinding, ...]:
    cycles = min(plan.cycles, HOLDER_CYCLES)

    async def run_cycles() -> None:
        for _ in range(cycles):
            await _run_cycle(page, scenario)
        await page.settle()
        # For its collections: what a finalizer lets go must not be in the snapshot.
        await page.read()

    return await page.find_holders(scenario, run_cycles, cycles)


async def _measure_cycles(
    page: LabPage,
    plan: Plan,
    scenario: Scenario,
    baseline: Reading,
    on_progress: Callable[[Progress], None],
) -> tuple[Evidence, Reading]:
    """Run the measured cycles; what they left beyond ``baseline``, and the last reading."""
    on_progress(Progress("cycles", 0, plan.cycles, baseline, baseline))
    # Their uploads must outlive the components, or there is nothing in flight to see.
    if scenario.course != "cycle":
        page.hold_uploads()

    deliveries = [await page.delivery()]
    for cycle in range(1, plan.cycles + 1):
        await _run_cycle(page, scenario)
        reading = await page.read() if plan.reads_every_cycle else None
        on_progress(Progress("cycles", cycle, plan.cycles, baseline, reading))
        if cycle in _delivery_marks(plan.cycles):
            deliveries.append(await page.delivery())

    in_flight = await page.read() if scenario.course == "in-flight" else None
    on_progress(Progress("settle", plan.cycles, plan.cycles, baseline))
    page.release_uploads()
    await page.settle()
    final = await page.read()
    on_progress(Progress("done", plan.cycles, plan.cycles, baseline, final))
    if scenario.course == "reload":
        # Each document counts from nothing: the components of the earlier ones went with them.
        baseline, final = _with_created(baseline, 0), _with_created(final, plan.cycles)
    evidence = Evidence(
        growth=growth_between(baseline, final, plan.cycles),
        in_flight=None if in_flight is None else growth_between(baseline, in_flight, plan.cycles),
        slower=slowdown(deliveries),
    )
    return evidence, final


async def _run_cycle(page: LabPage, scenario: Scenario) -> None:
    if scenario.course == "reload":
        await page.mount(scenario)
        await page.reload()
    else:
        await page.cycle(scenario)


def _with_created(reading: Reading, created: int) -> Reading:
    return replace(reading, page=replace(reading.page, created=created))


def _delivery_marks(cycles: int) -> tuple[int, int, int]:
    """After which cycles to note the time of delivery: an early and a late stretch."""
    stretch = max(1, min(3, cycles // 2))
    return stretch, cycles - stretch, cycles
