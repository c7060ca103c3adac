"""A report of a check in one HTML file, to read offline, on a screen or on paper."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import msgspec

from report.check_lines import amount, cause_of, cause_of_leak, finding_details
from report.check_report import (
    OUTCOME_COLORS,
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    CheckReport,
    evidence_of,
    is_new,
    outcome_of,
    title_of,
)
from report.check_result import CheckDocument, CheckFinding, CheckResult
from report.template import html_templates
from report.tokens import css


@dataclass(frozen=True)
class Section:
    """One result as the page shows it."""

    number: int
    title: str
    said: str
    """The cause of a leak, or why there is another verdict or none."""
    color: str
    mark: str
    word: str
    result: CheckResult
    findings: tuple[CheckFinding, ...]
    notices: tuple[str, ...]
    snapshots: tuple[str, ...]


def check_html(report: CheckReport) -> str:
    """The report's HTML."""
    templates = html_templates()
    templates.tests["new"] = is_new
    return templates.get_template("check.html.j2").render(
        tokens=css(),
        report=report,
        sections=[_section(number, each) for number, each in enumerate(report.results, 1)],
        amount=amount,
        cause=cause_of,
        details=finding_details,
        made_at=datetime.datetime.now().astimezone(),
    )


def _section(number: int, result: CheckResult) -> Section:
    outcome = outcome_of(result)
    document = result if isinstance(result, CheckDocument) else None
    snapshots = () if document is None else document.heap_snapshots
    return Section(
        number=number,
        title=title_of(result),
        said=cause_of_leak(document) if document and document.findings else evidence_of(result),
        color=OUTCOME_COLORS[outcome],
        mark=OUTCOME_MARKS[outcome],
        word=OUTCOME_WORDS[outcome],
        result=result,
        findings=() if document is None else document.findings,
        notices=() if document is None else document.notices,
        snapshots=() if snapshots is msgspec.UNSET else snapshots,
    )
