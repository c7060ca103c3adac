"""Measures what grows in the workers of a checked page, beside the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from check.cycle_runs import CycleRuns
from check.engines.engine import PageEngine
from check.kept_snapshots import SnapshotFiles
from check.measured import Measured
from check.snapshots import Snapshots
from check.worker_search import WorkerSearch
from check.workers import WorkerHeap, grown_workers


class MeasuredWorkers:
    """The workers that run when the cycles to be measured begin, if there are any."""

    def __init__(self, engine: PageEngine, snapshots: Snapshots, runs: CycleRuns) -> None:
        self._engine = engine
        self._snapshots = snapshots
        self._runs = runs
        self._done_before = 0
        self._heaps: Mapping[str, WorkerHeap] = {}
        self._search: WorkerSearch | None = None

    @property
    def are_there(self) -> bool:
        """Whether they are measured."""
        return self._search is not None

    async def begin(self) -> None:
        """Note what they use now. Raises as the page's session does."""
        self._done_before = self._runs.done
        self._heaps = dict(await self._engine.worker_heaps())
        self._search = WorkerSearch(self._engine, self._snapshots)
        await self._search.begin()

    async def added_to(self, measured: Measured, files: SnapshotFiles | None) -> Measured:
        """``measured`` with what grew in them; raises as the cycles and the session do."""
        if self._search is None:
            return measured
        found = await self._search.look(self._cycles, self._runs.many)
        # To attach to what one is attached to already tells of nothing.
        await self._search.close()
        now = await self._engine.worker_heaps()
        grown = grown_workers(self._heaps, now, self._cycles)
        unexplained = tuple(each for each in grown if each.script not in found.scripts)
        if not found.findings:
            return replace(measured, workers=unexplained)
        alone = not (measured.exact or measured.held)
        if files is not None:
            files.rest_on(*found.snapshots, besides=not alone)
        return replace(
            measured,
            cycles=found.cycles if alone else measured.cycles,
            held=(*measured.held, *found.findings),
            workers=unexplained,
        )

    @property
    def _cycles(self) -> int:
        """How many there were since what they use was noted."""
        return self._runs.done - self._done_before

    async def close(self) -> None:
        """Let go of them."""
        if self._search is not None:
            await self._search.close()
