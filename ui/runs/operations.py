"""What the window asks of the page, one thing at a time, as Qt signals."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from lab.experiments.evidence import reported_finding
from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan, Progress
from lab.experiments.plans import offered_scenarios, plans_for, scenarios_on
from lab.experiments.recording import Recorder, read_recordings
from lab.experiments.run_all import run_all
from lab.heap.explore.kept import KeptSnapshots, SnapshotOf
from lab.page.catalog import Scenario
from lab.page.measured_page import MeasuredPage
from lab.page.page import LabPage
from lab.tauri.crates import installed_crates, page_of, place_of
from lab.tauri.project import WindowArea
from memory.problem import Problem
from report.output import write_bytes
from report.place import Where
from report.result import MAX_SURVIVED, Result
from system.errors import CannotMeasureError
from ui.runs.one_at_a_time import OneAtATime
from ui.runs.steps_by_hand import Step

log = logging.getLogger("leaklab.ui")

# Between two looks at what reaches the survivors.
_LOOK_INTERVAL_S = 1.0
BY_HAND_TRANSFER_S = 6.0
"""How long an upload of a component takes that was mounted by hand: its bar is seen to move."""


@dataclass(frozen=True)
class _Document:
    """What has been done in the page since it was loaded."""

    scenario: Scenario | None = None
    """What was mounted in it; None before anything was, and after a run of all."""
    has_run: bool = False


class Operations(OneAtATime):
    """What can be done with the page, and with files.

    Each step by hand (mount, unmount, collect) loads the page anew where a run, or another
    scenario, has left something in it: what it shows is of its scenario alone.

    Runs in real Tauri have a page of their own, in Tauri's window, which closes with the run.
    """

    loaded = Signal(object)
    """``tuple[Scenario, ...]``: a page has been loaded, with these scenarios."""
    offered = Signal(str, object)
    """A runtime, and the ``tuple[Scenario, ...]`` that its page has."""
    reading_taken = Signal(object, object, int)
    """A :class:`memory.metrics.reading.Reading` outside a run, the first of its survivors, and how
    many components have been unmounted by hand since the page was loaded."""
    survivors_seen = Signal(object)
    """The first survivors, ``tuple[Survivor, ...]``, while the backend sends on to components that
    were unmounted by hand; what garbage collection would take may be among them."""
    survivors_explained = Signal(object, object)
    """``tuple[Finding, ...]`` of unmounted components by hand, and the survivors with their sizes;
    the components are :class:`memory.metrics.survivor.Survivor`, the first of all."""
    progressed = Signal(object)
    """A :class:`lab.experiments.plan.Progress`."""
    finished = Signal(object)
    """A :class:`lab.experiments.recording.Recording`."""
    all_planned = Signal(object, object)
    """``tuple[Plan, ...]`` and ``tuple[Scenario, ...]``: a run of all these begins."""
    one_started = Signal(object)
    """One :class:`lab.experiments.plan.Plan` of them."""
    one_finished = Signal(object)
    """Its :class:`lab.experiments.recording.Recording`."""
    one_failed = Signal(object, object)
    """A plan of them, and the :class:`memory.problem.Problem` that it met."""
    opened = Signal(object)
    """``tuple[Recording, ...]`` of a file."""
    snapshot_opened = Signal(object)
    """A :class:`lab.heap.explore.kept.KeptSnapshot`, of a file or of the page."""
    by_hand_began = Signal(object)
    """The :class:`lab.page.catalog.Scenario` of the first step by hand, in a document where nothing
    else was mounted. The last reading of that document, or else the next, is the baseline."""
    saved = Signal(str)
    """A file has been written; its path."""

    def __init__(
        self,
        page: LabPage,
        parent: QObject | None = None,
        *,
        tauri_area: Callable[[], WindowArea] | None = None,
    ) -> None:
        """``tauri_area`` tells where Tauri's window is to open."""
        super().__init__(parent)
        self._page = page
        self._tauri_area = tauri_area
        self.snapshots = KeptSnapshots()
        """The heap snapshots that can be looked around in."""
        self._runtime = ""
        self._document = _Document()
        self._documents = 0
        self._unmounted = 0
        self._idle_watch: asyncio.Task[None] | None = None
        page.renderer_gone.connect(self._watch_no_longer)
        page.document_opened.connect(self._on_document)

    @property
    def runtime(self) -> str:
        """The Tauri version of the page that was loaded last; empty before the first.

        Of real Tauri, it is that whose scenarios are offered.
        """
        return self._runtime

    @property
    def has_run(self) -> bool:
        """Whether the page is as a run has left it."""
        return self._document.has_run

    def load(self, runtime: str) -> None:
        """Load the page of Tauri version ``runtime``, or load it again."""
        self._start(lambda: self._load(runtime))

    def mount(self, scenario: Scenario) -> None:
        """Mount one component."""
        self._step_by_hand(scenario, lambda: self._page.mount(scenario))

    def unmount(self, scenario: Scenario) -> None:
        """Unmount the component that was mounted last, if it is one of ``scenario``."""
        self._step_by_hand(scenario, self._unmount)

    def collect(self, scenario: Scenario) -> None:
        """Collect garbage, and read what ``scenario`` has left."""
        self._step_by_hand(scenario, _nothing)

    def explain_survivors(self, scenario: Scenario) -> None:
        """Find out what holds the components of ``scenario`` that were unmounted by hand."""
        self._start(lambda: self._explain_survivors(scenario))

    def run(self, plan: Plan, scenario: Scenario) -> None:
        """Run an experiment with ``scenario``, which is what ``plan`` names."""
        self._start(lambda: self._run(plan, scenario), runs=True)

    def run_all(self, cycles: int, on: Where, runtime_after: Callable[[], str]) -> None:
        """Run every experiment there with ``cycles`` cycles each.

        Then the page of ``runtime_after()`` is loaded.
        """
        self._start(lambda: self._run_all(cycles, on, runtime_after), runs=True)

    def open_runs(self, path: Path) -> None:
        """Read the runs that a file holds."""
        self._start(lambda: self._open_runs(path))

    def open_snapshot(self, path: Path) -> None:
        """Analyse a heap snapshot in a file."""
        self._start(lambda: self._open_snapshot(path))

    def take_snapshot(self) -> None:
        """Take a heap snapshot of the page, and analyse it."""
        self._start(self._take_snapshot)

    def write(self, path: Path, render: Callable[[], bytes]) -> None:
        """Write what ``render`` gives to ``path``; it is called in another thread."""
        self._start(lambda: self._write(path, render))

    def save_heap_snapshot(self, path: Path) -> None:
        """Write a heap snapshot for Chrome DevTools to ``path``."""
        self._start(lambda: self._save_heap_snapshot(path))

    async def close(self) -> None:
        """End what goes on, and wait until it has ended; nothing begins after it."""
        self._watch_no_longer()
        await super().close()
        await self.snapshots.close()

    def _on_document(self) -> None:
        self._documents += 1

    def _step_by_hand(self, scenario: Scenario, act: Step) -> None:
        self._start_by_hand(lambda: self._begin_step(scenario), act)

    async def _unmount(self) -> None:
        if await self._page.unmount():
            self._unmounted += 1

    async def _load(self, runtime: str) -> None:
        self._watch_no_longer()
        self._unmounted = 0
        self._runtime = runtime
        await self._page.load(page_of(runtime))
        self._document = _Document()
        scenarios = await self._page.scenarios(runtime)
        self.offered.emit(runtime, scenarios)
        self.loaded.emit(scenarios)
        if place_of(runtime) == "stand-in":
            await self._read()

    async def _begin_step(self, scenario: Scenario) -> None:
        """Have a document in which nothing but ``scenario`` was mounted, and that by hand."""
        # What is done by hand is to be seen.
        self._page.slow_transfers(BY_HAND_TRANSFER_S)
        if self._document == _Document(scenario):
            return
        is_fresh = self._document == _Document()
        self.by_hand_began.emit(scenario)
        if not is_fresh:
            await self._load(self._runtime)
        self._document = _Document(scenario)

    async def _read(self) -> None:
        reading = await self._page.read()
        survivors = await self._page.survivors(0, MAX_SURVIVED)
        self.reading_taken.emit(reading, survivors, self._unmounted)
        if self._document.scenario is not None and not self._document.has_run:
            self._watch_until_idle()

    async def _explain_survivors(self, scenario: Scenario) -> None:
        survivors = await self._page.survivors(0, MAX_SURVIVED)
        holders = await self._page.explain_survivors(scenario, survivors)
        findings = tuple(reported_finding(each, len(survivors)) for each in holders.findings)
        sized = tuple(
            replace(each, retained_bytes=holders.retained_bytes.get(each.mount))
            for each in survivors
        )
        self.survivors_explained.emit(findings, sized)

    def _watch_until_idle(self) -> None:
        """Read again when the backend has sent all that it has to send now."""
        self._watch_no_longer()
        if not self._page.is_idle:
            self._idle_watch = asyncio.ensure_future(self._read_when_idle())

    async def _read_when_idle(self) -> None:
        while not self._page.is_idle:
            try:
                await asyncio.wait_for(self._page.idle(), _LOOK_INTERVAL_S)
            except TimeoutError:
                await self._look_at_survivors()
        # Saving, for one, may go on now. A step by hand reads, and begins this anew; a run ends it.
        await self.until_free()
        self._idle_watch = None
        # A step by hand like others, so that those wait for it that come meanwhile.
        self._start_by_hand(_nothing, _nothing)

    async def _look_at_survivors(self) -> None:
        """Tell what has reached the survivors meanwhile; collects no garbage."""
        if self.is_busy:
            return
        try:
            survivors = await self._page.survivors(0, MAX_SURVIVED)
        except CannotMeasureError as error:
            # The page is gone, or goes: whoever reads it next says so.
            log.info("%s", error)
            return
        self.survivors_seen.emit(survivors)

    def _watch_no_longer(self) -> None:
        if self._idle_watch is not None:
            self._idle_watch.cancel()
            self._idle_watch = None

    async def _run(self, plan: Plan, scenario: Scenario) -> None:
        recorder = Recorder()
        self._watch_no_longer()
        on = place_of(plan.runtime)
        self._runtime = plan.runtime
        if on == "stand-in":
            self._document = _Document(scenario, has_run=True)
        self.progressed.connect(recorder.watch)
        try:
            async with self._opened(on) as page:
                result = await run_experiment(page, plan, self.progressed.emit, self.pace)
        finally:
            self.progressed.disconnect(recorder.watch)
        self.finished.emit(recorder.recording(result, scenario))

    async def _run_all(self, cycles: int, on: Where, runtime_after: Callable[[], str]) -> None:
        self._watch_no_longer()
        self._document = _Document(has_run=True)
        try:
            async with self._opened(on) as page:
                offered = await _offered(page, on)
                for runtime, found in offered.items():
                    self.offered.emit(runtime, found)
                plans = plans_for(offered, cycles=cycles)
                self.all_planned.emit(tuple(plans), tuple(plans.values()))
                await run_all(page, plans, _Watcher(self, plans), self.pace)
        finally:
            # Also when it was cancelled: the page that is shown is the one that is picked.
            await self._load(runtime_after())

    @contextlib.asynccontextmanager
    async def _opened(self, on: Where) -> AsyncIterator[MeasuredPage]:
        """The page to run in: the one on the stage, or one of its own in real Tauri."""
        if on == "stand-in":
            yield self._page
            return
        # Imported where needed: the window opens sooner.
        from lab.tauri.page import TauriPage

        try:
            hosts = self._page.allowed_hosts
            opened = (
                TauriPage(allowed_hosts=hosts)
                if self._tauri_area is None
                else TauriPage(allowed_hosts=hosts, area=self._tauri_area())
            )
            async with opened as page:
                yield page
        except CannotMeasureError as error:
            # Without its cause: that page is lost, and the one on the stage is not.
            raise CannotMeasureError(error.problem) from None

    async def _open_runs(self, path: Path) -> None:
        self.opened.emit(await asyncio.to_thread(read_recordings, path))

    async def _open_snapshot(self, path: Path) -> None:
        self.snapshot_opened.emit(await self.snapshots.open(path))

    async def _take_snapshot(self) -> None:
        of = SnapshotOf(self._documents, self._runtime, self._document.scenario)
        self.snapshot_opened.emit(await self.snapshots.take(self._page, of))

    async def _write(self, path: Path, render: Callable[[], bytes]) -> None:
        await asyncio.to_thread(lambda: write_bytes(path, render()))
        self.saved.emit(str(path))

    async def _save_heap_snapshot(self, path: Path) -> None:
        await self._page.save_heap_snapshot(path)
        self.saved.emit(str(path))


class _Watcher:
    """Says by signals of :class:`Operations` what becomes of each experiment of a run of all."""

    def __init__(self, operations: Operations, scenarios: Mapping[Plan, Scenario]) -> None:
        self._operations = operations
        self._scenarios = scenarios
        self._began = datetime.datetime.now().astimezone()
        self._recorders: dict[Plan, Recorder] = {}

    def on_start(self, plan: Plan) -> Callable[[Progress], None]:
        self._operations.one_started.emit(plan)
        recorder = self._recorders[plan] = Recorder()
        return recorder.watch

    def on_result(self, plan: Plan, result: Result) -> None:
        recording = self._recorders.pop(plan).recording(result, self._scenarios[plan])
        self._operations.one_finished.emit(replace(recording, series=self._began))

    def on_failure(self, plan: Plan, problem: Problem) -> None:
        del self._recorders[plan]
        self._operations.one_failed.emit(plan, problem)


async def _offered(page: MeasuredPage, on: Where) -> Mapping[str, tuple[Scenario, ...]]:
    """What can be run there, by the runtime."""
    if on == "stand-in":
        return await offered_scenarios(page)
    return await scenarios_on(page, [each.version for each in installed_crates()])


async def _nothing() -> None:
    """A step that only wants the reading after it."""
