"""Checks one target after the other; one that cannot be measured does not stop the others.

While one is measured the engine is made ready for the next, which takes a third of the time of a
small page; that is loaded when the one before is done, so that nothing of it disturbs the other.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from check.cycles.links import MOST_LINKS, Link, NothingToTestError
from check.cycles.problems import LinkLeavesPage
from check.cycles.window import NothingToMountError
from check.embedded import Turn
from check.examine import CheckOptions, Say, check_with
from check.heap.process import heap_processes
from check.kept_snapshots import SnapshotFiles
from check.problems import WentAway
from engine.heap_processes import HeapProcesses
from memory.plural import plural
from report.check_report import CheckReport
from report.check_result import CheckDocument, CheckFailure, CheckResult
from system.errors import CannotMeasureError

Next = Callable[[str], Say]
"""Takes the name of what comes next; gives what to tell of it."""


async def check_all(
    plans: Sequence[CheckOptions],
    show: Next,
    *,
    allows_inconclusive: bool = False,
    snapshots: Path | None = None,
) -> CheckReport:
    """Check each, with one process for all snapshots.

    Those that a finding rests on are kept in the folder ``snapshots``, if one is given.
    """
    async with heap_processes() as heaps:
        series = _Series(heaps, show, snapshots)
        await series.add_all(plans)
    return CheckReport(
        tuple(series.results),
        is_single=len(plans) == 1 and not series.has_links,
        allows_inconclusive=allows_inconclusive,
        notes=tuple(series.notes),
    )


@dataclass
class _Series:
    """Checks one after the other, and collects what was found."""

    heaps: HeapProcesses
    show: Next
    snapshots: Path | None
    results: list[CheckResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_links: bool = False

    async def add_all(self, plans: Sequence[CheckOptions]) -> None:
        """Check them in their order; what is begun is ended, also when this is cancelled."""
        open_tasks: list[asyncio.Task[None]] = []
        try:
            for plan in plans:
                before = open_tasks[-1] if open_tasks else None
                open_tasks.append(asyncio.create_task(self._add(plan, before)))
                if before is not None:
                    await before
                    open_tasks.remove(before)
            for last in open_tasks:
                await last
        finally:
            for each in open_tasks:
                each.cancel()
            await asyncio.gather(*open_tasks, return_exceptions=True)

    async def _add(self, plan: CheckOptions, before: asyncio.Task[None] | None) -> None:
        """Check a target; by its links, one after the other, where it has nothing else to do."""
        started = time.perf_counter()

        async def turn() -> None:
            nonlocal started
            if before is not None:
                waiting_from = time.perf_counter()
                await asyncio.wait([before])
                started += time.perf_counter() - waiting_from

        # The files of snapshots are numbered in the order of the results.
        if self.snapshots is not None or not _may_be_made_ready(plan):
            await turn()
        try:
            document = await self._checked(plan, self.show(plan.name), turn)
        except NothingToMountError as error:
            if not error.links:
                self._add_failure(plan, error, started)
                return
            self.has_links = True
            for link in error.links[:MOST_LINKS]:
                await self._add_link(plan, link)
            if (more := len(error.links) - MOST_LINKS) > 0:
                links = plural(more, "more link that was", "more links that were")
                self.notes.append(f"{plan.name} has {links} not tested")
        except CannotMeasureError as error:
            # It may have failed before its turn; results stand in the order of the targets.
            await turn()
            self._add_failure(plan, error, started)
        else:
            self.results.append(document)

    async def _add_link(self, plan: CheckOptions, link: Link) -> None:
        started = time.perf_counter()
        plan = replace(plan, cycle=replace(plan.cycle, link=link))
        try:
            document = await self._checked(plan, self.show(f"{plan.name} → {link.page}"))
        except NothingToTestError as error:
            self._add_failure(plan, error, started, skipped=True)
        except CannotMeasureError as error:
            if isinstance(error.problem, WentAway):
                error = CannotMeasureError(LinkLeavesPage(link.page))
                self._add_failure(plan, error, started, skipped=True)
            else:
                self._add_failure(plan, error, started)
        else:
            self.results.append(msgspec.structs.replace(document, link=link.page))

    async def _checked(
        self, plan: CheckOptions, say: Say, turn: Turn | None = None
    ) -> CheckDocument:
        if self.snapshots is None:
            return await check_with(self.heaps, plan, say, turn=turn)
        with SnapshotFiles(self.snapshots, len(self.results) + 1, plan.name) as files:
            return await check_with(self.heaps, plan, say, files, turn)

    def _add_failure(
        self,
        plan: CheckOptions,
        error: CannotMeasureError,
        started: float,
        *,
        skipped: bool = False,
    ) -> None:
        link = plan.cycle.link
        self.results.append(
            CheckFailure(
                1,
                plan.name,
                None,
                str(error),
                round(time.perf_counter() - started, 3),
                link=msgspec.UNSET if link is None else link.page,
                skipped=skipped,
            )
        )


def _may_be_made_ready(plan: CheckOptions) -> bool:
    """Whether nothing is lost by opening the engine for it while another page is checked.

    A folder of the browser's own files is for one page at a time, and so may an application be.
    """
    return plan.running is None and plan.access.profile is None
