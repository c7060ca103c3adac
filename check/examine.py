"""Checks one target: opens it, measures it, and says what was found."""

from __future__ import annotations

import asyncio
import time
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Final

from check.attached.page import AttachedPage
from check.cycles.choice import cycles_of
from check.cycles.cycles import Cycles
from check.cycles.options import CycleOptions
from check.embedded import CheckedPage
from check.engines.choice import engine_of
from check.measure import Measured, Measurement
from check.problems import CheckTimeout
from check.report import document_of
from check.running import RunningOptions
from check.subject import CheckedSubject
from check.target import Target, target_named
from engine.attach.address import DebugAddress
from engine.attach.launch import LaunchedApplication
from engine.question_process import QuestionProcess
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionError, SessionLostError
from report.check_result import CheckDocument
from system.errors import CannotMeasureError

DEFAULT_CYCLES: Final = 8
"""What is kept on every fourth cycle is then seen twice."""
DEFAULT_LIMIT_S: Final = 30.0

_WORKER: Final = "check.heap.worker"
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
    running: RunningOptions | None = None


async def check(options: CheckOptions) -> CheckDocument:
    """Check the target.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time.
    """
    running = options.running
    if running is None:
        return await _in_time(options, CheckedPage(target_named(options.target)))
    if isinstance(running.where, DebugAddress):
        return await _in_time(options, _attached(running, running.where))
    launching = LaunchedApplication(running.where, running.page, options.limit_s)
    async with launching as launched:
        try:
            return await _in_time(options, _attached(running, launched.address))
        except CannotMeasureError as error:
            if not isinstance(error.__cause__, SessionLostError):
                raise
            # Its page says no more than that it is gone.
            if (ended := await launched.how_it_ended(_ENDING_S)) is not None:
                raise CannotMeasureError(ended) from None
            raise


def _attached(running: RunningOptions, address: DebugAddress) -> AttachedPage:
    return AttachedPage(address, running.page, reloads=running.reloads)


async def _in_time(
    options: CheckOptions, opening: AbstractAsyncContextManager[CheckedSubject]
) -> CheckDocument:
    started = time.perf_counter()
    doing = ["loading the page"]
    try:
        async with asyncio.timeout(options.limit_s):
            target, measured, engine, notices = await _measured(options, opening, doing)
    except TimeoutError:
        raise CannotMeasureError(CheckTimeout(options.limit_s, doing[-1])) from None
    except SessionError as error:
        raise CannotMeasureError(error.problem) from error
    return document_of(target, measured, engine, notices, time.perf_counter() - started)


async def _measured(
    options: CheckOptions, opening: AbstractAsyncContextManager[CheckedSubject], doing: list[str]
) -> tuple[Target, Measured, str, tuple[str, ...]]:
    # It gets ready while the page loads.
    process = QuestionProcess(_WORKER)
    try:
        async with opening as subject:
            subject.stay()
            cycles = cycles_of(subject.session, subject.target, options.cycle)
            measurement = Measurement(subject, cycles, process, doing.append)
            try:
                await cycles.prepare()
                measured = await measurement.run(options.cycles)
            except SessionError:
                # A page that went away answers nothing.
                await subject.check_still_there()
                raise
            by_clicks = options.cycle.click is not None
            limits = engine_of(subject.session).limits(clicks=by_clicks)
            notices = (*limits, *subject.notices, *await _torn_down(cycles))
            return subject.target, measured, subject.engine, notices
    finally:
        await process.end()


async def _torn_down(cycles: Cycles) -> tuple[str, ...]:
    """Ends a scenario; what went wrong in that, which takes nothing from what was measured."""
    try:
        await cycles.tear_down()
    except SessionError as error:
        return (f"teardown() failed: {printable(str(error), _LONGEST_ERROR)}",)
    return ()
