"""JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.formats.format import ReportFormat

if TYPE_CHECKING:
    from report.run_report import RunReport


def _render(report: RunReport) -> str:
    from report.output import json_text
    from report.result import run_document

    return json_text(run_document(report.results))


FORMAT = ReportFormat("json", "write the results as JSON; - is stdout", _render)
