"""JUnit's XML, for CI servers: a test case for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.check_formats.format import CheckFormat

if TYPE_CHECKING:
    from report.check_report import CheckReport


def _render(report: CheckReport) -> str:
    from report.check_junit import junit_xml

    return junit_xml(report)


FORMAT = CheckFormat("junit", "write JUnit's XML, as CI servers read it; - is stdout", _render)
