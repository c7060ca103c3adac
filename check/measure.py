"""Measures a checked page: cycles, readings and snapshots, and more of them where in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from check.confirming import affordable_cycles
from check.cycle_runs import CycleRuns
from check.cycles.cycles import Cycles
from check.cycles.told import Tell
from check.engines.choice import engine_of
from check.heap.questions import Growth
from check.judge import (
    Grew,
    course,
    course_of_findings,
    grew,
    least,
    unexplained,
)
from check.kept_snapshots import SnapshotFiles
from check.lateness import Asked, Lateness
from check.loads import Loads
from check.measured import Measured, nothing_but
from check.measured_workers import MeasuredWorkers
from check.readings import read_left
from check.snapshots import Snapshots
from check.stacks import frames_of
from check.subject import CheckedSubject
from check.tracker import TrackerReading
from check.turns import ALONE, Turn
from engine.heap_processes import HeapProcess
from memory.heap.growth.finding import Finding
from memory.protocol.session import LoadedScript
from memory.translatable import translatable
from system.errors import CannotMeasureError

_WARM_UP: Final = 2
_MOST_CONFIRMATIONS: Final = 3
# Where the cycles that were asked for take longer, what is proven is told without more of them.
_SLOW_S: Final = 4.0
# And where it takes longer to confirm what else grew.
_BESIDE_S: Final = 10.0


@dataclass
class Measurement:
    """Measures one page. ``process`` compares its snapshots."""

    subject: CheckedSubject
    cycles: Cycles
    loads: Loads
    process: HeapProcess
    say: Callable[[str], None]
    """Is told what is being done, for who waits in vain."""
    files: SnapshotFiles | None = None
    """Has each snapshot as well, where they are wanted."""
    turn: Turn = ALONE
    """Is left while the page only waits."""
    tell: Tell | None = None
    """Is told of each of the cycles that were asked for, if somebody wants to know."""
    _snapshots: Snapshots = field(init=False)
    _newest: int = field(default=0, init=False)
    """The number of the page's last snapshot."""
    _scripts: Mapping[int, LoadedScript] = field(default_factory=dict, init=False)
    _workers: MeasuredWorkers = field(init=False)
    _lateness: Lateness = field(init=False)
    _runs: CycleRuns = field(init=False)
    _animations: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._lateness = Lateness(self.subject, self.loads, self.turn, self.say)
        self._runs = CycleRuns(self.subject, self.cycles, self.loads)
        self._snapshots = Snapshots(self.subject, self.process, self.files)
        self._workers = MeasuredWorkers(
            engine_of(self.subject.session), self._snapshots, self._runs
        )

    async def run(self, count: int) -> Measured:
        """Measure ``count`` cycles, and more where they leave a doubt.

        Raises:
            CannotMeasureError: a step failed, or the page went away.
            SessionError: the page is gone or does not answer.
        """
        try:
            measured = await self._run(count)
            if self.cycles.waits and not measured.leaks:
                measured = await self._hastily(count) or measured
            measured = replace(
                measured, is_too_slow=self.cycles.waits_in_vain, animations=self._animations
            )
            if not self._workers.are_there:
                return measured
            self.say(translatable("Doing", "looking for what grows in workers"))
            return await self._workers.added_to(measured, self.files)
        finally:
            await self._workers.close()

    async def _hastily(self, count: int) -> Measured | None:
        """What leaks where nobody waits for what mounting asks for: it comes when all is gone."""
        await self.cycles.hurry()
        try:
            async with self._beside():
                measured = await self._run(count)
        except (CannotMeasureError, TimeoutError):
            # Not every page bears that; where it does not go away, what was measured stands.
            await self.subject.check_still_there()
            return None
        return replace(measured, is_hasty=True) if measured.leaks else None

    def _beside(self) -> asyncio.Timeout:
        """The time for what is measured beside what is known already."""
        # To be ended in the middle of a snapshot leaves nothing to look into workers with.
        return asyncio.timeout(None if self._workers.are_there else _BESIDE_S)

    async def _run(self, count: int) -> Measured:
        session = self.subject.session
        self.say(translatable("Doing", "mounting and unmounting"))
        await self._runs.run(_WARM_UP)
        first = await self._read()
        if not self._workers.are_there and any(row.kind == "worker" for row in first.rows):
            await self._workers.begin()
        await engine_of(session).count_entries()
        await self._snapshot()
        clock = asyncio.get_running_loop().time
        began = clock()
        await self._runs.run(count, tell=self.tell)
        ended = clock()
        second = await self._read(first, count)
        entries = dict(await engine_of(session).grown_entries())
        exact = grew(first, second, count)
        proofs = tuple(each for each in exact if each.is_proof)
        if proofs and self._lateness.is_worth_waiting(first, second):
            _, second = await self._lateness.wait(first, second, proofs, count, is_enough=True)
            exact = grew(first, second, count)
            proofs = tuple(each for each in exact if each.is_proof)
        await self._snapshot(with_scripts=True)
        self.say(translatable("Doing", "comparing heap snapshots"))
        growth = await self._ask(count, entries, proofs, asks_server=bool(proofs))
        asked = Asked(first, count, ended)
        most = affordable_cycles(self._snapshots.lengths, count, self._runs.loading_s)
        if proofs:
            unclear = unexplained(growth.findings, proofs)
            proven = replace(
                nothing_but(count, first, second),
                exact=proofs,
                places=growth.places,
                held=tuple(each for each in growth.findings if each not in unclear),
            )
            if not unclear or ended - began > _SLOW_S:
                return proven
            try:
                async with self._beside():
                    return await self._confirm(asked, second, exact, growth.findings, most)
            except (CannotMeasureError, TimeoutError):
                # The page does not bear so many cycles; what was proven stands.
                return proven
        if exact or growth.findings:
            return await self._confirm(asked, second, exact, growth.findings, most)
        return nothing_but(count, first, second)

    async def _confirm(
        self,
        asked: Asked,
        before: TrackerReading,
        exact: tuple[Grew, ...],
        held: tuple[Finding, ...],
        most: int,
    ) -> Measured:
        """Measure again what grew: with more cycles, and after waiting; more than once if unclear.

        What grew more slowly then may be a cache that became full meanwhile. ``most`` is how many
        cycles each time, at most.
        """
        self.say(translatable("Doing", "confirming what grew by more cycles"))
        attempt = 0
        while True:
            attempt += 1
            count = await self._runs.as_many_as_it_bears(most, before)
            after = await self._read(before, count)
            counted = course(exact, grew(before, after, count))
            if counted.growing or (held and self._lateness.is_worth_waiting(before, after)):
                stayed = None
                if counted.growing and attempt == 1:
                    stayed = await self._lateness.stayed(asked, before, after, exact, count)
                counted, after = stayed or await self._lateness.wait(
                    before, after, exact, count, is_enough=not held
                )
            if not counted.growing and not held:
                return nothing_but(count, before, after)
            entries = dict(await engine_of(self.subject.session).grown_entries())
            await self._snapshot(with_scripts=True)
            growth = await self._ask(count, entries, counted.growing, asks_server=True)
            seen = course_of_findings(held, growth.findings, count)
            is_steady = bool(counted.steady or seen.steady)
            if is_steady or attempt == _MOST_CONFIRMATIONS:
                places = dict(zip(counted.growing, growth.places, strict=True))
                # Beside what is steady, what has slowed down is a cache.
                told = counted.steady if is_steady else counted.growing
                return replace(
                    nothing_but(count, before, after),
                    exact=told,
                    places=tuple(places[each] for each in told),
                    held=seen.steady if is_steady else seen.growing,
                )
            exact, held = counted.growing, seen.growing
            if not exact and not held:
                return nothing_but(count, before, after)
            before = after

    async def _read(self, before: TrackerReading | None = None, count: int = 0) -> TrackerReading:
        return await read_left(self.subject.session, before, count)

    async def _snapshot(self, *, with_scripts: bool = False) -> None:
        session = self.subject.session
        if with_scripts:
            self._newest, self._scripts = await self._snapshots.take_with_scripts(session)
        else:
            self._newest = await self._snapshots.take(session)

    async def _ask(
        self,
        count: int,
        entries: dict[int, int],
        exact: tuple[Grew, ...],
        *,
        asks_server: bool,
    ) -> Growth:
        """What grew between the last two snapshots; ``exact`` is known to have."""
        before, after = self._newest - 1, self._newest
        if self.files is not None:
            self.files.rest_on(before, after)
        sites = tuple(frames_of(each.counted.site) for each in exact)
        # Where the verdict is known, what hangs on it rarely only distracts.
        known = min(count, max((each.more for each in exact), default=0))
        growth = await self._snapshots.growth(
            (before, after),
            count,
            max(least(count), known // 2),
            self._scripts,
            entries=entries,
            sites=sites,
            asks_server=asks_server,
        )
        self._animations = growth.animations if growth.animations >= least(count) else 0
        return growth
