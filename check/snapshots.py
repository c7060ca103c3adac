"""Takes the heap snapshots of a checked page and of its workers, and has them compared."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from check.heap.questions import Frame, Growth, GrowthQuestion
from check.judge import least
from check.kept_snapshots import SnapshotFiles
from check.scripts import script_files
from check.subject import CheckedSubject
from engine.heap_processes import HeapProcess
from memory.heap.growth.finding import Finding
from memory.protocol.session import LoadedScript, Session


@dataclass
class Snapshots:
    """Those of one page, numbered from 0; ``process`` reads them while they come."""

    subject: CheckedSubject
    process: HeapProcess
    files: SnapshotFiles | None
    """Has each snapshot as well, where they are wanted."""
    lengths: list[int] = field(default_factory=list, init=False)
    """How many bytes each has, as the engine sends it."""

    async def take(self, session: Session) -> int:
        """Take one; its number. Raises as the session does."""
        length = 0
        feeds: list[Callable[[bytes], object]] = [self.process.send_chunk]
        if self.files is not None:
            feeds.append(self.files.next_snapshot())

        def take(chunk: bytes) -> None:
            nonlocal length
            length += len(chunk)
            for feed in feeds:
                feed(chunk)

        await session.take_snapshot(take)
        self.process.end_snapshot()
        self.lengths.append(length)
        return len(self.lengths) - 1

    async def take_with_scripts(self, session: Session) -> tuple[int, Mapping[int, LoadedScript]]:
        """Take one; its number, and the scripts at that moment. Raises as the session does."""
        return await asyncio.gather(self.take(session), session.scripts())

    async def growth(
        self,
        pair: tuple[int, int],
        cycles: int,
        at_least: int,
        scripts: Mapping[int, LoadedScript],
        *,
        entries: Mapping[int, int] | None = None,
        sites: Sequence[tuple[Frame, ...]] = (),
        asks_server: bool = True,
    ) -> Growth:
        """What ``cycles`` cycles between two left, as :class:`check.heap.questions.GrowthQuestion`.

        With ``asks_server`` the source maps of scripts that came from a server are fetched.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here.
        """
        session, target = self.subject.session, self.subject.target
        files = await script_files(session, target, scripts, asks_server=asks_server)
        counted = None if entries is None else dict(entries)
        question = GrowthQuestion(*pair, cycles, at_least, counted, files, tuple(sites))
        return await self.process.ask(question, result=Growth)

    async def findings(
        self, before: int, after: int, cycles: int, scripts: Mapping[int, LoadedScript]
    ) -> tuple[Finding, ...]:
        """What is left of as many of a kind as are worth a look. Raises as :meth:`growth` does."""
        return (await self.growth((before, after), cycles, least(cycles), scripts)).findings
