"""Checks one target: opens it, measures it, and says what was found."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import msgspec

from check.access.options import AccessOptions
from check.cycles.options import CycleOptions
from check.cycles.told import Tell
from check.embedded import CheckedPage, Show
from check.heap.process import heap_processes
from check.late_imports import imported_meanwhile
from check.problems import CheckTimeout
from check.target import Target, target_named
from check.turns import ALONE, Turn
from engine.heap_processes import HeapProcesses
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionError, SessionLostError
from memory.translatable import translatable
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from check.cycles.cycles import Cycles
    from check.cycles.told import Tell
    from check.kept_snapshots import SnapshotFiles
    from check.loads import Loads
    from check.measured import Measured
    from check.notice_kinds import Notice
    from check.running import RunningOptions
    from check.subject import CheckedSubject
    from engine.attach.address import DebugAddress
    from report.check_result import CheckDocument

DEFAULT_CYCLES: Final = 8
"""What is kept on every fourth cycle is then seen twice."""
DEFAULT_LIMIT_S: Final = 30.0

_LOADING: Final = translatable("Doing", "loading the page")
_LONGEST_ERROR: Final = 200
# A connection ends before the process does that has closed it.
_ENDING_S: Final = 2.0


@dataclass(frozen=True)
class CheckOptions:
    """How one target is checked."""

    target: str
    """A page to open; empty where one of a running application is checked."""
    cycle: CycleOptions = field(default_factory=CycleOptions)
    cycles: int = DEFAULT_CYCLES
    limit_s: float = DEFAULT_LIMIT_S
    access: AccessOptions = field(default_factory=AccessOptions)
    running: RunningOptions | None = None

    @property
    def name(self) -> str:
        """What is checked, for who reads of it."""
        return self.target if self.running is None else self.running.name


@dataclass(frozen=True)
class Examined:
    """What was found."""

    document: CheckDocument
    measured: Measured
    """What the findings of the document rest on."""
    notices: tuple[Notice, ...]
    """Those of the document, as values."""


Say = Callable[[str], None]
"""Is told what is being done."""

_Opening = Callable[[Say, Turn], AbstractAsyncContextManager["CheckedSubject"]]
"""Opens what is checked, wherever it runs."""


async def check(options: CheckOptions) -> CheckDocument:
    """Check the target, with a process of its own for the snapshots. Raises as `check_with`."""
    async with heap_processes() as heaps:
        return await check_with(heaps, options)


async def check_with(
    heaps: HeapProcesses,
    options: CheckOptions,
    say: Say = lambda _doing: None,
    files: SnapshotFiles | None = None,
    turn: Turn = ALONE,
) -> CheckDocument:
    """Check the target; the snapshots that a finding rests on are kept in ``files``.

    ``turn`` begins before the page is loaded; until then the engine is made ready for it. To wait
    for it takes nothing from the time that the target has.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time, or a snapshot not be written.
    """
    return (await examine(heaps, options, say, files, turn=turn)).document


async def examine(
    heaps: HeapProcesses,
    options: CheckOptions,
    say: Say = lambda _doing: None,
    files: SnapshotFiles | None = None,
    show: Show | None = None,
    tell: Tell | None = None,
    turn: Turn = ALONE,
) -> Examined:
    """As `check_with`, for who wants to know what the findings rest on, and to ``show`` the page.

    ``say`` is told phrases of the context ``Doing``; ``tell`` how far the cycles are.
    """
    examination = _Examination(heaps, options, say, files, tell, turn)
    running = options.running
    if running is None:
        target = target_named(options.target)
        return await examination.result(
            lambda say, turn: CheckedPage(target, options.access, say, show, turn)
        )
    # Imported where needed: a page of one's own must not wait for what drives an application.
    from engine.attach.address import DebugAddress

    if isinstance(running.where, DebugAddress):
        return await examination.result(_attached(running, running.where))
    from engine.attach.launch import LaunchedApplication

    launching = LaunchedApplication(running.where, running.page, options.limit_s)
    async with launching as launched:
        try:
            return await examination.result(_attached(running, launched.address))
        except CannotMeasureError as error:
            if not isinstance(error.__cause__, SessionLostError):
                raise
            # Its page says no more than that it is gone.
            if (ended := await launched.how_it_ended(_ENDING_S)) is not None:
                raise CannotMeasureError(ended) from None
            raise


def _attached(running: RunningOptions, address: DebugAddress) -> _Opening:
    from check.attached.page import AttachedPage

    wanted = running.picked or running.page
    return lambda _say, _turn: AttachedPage(address, wanted, reloads=running.reloads)


@dataclass(frozen=True)
class _Examination:
    """One target that is being checked."""

    heaps: HeapProcesses
    options: CheckOptions
    say: Say
    files: SnapshotFiles | None
    tell: Tell | None
    turn: Turn

    async def result(self, opening: _Opening) -> Examined:
        """What is found, in time."""
        started = time.perf_counter()
        doing: list[str] = []

        def note(what: str) -> None:
            doing.append(what)
            self.say(what)

        doing.append(_LOADING)
        if self.turn is ALONE:
            self.say(_LOADING)
        try:
            async with asyncio.timeout(self.options.limit_s) as limited:
                turn = _TimedTurn(self, limited)
                target, measured, engine, said = await self._measured(opening, turn, note)
        except TimeoutError:
            raise CannotMeasureError(CheckTimeout(self.options.limit_s, doing[-1])) from None
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error
        from check.report import document_of, notices_of

        notices = (*said, *notices_of(measured))
        elapsed_s = time.perf_counter() - started - self.turn.waited_s
        document = document_of(target, measured, engine, notices, elapsed_s)
        if self.files is None or not document.findings:
            return Examined(document, measured, notices)
        kept = msgspec.structs.replace(document, heap_snapshots=self.files.keep())
        return Examined(kept, measured, notices)

    async def _measured(
        self, opening: _Opening, turn: Turn, note: Say
    ) -> tuple[Target, Measured, str, tuple[Notice, ...]]:
        options = self.options
        if options.running is not None:
            self.heaps.prepare()
        async with (
            imported_meanwhile(),
            opening(note, turn) as subject,
            _loads_of(subject) as loads,
            self.heaps.begin() as process,
        ):
            from check.cycles.choice import cycles_of
            from check.engines.choice import engine_of
            from check.measure import Measurement

            subject.stay()
            cycles = cycles_of(
                subject.session, loads, subject.target, options.cycle, subject.check_still_there
            )
            measurement = Measurement(
                subject, cycles, loads, process, note, self.files, turn, self.tell
            )
            try:
                await cycles.prepare()
                measured = await measurement.run(options.cycles)
            except SessionError:
                # A page that went away answers nothing.
                await subject.check_still_there()
                raise
            limits = await engine_of(subject.session).limits(acts=cycles.acts)
            notices = (*limits, *subject.notices, *await _torn_down(cycles))
            return subject.target, measured, subject.engine, notices


def _loads_of(subject: CheckedSubject) -> AbstractAsyncContextManager[Loads]:
    from check.engines.choice import engine_of

    return engine_of(subject.session).loads()


class _TimedTurn:
    """The turn of an examination, which stops the clock of its limit while others have theirs."""

    def __init__(self, examination: _Examination, limited: asyncio.Timeout) -> None:
        self._examination = examination
        self._limited = limited
        self._has_begun = False

    @property
    def waited_s(self) -> float:
        """See :class:`check.turns.Turn`."""
        return self._examination.turn.waited_s

    async def begin(self) -> None:
        """See :class:`check.turns.Turn`."""
        # The process gets ready while the page loads. Not before: the engine's own start needs
        # every core.
        self._examination.heaps.prepare()
        loop = asyncio.get_running_loop()
        left_s = (self._limited.when() or 0.0) - loop.time()
        self._limited.reschedule(None)
        await self._examination.turn.begin()
        self._limited.reschedule(loop.time() + left_s)
        if self._examination.turn is not ALONE and not self._has_begun:
            # Until now it was said what is done with another page.
            self._examination.say(_LOADING)
        self._has_begun = True

    def leave(self) -> None:
        """See :class:`check.turns.Turn`."""
        self._examination.turn.leave()


async def _torn_down(cycles: Cycles) -> tuple[Notice, ...]:
    """Ends a scenario; what went wrong in that, which takes nothing from what was measured."""
    try:
        await cycles.tear_down()
    except SessionError as error:
        from check.notice_kinds import TeardownFailed

        return (TeardownFailed(printable(str(error), _LONGEST_ERROR)),)
    return ()
