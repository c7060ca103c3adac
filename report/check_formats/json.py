"""JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.check_formats.format import CheckFormat

if TYPE_CHECKING:
    from report.check_report import CheckReport


def _render(report: CheckReport) -> str | None:
    from report.check_result import CheckDocuments, CheckFailure
    from report.output import json_text

    if not report.is_single:
        return json_text(CheckDocuments(1, report.results))
    (only,) = report.results
    # A program that reads one verdict gets one or nothing; the exit status is 2 then.
    return None if isinstance(only, CheckFailure) else json_text(only)


FORMAT = CheckFormat("json", "write the result as JSON; - is stdout", _render)
