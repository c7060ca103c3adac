"""Checks one target: opens it, measures it, and says what was found."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Final

import msgspec

from check.cycles.choice import cycles_of
from check.cycles.cycles import Cycles
from check.cycles.options import CycleOptions
from check.embedded import CheckedPage
from check.heap.process import HeapProcess
from check.kept_snapshots import SnapshotFiles
from check.measure import Measured, Measurement
from check.problems import CheckTimeout
from check.report import document_of
from check.subject import CheckedSubject
from check.target import Target, target_named
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionError
from report.check_result import CheckDocument
from system.errors import CannotMeasureError

DEFAULT_CYCLES: Final = 8
"""What is kept on every fourth cycle is then seen twice."""
DEFAULT_LIMIT_S: Final = 30.0

_LONGEST_ERROR: Final = 200


@dataclass(frozen=True)
class CheckOptions:
    """How one target is checked."""

    target: str
    cycle: CycleOptions = field(default_factory=CycleOptions)
    cycles: int = DEFAULT_CYCLES
    limit_s: float = DEFAULT_LIMIT_S


Say = Callable[[str], None]
"""Is told what is being done."""


async def check(options: CheckOptions) -> CheckDocument:
    """Check the target, with a process of its own for the snapshots. Raises as `check_with`."""
    async with HeapProcess() as heap:
        return await check_with(heap, options)


async def check_with(
    heap: HeapProcess,
    options: CheckOptions,
    say: Say = lambda _doing: None,
    files: SnapshotFiles | None = None,
) -> CheckDocument:
    """Check the target; the snapshots that a finding rests on are kept in ``files``.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time, or a snapshot not be written.
    """
    started = time.perf_counter()
    target = target_named(options.target)
    doing: list[str] = []

    def note(what: str) -> None:
        doing.append(what)
        say(what)

    note("loading the page")
    try:
        async with asyncio.timeout(options.limit_s):
            measured, engine, notices = await _measured(options, target, heap, note, files)
    except TimeoutError:
        raise CannotMeasureError(CheckTimeout(options.limit_s, doing[-1])) from None
    except SessionError as error:
        raise CannotMeasureError(error.problem) from error
    document = document_of(target, measured, engine, notices, time.perf_counter() - started)
    if files is None or not document.findings:
        return document
    return msgspec.structs.replace(document, heap_snapshots=files.keep())


def _opened(target: Target) -> AbstractAsyncContextManager[CheckedSubject]:
    """The target, to be opened, wherever it runs."""
    return CheckedPage(target)


async def _measured(
    options: CheckOptions,
    target: Target,
    heap: HeapProcess,
    note: Say,
    files: SnapshotFiles | None,
) -> tuple[Measured, str, tuple[str, ...]]:
    # The process gets ready while the page loads.
    async with heap.for_one_page() as process, _opened(target) as subject:
        subject.stay()
        cycles = cycles_of(subject.session, target, options.cycle, subject.check_still_there)
        measurement = Measurement(subject, cycles, process, note, files)
        try:
            await cycles.prepare()
            measured = await measurement.run(options.cycles)
        except SessionError:
            # A page that went away answers nothing.
            subject.check_still_there()
            raise
        notices = (*subject.notices, *await _torn_down(cycles))
        return measured, subject.engine, notices


async def _torn_down(cycles: Cycles) -> tuple[str, ...]:
    """Ends a scenario; what went wrong in that, which takes nothing from what was measured."""
    try:
        await cycles.tear_down()
    except SessionError as error:
        return (f"teardown() failed: {printable(str(error), _LONGEST_ERROR)}",)
    return ()
