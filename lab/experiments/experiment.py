"""One experiment: warm up, read, mount and unmount N times or until stopped, read, judge."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from engine.heap_processes import HeapProcess, HeapProcesses
from lab.experiments.evidence import Evidence, result_of
from lab.experiments.measured_cycles import MeasuredCycles
from lab.experiments.pace import Pace
from lab.experiments.plan import Plan, Progress
from lab.heap.holders import heap_processes
from lab.heap.messages import Holders
from lab.metrics.survivors import SURVIVORS
from lab.page.catalog import Scenario
from lab.page.measured_page import MeasuredPage
from lab.page.scenario_subject import ScenarioSubject
from memory.metrics.reading import Reading
from memory.subject import Subject
from memory.verdict import leaves_one
from report.place import Place
from report.result import MAX_SURVIVED, Result

WARM_UP_CYCLES = 2
# Between the two heap snapshots, if the first did not come before the measured cycles: enough to
# see what is kept on every third cycle only.
HOLDER_CYCLES = 6
# What more cycles than this leave takes longer to analyse than a few cycles more would take.
_MOST_ANALYSED = 100


def _ignore(_progress: Progress) -> None:
    """For callers that do not watch."""


async def run_experiment(
    page: MeasuredPage,
    plan: Plan,
    on_progress: Callable[[Progress], None] = _ignore,
    pace: Pace | None = None,
    scenario: Scenario | None = None,
) -> Result:
    """Run ``plan`` in a fresh document of ``page``, as fast as ``pace`` allows.

    ``scenario`` is what the plan names; the page is asked for it where it is not given.

    ``pace.stop()`` ends it early: no further cycle begins, and what was measured so far is settled,
    read and judged. Where what leaks is being looked for already, that search is given up. To end
    it at once, with no result, cancel the task. Either way the page can be loaded again.

    Raises:
        CannotMeasureError: there is no such scenario, or the page failed.
    """
    pace = pace or Pace()
    async with heap_processes() as heaps:
        measured = await measure_experiment(page, heaps, plan, on_progress, pace, scenario)
        try:
            return await measured.result(pace)
        finally:
            await measured.close()


class Measured(msgspec.Struct, frozen=True):
    """An experiment that needs the page no more; what holds what is left may still be analysed.

    To be closed by whoever began it.
    """

    _plan: Plan
    _place: Place
    _scenario: Scenario
    _evidence: Evidence
    _process: HeapProcess | None
    """What analyses heap snapshots, where they were taken."""
    _baseline_created: int
    _started: float
    """As :func:`time.perf_counter` tells it."""

    async def result(self, pace: Pace | None = None) -> Result:
        """The result, once the analysis has ended; where ``pace`` is stopped before, without it.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here.
        """
        holders = Holders()
        if self._process is not None:
            analysis = self._process.answer(result=Holders)
            if pace is None or pace.is_stopped:
                # A run that was stopped before looks for it nonetheless.
                holders = await analysis
            else:
                holders = await pace.unless_stopped(analysis) or holders
        evidence = replace(
            self._evidence,
            holders=holders.findings,
            survived=tuple(
                replace(
                    survivor,
                    mount=survivor.mount - self._baseline_created,
                    retained_bytes=holders.retained_bytes.get(survivor.mount),
                )
                for survivor in self._evidence.survived
            ),
        )
        elapsed_s = time.perf_counter() - self._started
        return result_of(self._plan.runtime, self._place, self._scenario, evidence, elapsed_s)

    async def close(self) -> None:
        """End the analysis, if it still goes on."""
        if self._process is not None:
            await self._process.close()


async def measure_experiment(
    page: MeasuredPage,
    heaps: HeapProcesses,
    plan: Plan,
    on_progress: Callable[[Progress], None],
    pace: Pace,
    scenario: Scenario | None = None,
) -> Measured:
    """The part of :func:`run_experiment` that needs the page. Raises as that does.

    Its heap snapshots, if it comes to that, are analysed by one of ``heaps``.
    """
    started = time.perf_counter()
    await page.open(plan.runtime)
    if scenario is None:
        scenario = await page.scenario(plan.scenario, plan.framework)
    subject = ScenarioSubject(page, plan.runtime, scenario, pace)
    experiment = _Experiment(page, heaps, subject, plan, scenario, on_progress, pace)
    try:
        await subject.reset()
        return await experiment.measure(started)
    finally:
        page.release_uploads()
        page.slow_transfers(None)


class _Experiment(msgspec.Struct, frozen=True):
    """One scenario in the document that ``page`` has loaded for it."""

    page: MeasuredPage
    heaps: HeapProcesses
    subject: Subject
    plan: Plan
    scenario: Scenario
    on_progress: Callable[[Progress], None]
    pace: Pace

    async def measure(self, started: float) -> Measured:
        page, cycles = self.page, self.plan.cycles
        measured = MeasuredCycles(
            page, self.subject, self.plan, self.scenario, self.on_progress, self.pace
        )
        self.on_progress(Progress("warm-up", 0, cycles))
        for _ in range(WARM_UP_CYCLES):
            if not await self.pace.next_cycle():
                break
            await self.subject.cycle()
        await self.subject.settle()
        baseline = await page.read()
        async with contextlib.AsyncExitStack() as opened:
            process = None
            if self._leaks_already(baseline):
                process = await opened.enter_async_context(self.heaps.begin())
                await page.send_snapshot(process)
            evidence, final = await measured.measure(baseline)
            since_snapshot = evidence.growth.cycles
            if leaves_one(evidence.growth) and not self.pace.is_stopped:
                # A framework may keep the last one of a kind until the next comes, and have kept
                # none in the warm-up. Then the same number of cycles again leaves none; a leak
                # leaves more.
                baseline = final
                evidence, _ = await measured.measure(baseline)
                since_snapshot += evidence.growth.cycles
            survived = await page.survivors(baseline.created, MAX_SURVIVED)
            evidence = replace(evidence, survived=survived)
            if evidence.verdict.word != "leak" or not self._may_find_holders:
                return self._measured(evidence, None, baseline, started)
            was_stopped = self.pace.is_stopped
            self.on_progress(Progress("holders", evidence.growth.cycles, cycles, baseline))
            if process is None:
                process = await opened.enter_async_context(self.heaps.begin())
                asking = self._ask_anew(process)
            else:
                asking = self._ask(process, since_snapshot)
            if was_stopped:
                await asking
            elif not await self.pace.unless_stopped(asking):
                return self._measured(evidence, None, baseline, started)
            # From here on it is the caller's.
            opened.pop_all()
            return self._measured(evidence, process, baseline, started)

    def _leaks_already(self, baseline: Reading) -> bool:
        """Whether the warm-up has left something, as the measured cycles are then going to."""
        few = self.plan.cycles <= _MOST_ANALYSED
        return self._may_find_holders and few and bool(SURVIVORS.of(baseline))

    @property
    def _may_find_holders(self) -> bool:
        # A page that is loaded anew for each cycle has nothing of the one before in its heap.
        return self.plan.finds_holders and self.scenario.course != "reload"

    def _measured(
        self, evidence: Evidence, process: HeapProcess | None, baseline: Reading, started: float
    ) -> Measured:
        return Measured(
            self.plan,
            self.page.place,
            self.scenario,
            evidence,
            process,
            baseline.created,
            started,
        )

    async def _ask(self, process: HeapProcess, cycles: int) -> bool:
        """Ask ``process`` what holds what ``cycles`` have left; True once it was asked."""
        await self.page.ask_holders(process, self.scenario, cycles)
        return True

    async def _ask_anew(self, process: HeapProcess) -> bool:
        """The same of cycles that are run for it, between two snapshots."""
        await self.page.send_snapshot(process)
        cycles = min(self.plan.cycles, HOLDER_CYCLES)
        for _ in range(cycles):
            # A pause counts here too, but not a stop: it is asked for the verdict.
            await self.pace.next_cycle(slowed=False)
            await self.subject.cycle()
        await self.subject.settle()
        # For its collections: what a finalizer lets go must not be in the snapshot.
        await self.page.read_counts()
        return await self._ask(process, cycles)
