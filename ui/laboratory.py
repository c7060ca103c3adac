"""What the window asks of the page, one thing at a time, as Qt signals."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lab.catalog import Scenario
from lab.errors import CannotMeasureError
from lab.experiment import Plan, run_experiment
from lab.output import write_bytes
from lab.page import LabPage

log = logging.getLogger("leaklab.ui")


class Laboratory(QObject):
    """Runs one operation on the page at a time; a second one is refused while it goes on."""

    busy_changed = Signal(bool)
    loaded = Signal(object)
    """``tuple[Scenario, ...]``: a page has been loaded, with these scenarios."""
    reading_taken = Signal(object)
    """A :class:`memory.reading.Reading` outside a run."""
    progressed = Signal(object)
    """A :class:`lab.experiment.Progress`."""
    finished = Signal(object)
    """A :class:`lab.result.Result`."""
    cancelled = Signal()
    """A run was ended early."""
    saved = Signal(str)
    """A file has been written; its path."""
    failed = Signal(str)
    """An operation failed; why and what to do, in one sentence."""

    def __init__(self, page: LabPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._runtime = ""
        self._task: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an operation goes on."""
        return self._task is not None

    def load(self, runtime: str) -> None:
        """Load the page of Tauri version ``runtime``, or load it again."""
        self._start(lambda: self._load(runtime))

    def mount(self, scenario: Scenario) -> None:
        """Mount one component."""
        self._start(lambda: self._mount(scenario))

    def unmount(self) -> None:
        """Unmount the component that was mounted last."""
        self._start(self._unmount)

    def collect(self) -> None:
        """Collect garbage, and read what is left."""
        self._start(self._collect)

    def run(self, plan: Plan) -> None:
        """Run an experiment."""
        self._start(lambda: self._run(plan))

    def write(self, path: Path, render: Callable[[], bytes]) -> None:
        """Write what ``render`` gives to ``path``; it is called in another thread."""
        self._start(lambda: self._write(path, render))

    def save_heap_snapshot(self, path: Path) -> None:
        """Write a heap snapshot for Chrome DevTools to ``path``."""
        self._start(lambda: self._save_heap_snapshot(path))

    def cancel(self) -> None:
        """End what goes on."""
        if self._task is not None:
            self._task.cancel()

    async def close(self) -> None:
        """End what goes on, and wait until it has ended."""
        task = self._task
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    def _start(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        if self._task is not None:
            return
        self._task = asyncio.ensure_future(self._guard(work))
        self._task.add_done_callback(self._on_done)
        self.busy_changed.emit(True)

    async def _guard(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        try:
            await work()
        except CannotMeasureError as error:
            self.failed.emit(str(error))
        except Exception as error:
            log.exception("an operation failed")
            self.failed.emit(f"{type(error).__name__}: {error}")

    def _on_done(self, task: asyncio.Task[None]) -> None:
        # Not in _guard: a task that is cancelled before its first step never enters it.
        self._task = None
        if task.cancelled():
            self.cancelled.emit()
        self.busy_changed.emit(False)

    async def _load(self, runtime: str) -> None:
        self._runtime = runtime
        await self._page.load(runtime)
        self.loaded.emit(await self._page.scenarios())
        self.reading_taken.emit(await self._page.read())

    async def _mount(self, scenario: Scenario) -> None:
        await self._page.mount(scenario)
        self.reading_taken.emit(await self._page.read())

    async def _unmount(self) -> None:
        await self._page.unmount()
        self.reading_taken.emit(await self._page.read())

    async def _collect(self) -> None:
        self.reading_taken.emit(await self._page.read())

    async def _run(self, plan: Plan) -> None:
        self.finished.emit(await run_experiment(self._page, plan, self.progressed.emit))

    async def _write(self, path: Path, render: Callable[[], bytes]) -> None:
        await asyncio.to_thread(lambda: write_bytes(path, render()))
        self.saved.emit(str(path))

    async def _save_heap_snapshot(self, path: Path) -> None:
        await self._page.save_heap_snapshot(path)
        self.saved.emit(str(path))
