"""Checks several targets, some at a time; one that cannot be measured does not stop the others.

While some are measured the engine is made ready for the next, which takes a third of the time of a
small page; that is loaded when one of them is done or only waits, so that nothing of it disturbs
the others.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import msgspec

from check.cycles.links import MOST_LINKS, Link, NothingToTestError
from check.cycles.problems import LinkLeavesPage
from check.cycles.window import NothingToMountError
from check.examine import CheckOptions, Say, check_with
from check.heap.process import heap_processes
from check.kept_snapshots import SnapshotFiles
from check.problems import WentAway
from check.turns import Turn, Turns
from engine.heap_processes import HeapProcesses
from memory.plural import plural
from report.check_report import CheckReport
from report.check_result import CheckDocument, CheckFailure, CheckResult
from system.errors import CannotMeasureError

# What all pages share keeps no more of them busy: this process, and the one that draws.
_USUAL_JOBS_AT_MOST: Final = 4

Next = Callable[[str], Say]
"""Takes the name of what comes next; gives what to tell of it."""


def usual_jobs() -> int:
    """How many tests run at a time where nobody says so: one for each core, and one more.

    None keeps a core busy all the time.
    """
    return min((os.cpu_count() or 1) + 1, _USUAL_JOBS_AT_MOST)


async def check_all(
    plans: Sequence[CheckOptions],
    show: Next,
    *,
    jobs: int = 1,
    allows_inconclusive: bool = False,
    snapshots: Path | None = None,
) -> CheckReport:
    """Check each, ``jobs`` at a time where they share nothing; results are in the order of plans.

    The heap snapshots that a finding rests on are kept in the folder ``snapshots``, if one is
    given; then it is one at a time.
    """
    async with heap_processes() as heaps:
        series = _Series(heaps, show, jobs, snapshots)
        try:
            await series.add_all(plans)
        except BaseExceptionGroup as group:
            raise _first_of(group) from None
    return CheckReport(
        tuple(series.results[at] for at in sorted(series.results)),
        is_single=len(plans) == 1 and not series.has_links,
        allows_inconclusive=allows_inconclusive,
        notes=tuple(series.notes[number] for number in sorted(series.notes)),
    )


def _first_of(group: BaseExceptionGroup) -> BaseException:
    """What went wrong first; the others were ended by it."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


@dataclass
class _Series:
    """Checks targets, and collects what was found."""

    heaps: HeapProcesses
    show: Next
    jobs: int
    snapshots: Path | None
    results: dict[tuple[int, int], CheckResult] = field(default_factory=dict)
    """By the numbers of the target and of its link."""
    notes: dict[int, str] = field(default_factory=dict)
    """By the number of the target."""
    has_links: bool = False

    def __post_init__(self) -> None:
        self._turns = Turns(self.jobs)

    async def add_all(self, plans: Sequence[CheckOptions]) -> None:
        """Check them; what is begun is ended, also when this is cancelled."""
        async with asyncio.TaskGroup() as group:
            before: list[asyncio.Task[None]] = []
            for number, plan in enumerate(plans):
                # Files are numbered in the order of the results.
                is_alone = self.snapshots is not None or _shares(plan)
                if is_alone and before:
                    await asyncio.wait(before)
                task = group.create_task(self._add(number, plan, is_alone=is_alone))
                before.append(task)
                if is_alone:
                    await asyncio.wait([task])

    async def _add(self, number: int, plan: CheckOptions, *, is_alone: bool) -> None:
        """Check a target; by its links where it has nothing else to do."""
        found = await self._result(plan, plan.name)
        if not isinstance(found, NothingToMountError):
            self.results[number, 0] = found
            return
        self.has_links = True
        async with asyncio.TaskGroup() as group:
            for at, link in enumerate(found.links[:MOST_LINKS]):
                task = group.create_task(self._add_link((number, at), plan, link))
                if is_alone:
                    await asyncio.wait([task])
        if (more := len(found.links) - MOST_LINKS) > 0:
            links = plural(more, "more link that was", "more links that were")
            self.notes[number] = f"{plan.name} has {links} not tested"

    async def _add_link(self, at: tuple[int, int], plan: CheckOptions, link: Link) -> None:
        with_link = replace(plan, cycle=replace(plan.cycle, link=link))
        found = await self._result(with_link, f"{plan.name} → {link.page}")
        if isinstance(found, CheckDocument):
            found = msgspec.structs.replace(found, link=link.page)
        assert not isinstance(found, NothingToMountError)  # it has the link to click
        self.results[at] = found

    async def _result(self, plan: CheckOptions, name: str) -> CheckResult | NothingToMountError:
        """What a test found, or links that may be tested."""
        async with self._turns.next() as turn:
            started = time.perf_counter()
            try:
                return await self._checked(plan, self.show(name), turn)
            except CannotMeasureError as error:
                if isinstance(error, NothingToMountError) and error.links:
                    return error
                return _failure(plan, error, time.perf_counter() - started - turn.waited_s)

    async def _checked(self, plan: CheckOptions, say: Say, turn: Turn) -> CheckDocument:
        if self.snapshots is None:
            return await check_with(self.heaps, plan, say, turn=turn)
        with SnapshotFiles(self.snapshots, len(self.results) + 1, plan.name) as files:
            return await check_with(self.heaps, plan, say, files, turn)


def _failure(plan: CheckOptions, error: CannotMeasureError, elapsed_s: float) -> CheckFailure:
    link = plan.cycle.link
    problem, is_skipped = error.problem, isinstance(error, NothingToTestError)
    if link is not None and isinstance(problem, WentAway):
        problem, is_skipped = LinkLeavesPage(link.page), True
    return CheckFailure(
        1,
        plan.name,
        None,
        str(problem),
        round(elapsed_s, 3),
        link=msgspec.UNSET if link is None else link.page,
        skipped=is_skipped,
    )


def _shares(plan: CheckOptions) -> bool:
    """Whether a target shares something with others, so that it is checked alone.

    A folder of the browser's own files is for one page at a time, and so may be an application, a
    session that somebody has logged in to, and the code behind a page; and who works by hand has
    one pair of them.
    """
    access = plan.access
    shared = (access.profile, access.login, access.storage, access.commands, access.objects)
    return plan.running is not None or plan.cycle.by_hand or any(shared)
