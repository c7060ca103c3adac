"""One experiment: warm up, read, mount and unmount N times, read, judge."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from lab.catalog import Scenario
from lab.page import LabPage
from lab.result import Result, result_of
from memory.reading import Reading
from memory.verdict import growth_between, judge

DEFAULT_CYCLES = 20
WARM_UP_CYCLES = 2

Phase = Literal["warm-up", "cycles", "settle", "done"]


@dataclass(frozen=True)
class Plan:
    """What to run: one scenario on one Tauri version."""

    scenario: str
    runtime: str
    cycles: int = DEFAULT_CYCLES
    reads_every_cycle: bool = False
    """Also collect and read after each cycle, to draw a chart; the verdict needs it not."""


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
    scenario = await page.scenario(plan.scenario)

    on_progress(Progress("warm-up", 0, plan.cycles))
    for _ in range(WARM_UP_CYCLES):
        await page.cycle(scenario.id)
    await page.settle()
    baseline = await page.read()
    on_progress(Progress("cycles", 0, plan.cycles, baseline, baseline))

    for cycle in range(1, plan.cycles + 1):
        await page.cycle(scenario.id)
        reading = await page.read() if plan.reads_every_cycle else None
        on_progress(Progress("cycles", cycle, plan.cycles, baseline, reading))

    on_progress(Progress("settle", plan.cycles, plan.cycles, baseline))
    await page.settle()
    final = await page.read()
    on_progress(Progress("done", plan.cycles, plan.cycles, baseline, final))
    return _judged(plan, scenario, baseline, final, time.perf_counter() - started)


def _judged(
    plan: Plan, scenario: Scenario, baseline: Reading, final: Reading, elapsed_s: float
) -> Result:
    growth = growth_between(baseline, final, plan.cycles)
    return result_of(
        scenario=scenario.id,
        component=PurePath(scenario.source_file).stem,
        runtime=plan.runtime,
        framework=scenario.framework,
        growth=growth,
        verdict=judge(growth),
        expected=scenario.expected,
        elapsed_s=elapsed_s,
    )
