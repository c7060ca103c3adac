"""A page to read in a browser, or to hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.check_formats.format import CheckFormat

if TYPE_CHECKING:
    from report.check_report import CheckReport


def _render(report: CheckReport) -> str:
    from report.check_html import check_html

    return check_html(report)


FORMAT = CheckFormat("html", "write a report to read in a browser; - is stdout", _render)
