"""The measured cycles of an experiment: run, settled, and read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from lab.experiments.evidence import Evidence
from lab.experiments.pace import Pace
from lab.experiments.plan import Plan, Progress
from lab.metrics import known
from lab.page.catalog import Scenario
from lab.page.measured_page import MeasuredPage
from memory.metrics.delivery import slowdown
from memory.metrics.heap import LiveHeap
from memory.metrics.reading import Reading
from memory.subject import Subject
from memory.verdict import growth_between


class MeasuredCycles(msgspec.Struct, frozen=True):
    """Those of one experiment, which may be run more than once."""

    page: MeasuredPage
    subject: Subject
    plan: Plan
    scenario: Scenario
    on_progress: Callable[[Progress], None]
    pace: Pace

    async def measure(self, baseline: Reading) -> tuple[Evidence, Reading]:
        """Run the measured cycles; what they left beyond ``baseline``, and the last reading."""
        page, course, cycles = self.page, self.scenario.course, self.plan.cycles
        done = 0
        self.on_progress(Progress("cycles", 0, cycles, baseline, baseline))
        # Their uploads must outlive the components, or there is nothing in flight to see.
        if course != "cycle":
            page.hold_uploads()

        deliveries = [await page.delivery()]
        for cycle in range(1, cycles + 1):
            if not await self.pace.next_cycle():
                break
            self.on_progress(await self._watched(cycle, baseline))
            done = cycle
            if cycle in _delivery_marks(cycles):
                deliveries.append(await page.delivery())

        in_flight = None
        if course != "cycle":
            # The verdict needs counts alone; the chart shows memory.
            reads_memory = self.plan.reads_every_cycle
            in_flight = await (page.read() if reads_memory else page.read_counts())
        if in_flight is not None and done > 0:
            self.on_progress(Progress("cycles", done, cycles, baseline, in_flight))
        self.on_progress(Progress("settle", done, cycles, baseline))
        page.release_uploads()
        await self.subject.settle()
        final = await page.read()
        self.on_progress(Progress("done", done, cycles, baseline, final))
        if course == "reload":
            # Each document counts from nothing: the components of the earlier ones went with them.
            baseline, final = _with_created(baseline, 0), _with_created(final, done)
        evidence = Evidence(
            growth=growth_between(known.METRICS, baseline, final, done),
            in_flight=None
            if in_flight is None
            else growth_between(known.METRICS, baseline, in_flight, done),
            # A run that was stopped has no late stretch.
            slower=slowdown(deliveries) if done == cycles else None,
            reloads=course == "reload",
            cycles_asked=cycles,
        )
        return evidence, final

    async def _watched(self, cycle: int, baseline: Reading) -> Progress:
        """Run one cycle, and read what the plan wants read."""
        progress = Progress("cycles", cycle, self.plan.cycles, baseline)
        if not self.plan.reads_every_cycle:
            await self.subject.cycle()
            return progress
        if self.scenario.course == "reload":
            # Its heap goes with its document.
            await self.subject.cycle()
            return replace(progress, reading=await self.page.read())
        # Asked for while the cycle goes on, and so answered as soon as the page has mounted:
        # a call between mount and unmount would change what is measured.
        _, mounted = await asyncio.gather(self.subject.cycle(), self.page.heap_bytes())
        unmounted = await self.page.heap_bytes()
        live = None if mounted is None or unmounted is None else LiveHeap(mounted, unmounted)
        return replace(progress, reading=await self.page.read(), live=live)


def _with_created(reading: Reading, created: int) -> Reading:
    return replace(reading, created=created)


def _delivery_marks(cycles: int) -> tuple[int, int, int]:
    """After which cycles to note the time of delivery: an early and a late stretch."""
    stretch = max(1, min(3, cycles // 2))
    return stretch, cycles - stretch, cycles
