"""The snapshots that are being looked at: those taken of the page, and those opened."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lab.heap.explore.explorer import HeapExplorer
from lab.heap.explore.questions import Overview, OverviewQuestion, SnapshotFile
from lab.page.catalog import Scenario
from lab.page.page import LabPage

KEPT: Final = 5
"""So many snapshots are kept; the file of an older one that was taken is deleted."""
LISTED: Final = 200


@dataclass(frozen=True)
class SnapshotOf:
    """What a snapshot was taken of."""

    document: int
    """The how-manieth document of this session it was, from 1."""
    runtime: str
    scenario: Scenario | None = None
    """What was mounted in it; None before anything was."""


@dataclass(frozen=True)
class KeptSnapshot:
    """One of them, and what it holds at a glance."""

    file: SnapshotFile
    overview: Overview
    name: str = ""
    """Of the file that was opened; empty for one that was taken."""
    number: int = 0
    """Of one that was taken: the how-manieth of this session, from 1."""
    at: time.struct_time | None = None
    """When it was taken, in local time."""
    of: SnapshotOf | None = None
    """What it was taken of; None for a file."""

    def may_be_compared(self, other: KeptSnapshot) -> bool:
        """Whether both may be of one document; of a file nobody knows before it is tried."""
        if self.of is None or other.of is None:
            return True
        return self.of.document == other.of.document


class KeptSnapshots:
    """Takes and opens snapshots, and keeps the last of them. :meth:`close` deletes what it wrote.

    What they hold is asked of ``explorer``.
    """

    def __init__(self) -> None:
        self.explorer = HeapExplorer()
        self._kept: tuple[KeptSnapshot, ...] = ()
        self._taken = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def all(self) -> tuple[KeptSnapshot, ...]:
        """Those that are kept, the oldest first."""
        return self._kept

    async def take(self, page: LabPage, of: SnapshotOf) -> KeptSnapshot:
        """Take a snapshot of the page, in which ``of`` is now, and have it analysed.

        Raises:
            CannotMeasureError: the page is gone, the file cannot be written, or the snapshot
                cannot be analysed here.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="leak-lab-heap-")
        path = Path(self._folder.name) / f"{self._taken + 1}.heapsnapshot"
        at = time.localtime()
        try:
            scripts = await page.take_heap_snapshot(path)
            file = SnapshotFile(os.fsencode(path), scripts)
            overview = await self._overview(file)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._taken += 1
        return self._keep(KeptSnapshot(file, overview, number=self._taken, at=at, of=of))

    async def open(self, path: Path) -> KeptSnapshot:
        """Have the snapshot in a file analysed.

        Raises:
            CannotMeasureError: it cannot be read, or is none that can be analysed here.
        """
        # The process has a working directory of its own.
        absolute = os.path.abspath(path)  # noqa: ASYNC240, PTH100 (it asks no disk)
        file = SnapshotFile(os.fsencode(absolute))
        return self._keep(KeptSnapshot(file, await self._overview(file), path.name))

    async def close(self) -> None:
        """End the process, and delete what was written."""
        await self.explorer.close()
        folder, self._folder, self._kept = self._folder, None, ()
        if folder is not None:
            folder.cleanup()

    async def _overview(self, file: SnapshotFile) -> Overview:
        return await self.explorer.ask(OverviewQuestion(file, LISTED), result=Overview)

    def _keep(self, kept: KeptSnapshot) -> KeptSnapshot:
        # A file that is opened again replaces what was read of it before.
        others = [each for each in self._kept if each.file.path != kept.file.path]
        while len(others) >= KEPT:
            oldest = others.pop(0)
            if oldest.number:
                Path(os.fsdecode(oldest.file.path)).unlink(missing_ok=True)
        self._kept = (*others, kept)
        return kept
