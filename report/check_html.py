"""A report of a check in one HTML file, to read offline, on a screen or on paper."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import jinja2
import msgspec

from memory.heap.naming.printable import printable_text
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
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.tests["new"] = is_new
    return environment.get_template("check.html.j2").render(
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


def _shown(value: object) -> object:
    """What the template shows of ``value``: names come from the page."""
    return printable_text(value) if isinstance(value, str) else value
