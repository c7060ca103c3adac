"""``python main.py run``: experiments without a window."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from itertools import chain

import msgspec

from bridge.scope import AllowedHost
from lab.engine.pairs import wanted_pairs
from lab.experiments.pace import Pace
from lab.experiments.plan import DEFAULT_CYCLES, Plan, Progress
from lab.experiments.plans import offered_scenarios, plans_for, scenarios_on
from lab.experiments.run_all import run_all
from lab.page.catalog import Framework, Scenario
from lab.page.measured_page import MeasuredPage
from lab.page.page import LabPage
from memory.problem import Problem
from report.formats.known import FORMATS
from report.output import is_standard_output, write_text
from report.place import Where
from report.progress import ShowNext, run_progress
from report.result import Result
from report.run_report import RunReport
from system.errors import CannotMeasureError
from system.interrupt import Interruption
from system.stderr import print_error

DEFAULT_SCENARIOS = ("no-cleanup",)

# A common screen; pages lay out, and load, by the size they are shown at.
_VIEW_SIZE = (1280, 800)

STATUS_EXPECTED = 0
STATUS_UNEXPECTED = 1
STATUS_NOT_MEASURED = 2


class RunOptions(msgspec.Struct, frozen=True):
    """What ``run`` was asked for."""

    scenarios: tuple[str, ...] = DEFAULT_SCENARIOS
    """Ids; none means every scenario."""
    runtimes: tuple[str, ...] = ()
    """Tauri versions, or ``qt``; none means every one that a scenario can run on."""
    apis: tuple[str, ...] = ()
    """Versions of the npm package, each with every runtime; none means the runtime's own."""
    on: Where = "stand-in"
    """Where; with Tauri itself, ``runtimes`` are versions of its crate."""
    framework: Framework | None = "vue"
    """None means every one that a scenario is there for."""
    cycles: int = DEFAULT_CYCLES
    targets: Mapping[str, str] = msgspec.field(default_factory=dict)
    """By the format's name a file, or ``-``. What goes to standard output is alone there."""
    allowed_hosts: tuple[AllowedHost, ...] = ()
    """What the page may connect to besides the embedded server."""


async def run_headless(options: RunOptions, interruption: Interruption | None = None) -> int:
    """Run the experiments, report, and give the exit status.

    From the first measured cycle on, SIGINT stops the run early by ``interruption``: what has been
    measured is judged and reported.

    0: every verdict is the expected one. 1: one is not. 2: something could not be measured, or
    a report not be written; a line on standard error says why.
    """
    try:
        report = await _measure(options, interruption or Interruption())
    except CannotMeasureError as error:
        print_error(f"cannot measure: {error}")
        return STATUS_NOT_MEASURED
    unwritten = _write_reports(options.targets, report)
    if not any(map(is_standard_output, options.targets.values())):
        # Imported where needed: a run whose output is a program's must not wait for rich.
        from report.console import print_results

        print_results(report.results)
    for failure in report.failures:
        print_error(f"cannot measure {failure}")
    for sentence in unwritten:
        print_error(sentence)
    if report.failures or unwritten:
        return STATUS_NOT_MEASURED
    expected = all(result.is_expected for result in report.results)
    return STATUS_EXPECTED if expected else STATUS_UNEXPECTED


async def _measure(options: RunOptions, interruption: Interruption) -> RunReport:
    pace = Pace()
    async with _opened(options) as (page, offered):
        plans = plans_for(offered, options.scenarios, options.framework, options.cycles)
        cycles = sum(plan.cycles for plan in plans)
        with run_progress(cycles) as show_next, interruption.stopping() as on_interrupt:
            watcher = _Watcher(show_next, lambda: on_interrupt(pace.stop))
            await run_all(page, plans, watcher, pace)
    scenarios = chain.from_iterable(offered.values())
    return RunReport.of(watcher.results, scenarios, watcher.failures)


@contextlib.asynccontextmanager
async def _opened(
    options: RunOptions,
) -> AsyncIterator[tuple[MeasuredPage, dict[str, tuple[Scenario, ...]]]]:
    """The page to measure, and what it offers on each of the runtimes."""
    if options.on == "tauri":
        # Imported where needed: a run on the stand-in does not wait for it.
        from lab.tauri.crates import own_apis, wanted_crates
        from lab.tauri.page import TauriPage

        pairs = wanted_pairs(own_apis(), options.runtimes, options.apis)
        wanted_crates([pair.runtime for pair in pairs])
        async with TauriPage(allowed_hosts=options.allowed_hosts) as tauri:
            yield tauri, await scenarios_on(tauri, [pair.name for pair in pairs])
        return
    async with LabPage(allowed_hosts=options.allowed_hosts) as page:
        page.view.resize(*_VIEW_SIZE)
        # A page that is not shown is throttled: no animation frames, no intersections.
        page.view.show()
        yield page, await offered_scenarios(page, options.runtimes, options.apis)


class _Watcher(msgspec.Struct, frozen=True):
    """Shows how far the run has come, and collects what comes of it."""

    show_next: ShowNext
    on_measuring: Callable[[], None]
    """Called in the measured cycles: before, nothing has been measured that could be judged."""
    results: list[Result] = msgspec.field(default_factory=list)
    failures: list[str] = msgspec.field(default_factory=list)

    def on_start(self, plan: Plan) -> Callable[[Progress], None]:
        show = self.show_next(f"{plan.scenario} on {plan.pair.title}")

        def watch(reached: Progress) -> None:
            if reached.phase == "cycles":
                self.on_measuring()
            show(reached.phase, reached.cycle)

        return watch

    def on_result(self, _plan: Plan, result: Result) -> None:
        if result.cycles > 0:
            self.results.append(result)

    def on_failure(self, plan: Plan, problem: Problem) -> None:
        self.failures.append(f"{plan.scenario} ({plan.framework}) on {plan.pair.title}: {problem}")


def _write_reports(targets: Mapping[str, str], report: RunReport) -> tuple[str, ...]:
    """Write each of the reports that are wanted; a sentence for each that cannot be written."""
    unwritten: list[str] = []
    for each in FORMATS:
        if (target := targets.get(each.name)) is not None:
            try:
                write_text(target, each.render(report))
            except CannotMeasureError as error:
                unwritten.append(str(error))
    return tuple(unwritten)
