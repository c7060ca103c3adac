"""Checks one target after the other; one that cannot be measured does not stop the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from check.cycles.links import MOST_LINKS, Link, NothingToTestError
from check.cycles.problems import LinkLeavesPage
from check.cycles.window import NothingToMountError
from check.examine import CheckOptions, Say, check_with
from check.heap.process import HeapProcess
from check.kept_snapshots import SnapshotFiles
from check.problems import WentAway
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
    async with HeapProcess() as heap:
        series = _Series(heap, show, snapshots)
        for plan in plans:
            await series.add(plan)
    return CheckReport(
        tuple(series.results),
        is_single=len(plans) == 1 and not series.has_links,
        allows_inconclusive=allows_inconclusive,
        notes=tuple(series.notes),
    )


@dataclass
class _Series:
    """Checks one after the other, and collects what was found."""

    heap: HeapProcess
    show: Next
    snapshots: Path | None
    results: list[CheckResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_links: bool = False

    async def add(self, plan: CheckOptions) -> None:
        """Check a target; by its links, one after the other, where it has nothing else to do."""
        started = time.perf_counter()
        try:
            self.results.append(await self._checked(plan, self.show(plan.name)))
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
            self._add_failure(plan, error, started)

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

    async def _checked(self, plan: CheckOptions, say: Say) -> CheckDocument:
        if self.snapshots is None:
            return await check_with(self.heap, plan, say)
        with SnapshotFiles(self.snapshots, len(self.results) + 1, plan.name) as files:
            return await check_with(self.heap, plan, say, files)

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
