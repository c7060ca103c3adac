"""A page to read in a browser, or to hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.formats.format import ReportFormat

if TYPE_CHECKING:
    from report.run_report import RunReport


def _render(report: RunReport) -> str:
    from report.html import html_report

    return html_report(report)


FORMAT = ReportFormat("html", "write a report to read in a browser; - is stdout", _render)
