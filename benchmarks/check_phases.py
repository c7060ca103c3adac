"""Where the time of a check goes: the steps of one on a small clean page, one after the other.

Usage: ``python -m benchmarks.check_phases [--runs N]``. Each run is a process of its own, which
does what ``check`` does to a page that leaks nothing, and takes the time of each step.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.document import write_section
from system.ending import end_process

_ROOT: Final = Path(__file__).resolve().parents[1]
_PAGE: Final = _ROOT / "tests" / "corpus" / "listener-removed.html"
_TITLE: Final = "check, where its time goes"
_STARTED: Final = time.perf_counter()
_CYCLES: Final = (2, 8)

T = TypeVar("T")


class _Steps:
    """How long each took, in s, in their order; what has the same name is added up."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self._last = _STARTED

    def ended(self, name: str) -> None:
        """All since the step before was this one."""
        now = time.perf_counter()
        self.times[name] = self.times.get(name, 0.0) + now - self._last
        self._last = now

    async def of(self, name: str, work: Awaitable[T]) -> T:
        """What ``work`` gives; it is this step."""
        result = await work
        self.ended(name)
        return result


def _once() -> int:
    """Do it in this process, and print the steps as JSON."""
    # As `check` does: before the engine starts what it needs for that, and the rest meanwhile.
    from check import tracker
    from check.cycles.options import CycleOptions
    from check.embedded import CheckedPage
    from check.heap.process import heap_processes
    from check.late_imports import imported_meanwhile
    from check.target import target_named
    from check.turns import Alone
    from engine.application import run_application

    steps = _Steps()
    steps.ended("imports")

    async def run(_interruption: object) -> int:
        steps.ended("start of Qt")
        target = target_named(str(_PAGE))
        async with heap_processes() as heaps:

            class Turn(Alone):
                async def begin(self) -> None:
                    # As that of an examination does.
                    heaps.prepare()

            async with (
                imported_meanwhile(),
                CheckedPage(target, turn=Turn()) as page,
                heaps.begin() as process,
                AsyncExitStack() as stack,
            ):
                from check.cycles.choice import cycles_of
                from check.engines.choice import engine_of
                from check.heap.questions import Growth, GrowthQuestion

                steps.ended("start of Chromium, the page, and the other imports")
                session = page.session
                loads = await stack.enter_async_context(engine_of(session).loads())
                cycles = cycles_of(session, loads, target, CycleOptions(), page.check_still_there)
                await steps.of("cycles", cycles.prepare())
                # Of what has not grown, garbage is collected once.
                for count, rounds in zip(_CYCLES, (2, 1), strict=True):
                    await steps.of("cycles", cycles.run(count))
                    await steps.of("timers and frames", cycles.settle())
                    for _ in range(rounds):
                        await steps.of("garbage collection", session.collect_garbage())
                        await steps.of("readings of the tracker", tracker.read(session))
                    engine = engine_of(session)
                    await steps.of("entries of collections", engine.grown_entries())
                    taking = session.take_snapshot(process.send_chunk)
                    await steps.of("two heap snapshots", taking)
                    process.end_snapshot()
                question = GrowthQuestion(0, 1, _CYCLES[-1], 2, {}, {})
                # What grew in eight cycles alone is no verdict: none is wanted here.
                await process.ask(question, result=Growth)
                steps.ended("comparison of the snapshots")
            steps.ended("end of the page")
        steps.ended("end of the process that compares")
        return 0

    status = run_application(run, headless=True, verbose=False)
    steps.ended("end of Qt")
    print(json.dumps(steps.times), flush=True)
    end_process(status)


def main() -> int:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--once", action="store_true", help="in this process, as JSON")
    given = parser.parse_args()
    if given.once:
        return _once()
    command = (sys.executable, "-m", "benchmarks.check_phases", "--once")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    runs: list[dict[str, float]] = []
    walls: list[float] = []
    for _ in range(given.runs):
        started = time.perf_counter()
        done = subprocess.run(
            command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE
        )
        walls.append(time.perf_counter() - started)
        runs.append(json.loads(done.stdout))
    whole = statistics.median(walls)
    medians = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    medians["start and end of Python"] = max(whole - sum(medians.values()), 0.0)
    lines = [
        "`python -m benchmarks.check_phases` (part of `make bench`). A small page that leaks",
        f"nothing, the median of {given.runs} processes, with a load of {os.getloadavg()[0]:.0f}",
        f"on {os.cpu_count()} cores.",
        "",
        "| step | time | of all |",
        "|---|---|---|",
        *(
            f"| {name} | {1000 * took:.0f} ms | {100 * took / whole:.0f} % |"
            for name, took in medians.items()
        ),
        f"| all | {1000 * whole:.0f} ms | |",
    ]
    print("\n".join(lines))
    write_section(_TITLE, "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
