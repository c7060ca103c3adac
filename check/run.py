"""``python main.py check``: checks one target, and reports."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from check.cycles import CycleOptions, Cycles, cycles_of
from check.embedded import CheckedPage
from check.measure import Measured, Measurement
from check.problems import CheckTimeout
from check.report import document_of
from check.target import Target, target_named
from engine.name import engine_name
from engine.question_process import QuestionProcess
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionError
from report.check_result import CheckDocument
from report.output import is_standard_output, json_text, write_text
from system.errors import CannotMeasureError
from system.stderr import print_error

DEFAULT_CYCLES = 8
"""What is kept on every fourth cycle is then seen twice."""
DEFAULT_LIMIT_S = 30.0

_STATUS = {"clean": 0, "leak": 1}
_STATUS_NOT_MEASURED = 2
_WORKER = "check.heap.worker"
_LONGEST_ERROR = 200


@dataclass(frozen=True)
class CheckOptions:
    """What ``check`` was asked for."""

    target: str
    cycle: CycleOptions = field(default_factory=CycleOptions)
    cycles: int = DEFAULT_CYCLES
    limit_s: float = DEFAULT_LIMIT_S
    json: str | None = None


async def run_check(options: CheckOptions) -> int:
    """Check the target, report, and give the exit status.

    0: clean. 1: a leak. 2: it could not be measured, or nothing was decided; a line on standard
    error says why.
    """
    try:
        document = await check(options)
        if options.json is not None:
            write_text(options.json, json_text(document))
    except CannotMeasureError as error:
        print_error(f"cannot measure: {error}")
        return _STATUS_NOT_MEASURED
    if not is_standard_output(options.json):
        # Imported where needed: a run whose output is a program's must not wait for rich.
        from report.check import print_check

        print_check(document)
    if document.verdict not in _STATUS:
        print_error(f"{document.target}: {document.evidence}")
    return _STATUS.get(document.verdict, _STATUS_NOT_MEASURED)


async def check(options: CheckOptions) -> CheckDocument:
    """Check the target.

    Raises:
        CannotMeasureError: no verdict can be had, or not in time.
    """
    started = time.perf_counter()
    target = target_named(options.target)
    doing = ["loading the page"]
    try:
        async with asyncio.timeout(options.limit_s):
            measured, notices = await _measured(options, target, doing)
    except TimeoutError:
        raise CannotMeasureError(CheckTimeout(options.limit_s, doing[-1])) from None
    except SessionError as error:
        raise CannotMeasureError(error.problem) from error
    return document_of(target, measured, engine_name(), notices, time.perf_counter() - started)


async def _measured(
    options: CheckOptions, target: Target, doing: list[str]
) -> tuple[Measured, tuple[str, ...]]:
    # It gets ready while the page loads.
    process = QuestionProcess(_WORKER)
    try:
        async with CheckedPage(target) as page:
            page.page.stay()
            cycles = cycles_of(page.session, target, options.cycle)
            measurement = Measurement(page, cycles, process, doing.append)
            try:
                await cycles.prepare()
                measured = await measurement.run(options.cycles)
            except SessionError:
                # A page that went away answers nothing.
                page.check_still_there()
                raise
            return measured, (*page.page.notices, *await _torn_down(cycles))
    finally:
        await process.end()


async def _torn_down(cycles: Cycles) -> tuple[str, ...]:
    """Ends a scenario; what went wrong in that, which takes nothing from what was measured."""
    try:
        await cycles.tear_down()
    except SessionError as error:
        return (f"teardown() failed: {printable(str(error), _LONGEST_ERROR)}",)
    return ()
