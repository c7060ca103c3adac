"""Checks one target: opens it, measures it, and says what was found."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Final

from check.cycles.choice import cycles_of
from check.cycles.cycles import Cycles
from check.cycles.options import CycleOptions
from check.embedded import CheckedPage
from check.measure import Measured, Measurement
from check.problems import CheckTimeout
from check.report import document_of
from check.subject import CheckedSubject
from check.target import Target, target_named
from engine.question_process import QuestionProcess
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionError
from memory.translatable import translatable
from report.check_result import CheckDocument
from system.errors import CannotMeasureError

DEFAULT_CYCLES: Final = 8
"""What is kept on every fourth cycle is then seen twice."""
DEFAULT_LIMIT_S: Final = 30.0

LOADING: Final = translatable("Doing", "loading the page")
_WORKER: Final = "check.heap.worker"
_LONGEST_ERROR: Final = 200


@dataclass(frozen=True)
class CheckOptions:
    """How one target is checked."""

    target: str
    cycle: CycleOptions = field(default_factory=CycleOptions)
    cycles: int = DEFAULT_CYCLES
    limit_s: float = DEFAULT_LIMIT_S


def _opened(target: Target) -> AbstractAsyncContextManager[CheckedSubject]:
    """The target, to be opened, wherever it runs."""
    return CheckedPage(target)


def _say_nothing(_phrase: str) -> None:
    """Of a check that nobody watches."""


@dataclass(frozen=True)
class Watch:
    """What somebody who watches a check wants of it."""

    say: Callable[[str], None] = _say_nothing
    """Is told what is being done, in a phrase of the context ``Doing``."""
    opened: Callable[[Target], AbstractAsyncContextManager[CheckedSubject]] = _opened
    """Opens the target, to be seen for one."""


@dataclass(frozen=True)
class Examined:
    """What was found."""

    document: CheckDocument
    measured: Measured
    """What the findings of the document rest on."""


async def check(options: CheckOptions) -> CheckDocument:
    """Check the target.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time.
    """
    return (await examine(options)).document


async def examine(options: CheckOptions, watch: Watch | None = None) -> Examined:
    """Check the target, for who wants to see how, and what the findings rest on.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time.
    """
    watch = watch or Watch()
    started = time.perf_counter()
    target = target_named(options.target)
    doing: list[str] = []

    def say(phrase: str) -> None:
        doing.append(phrase)
        watch.say(phrase)

    say(LOADING)
    try:
        async with asyncio.timeout(options.limit_s):
            measured, engine, notices = await _measured(options, watch.opened(target), say)
    except TimeoutError:
        raise CannotMeasureError(CheckTimeout(options.limit_s, doing[-1])) from None
    except SessionError as error:
        raise CannotMeasureError(error.problem) from error
    elapsed_s = time.perf_counter() - started
    return Examined(document_of(target, measured, engine, notices, elapsed_s), measured)


async def _measured(
    options: CheckOptions,
    opened: AbstractAsyncContextManager[CheckedSubject],
    say: Callable[[str], None],
) -> tuple[Measured, str, tuple[str, ...]]:
    # It gets ready while the page loads.
    process = QuestionProcess(_WORKER)
    try:
        async with opened as subject:
            subject.stay()
            cycles = cycles_of(subject.session, subject.target, options.cycle)
            measurement = Measurement(subject, cycles, process, say)
            try:
                await cycles.prepare()
                measured = await measurement.run(options.cycles)
            except SessionError:
                # A page that went away answers nothing.
                subject.check_still_there()
                raise
            notices = (*subject.notices, *await _torn_down(cycles))
            return measured, subject.engine, notices
    finally:
        await process.end()


async def _torn_down(cycles: Cycles) -> tuple[str, ...]:
    """Ends a scenario; what went wrong in that, which takes nothing from what was measured."""
    try:
        await cycles.tear_down()
    except SessionError as error:
        return (f"teardown() failed: {printable(str(error), _LONGEST_ERROR)}",)
    return ()
