"""``python main.py run``: experiments without a window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from lab.console import RunProgress, print_results
from lab.errors import CannotMeasureError
from lab.experiment import DEFAULT_CYCLES, Plan, run_experiment
from lab.output import write_text
from lab.page import LabPage
from lab.result import Result, RunDocument
from lab.runtimes import built_runtimes

DEFAULT_SCENARIOS = ("no-cleanup",)

# A common screen; pages lay out, and load, by the size they are shown at.
_VIEW_SIZE = (1280, 800)

STATUS_EXPECTED = 0
STATUS_UNEXPECTED = 1
STATUS_NOT_MEASURED = 2


@dataclass(frozen=True)
class RunOptions:
    """What ``run`` was asked for."""

    scenarios: tuple[str, ...] = DEFAULT_SCENARIOS
    runtimes: tuple[str, ...] = ()
    """Tauri versions; none means every one that the page is built for."""
    cycles: int = DEFAULT_CYCLES
    json_target: str | None = None
    """A file, or ``-`` for standard output."""


async def run_headless(options: RunOptions) -> int:
    """Run the experiments, report, and give the exit status.

    0: every verdict is the expected one. 1: one is not. 2: something could not be measured;
    a line on standard error says why.
    """
    try:
        plans = tuple(_plans(options))
        results = await _measure(plans)
        if options.json_target is not None:
            document = msgspec.json.encode(RunDocument(1, results)).decode()
            write_text(options.json_target, document + "\n")
    except CannotMeasureError as error:
        print(f"leak-lab: cannot measure: {error}", file=sys.stderr)
        return STATUS_NOT_MEASURED
    if options.json_target != "-":
        print_results(results)
    expected = all(result.is_expected for result in results)
    return STATUS_EXPECTED if expected else STATUS_UNEXPECTED


def _plans(options: RunOptions) -> Iterator[Plan]:
    built = built_runtimes()
    for runtime in options.runtimes:
        if runtime not in built:
            raise CannotMeasureError(
                f"there is no page for Tauri {runtime}; there is one for: {', '.join(built)}"
            )
    for scenario in options.scenarios:
        for runtime in options.runtimes or built:
            yield Plan(scenario, runtime, options.cycles)


async def _measure(plans: tuple[Plan, ...]) -> tuple[Result, ...]:
    results: list[Result] = []
    async with LabPage() as page:
        page.view.resize(*_VIEW_SIZE)
        # A page that is not shown is throttled: no animation frames, no intersections.
        page.view.show()
        with RunProgress(plans) as progress:
            for plan in plans:
                results.append(await run_experiment(page, plan, progress.watch(plan)))
    return tuple(results)
