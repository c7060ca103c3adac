"""``python main.py check``: checks, reports, and gives the exit status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from check.examine import CheckOptions, check
from report.output import is_standard_output, json_text, write_text
from system.errors import CannotMeasureError
from system.stderr import print_error

_STATUS: Final = {"clean": 0, "leak": 1}
_STATUS_NOT_MEASURED: Final = 2


@dataclass(frozen=True)
class ReportOptions:
    """Where the result goes, besides the terminal."""

    json: str | None = None
    """A file, or ``-``."""


async def run_check(options: CheckOptions, reports: ReportOptions) -> int:
    """Check the target, report, and give the exit status.

    0: clean. 1: a leak. 2: it could not be measured, or nothing was decided; a line on standard
    error says why.
    """
    try:
        document = await check(options)
        if reports.json is not None:
            write_text(reports.json, json_text(document))
    except CannotMeasureError as error:
        print_error(f"cannot measure: {error}")
        return _STATUS_NOT_MEASURED
    if not is_standard_output(reports.json):
        # Imported where needed: a run whose output is a program's must not wait for rich.
        from report.check import print_check

        print_check(document)
    if document.verdict not in _STATUS:
        print_error(f"{document.target}: {document.evidence}")
    return _STATUS.get(document.verdict, _STATUS_NOT_MEASURED)
