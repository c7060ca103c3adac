"""Looks for what grows in the heaps of a page's workers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from check.engines.engine import PageEngine
from check.judge import course_of_findings
from check.snapshots import Snapshots
from memory.heap.growth.finding import Finding
from memory.protocol.errors import SessionError, SessionLostError
from memory.protocol.session import LoadedScript, Session

# What a worker lets go later than this is not waited for.
_LATE_S: Final = 1.6
# Each costs two snapshots and more.
_MOST: Final = 3


@dataclass(frozen=True)
class Found:
    """What grew in workers."""

    findings: tuple[Finding, ...] = ()
    cycles: int = 0
    """Of those that the findings count."""
    snapshots: tuple[int, ...] = ()
    """The numbers of those that the findings rest on."""
    scripts: frozenset[str] = frozenset()
    """The workers in which it was found."""


class WorkerSearch:
    """Compares snapshots of workers: over the page's cycles, and over more that confirm it.

    It stays attached from :meth:`begin` until :meth:`close`: an engine numbers the objects of a
    worker anew when nobody is attached any more.
    """

    def __init__(self, engine: PageEngine, snapshots: Snapshots) -> None:
        self._engine = engine
        self._snapshots = snapshots
        self._attached = contextlib.AsyncExitStack()
        self._workers: list[_Worker] = []

    async def begin(self) -> None:
        """Attach to the workers that run now, and take a snapshot of each.

        Of several of one script nobody knows afterwards which is which: these are left out. Raises
        as the page's session does.
        """
        workers = await self._attached.enter_async_context(self._engine.workers())
        scripts = [script for script, _ in workers]
        single = [each for each in workers if scripts.count(each[0]) == 1]
        for script, session in single[:_MOST]:
            worker = _Worker(script, session, [])
            if await self._snapshot(worker):
                self._workers.append(worker)

    async def look(self, cycles: int, run_more: Callable[[], Awaitable[int]]) -> Found:
        """What ``cycles`` cycles since then have left, and as many more leave as well.

        ``run_more`` does some, and says how many. Raises as the page's session does.
        """
        first = [(worker, await self._compare(worker, cycles)) for worker in self._workers]
        suspected = [(worker, findings) for worker, findings in first if findings]
        if not suspected:
            return Found()
        cycles = await run_more()
        await asyncio.sleep(_LATE_S)
        found: list[Finding] = []
        rests_on: list[int] = []
        in_scripts: set[str] = set()
        for worker, before in suspected:
            later = await self._compare(worker, cycles)
            if steady := course_of_findings(before, later, cycles).steady:
                found += steady
                rests_on += worker.numbers[-2:]
                in_scripts.add(worker.script)
        return Found(tuple(found), cycles, tuple(rests_on), frozenset(in_scripts))

    async def close(self) -> None:
        """Detach from them."""
        await self._attached.aclose()

    async def _compare(self, worker: _Worker, cycles: int) -> tuple[Finding, ...]:
        """What the last ``cycles`` left in a worker; nothing where it has ended."""
        if not await self._snapshot(worker):
            return ()
        before, after = worker.numbers[-2:]
        return await self._snapshots.findings(before, after, cycles, worker.scripts)

    async def _snapshot(self, worker: _Worker) -> bool:
        """Take one; False where the worker has ended."""
        try:
            number, scripts = await self._snapshots.take_with_scripts(worker.session)
        except SessionLostError:
            raise
        except SessionError:
            return False
        worker.numbers.append(number)
        worker.scripts.update(scripts)
        return True


@dataclass(frozen=True)
class _Worker:
    script: str
    session: Session
    numbers: list[int]
    """Of its snapshots so far."""
    scripts: dict[int, LoadedScript] = field(default_factory=dict)
