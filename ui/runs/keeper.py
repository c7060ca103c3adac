"""Keeps the runs that are listed over a restart, without holding up the window."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from lab.experiments.recording import Recording
from lab.problems import RunsSetAside
from memory.problem import Problem
from system.errors import CannotMeasureError
from ui.runs.run_folder import RunFolder
from ui.runs.runs import Runs

_FOLDER = "runs"

_Job = Callable[[], None]


@dataclass
class _Kept:
    """A run, and its file once it has been written."""

    recording: Recording
    path: Path | None = None


class Keeper(QObject):
    """Writes what is made, renamed or removed, in this order, one file at a time in a thread."""

    failed = Signal(object)
    """A :class:`memory.problem.Problem` of keeping runs; of those that cannot be written, once."""

    def __init__(self, runs: Runs, folder: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._folder = folder
        self._kept: dict[int, _Kept] = {}
        self._jobs: deque[tuple[_Job, _Job | None]] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._has_failed = False
        runs.made.connect(self._on_made)
        runs.removed.connect(self._on_removed)
        runs.renamed.connect(self._on_renamed)
        runs.changed.connect(self._forget_dropped)

    @property
    def is_writing(self) -> bool:
        """Whether something is still to be written."""
        return self._writing is not None

    def start(self, ready: Callable[[], Awaitable[None]]) -> None:
        """Read what was kept and list it, when ``ready()`` is done."""
        self._reading = asyncio.ensure_future(self._read(ready))

    async def read(self) -> None:
        """Wait until what was kept is listed."""
        if self._reading is not None:
            await asyncio.wait([self._reading])

    async def written(self) -> None:
        """Wait until all is written."""
        while self._writing is not None:
            await asyncio.wait([self._writing])

    async def close(self) -> None:
        """Read no more, and write what is still to be written."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])
        await self.written()

    async def _read(self, ready: Callable[[], Awaitable[None]]) -> None:
        await ready()
        found, damaged = [], 0
        for path in await asyncio.to_thread(self._folder.paths):
            try:
                kept = await asyncio.to_thread(self._folder.read, path)
            except CannotMeasureError:
                damaged += 1
            else:
                if kept is not None:
                    found.append(kept)
        # What was made meanwhile is listed already.
        own = {each.path for each in self._kept.values()}
        earlier = [each for each in found if each.path not in own]
        self._kept |= {id(each.recording): _Kept(each.recording, each.path) for each in earlier}
        if earlier:
            self._runs.add_kept([each.recording for each in earlier])
        if damaged:
            self.failed.emit(RunsSetAside(damaged, str(self._folder.folder)))

    def _on_made(self, recordings: Iterable[Recording]) -> None:
        for recording in recordings:
            self._kept[id(recording)] = kept = _Kept(recording)
            self._write(kept)

    def _on_renamed(self, recording: Recording) -> None:
        kept = self._kept.get(id(recording))
        if kept is not None:
            self._write(kept)

    def _on_removed(self, recordings: Iterable[Recording]) -> None:
        for recording in recordings:
            kept = self._kept.pop(id(recording), None)
            if kept is not None:
                self._do(partial(self._remove, kept))

    def _forget_dropped(self) -> None:
        """Forget what is not listed any more; the folder drops the oldest by itself."""
        listed = {id(each) for each in self._runs.recordings}
        self._kept = {key: kept for key, kept in self._kept.items() if key in listed}

    def _write(self, kept: _Kept) -> None:
        recording = self._runs.named(kept.recording)

        def write() -> None:
            kept.path = self._folder.write(recording, kept.path)

        self._do(write, lambda: self._runs.mark_saved((kept.recording,)))

    def _remove(self, kept: _Kept) -> None:
        if kept.path is not None:
            self._folder.remove(kept.path)

    def _do(self, job: _Job, then: _Job | None = None) -> None:
        self._jobs.append((job, then))
        if self._writing is None:
            self._writing = asyncio.ensure_future(self._work_off())

    async def _work_off(self) -> None:
        try:
            while self._jobs:
                job, then = self._jobs.popleft()
                try:
                    await asyncio.to_thread(job)
                except CannotMeasureError as error:
                    self._tell_failure(error.problem)
                else:
                    self._has_failed = False
                    if then is not None:
                        then()
        finally:
            self._writing = None

    def _tell_failure(self, problem: Problem) -> None:
        # A full disk would be told of once for each run.
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(problem)


def kept_runs_folder() -> Path:
    """Where this user's runs are kept."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / _FOLDER
