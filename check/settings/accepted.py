"""Marks what is known among the findings of a check: what a project or a baseline accepts."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

import msgspec

from check.notice_kinds import KnownLeakLapsed, KnownLeakNotFound, Notice
from check.settings.baseline import Baseline
from check.settings.file import KnownLeak
from report.check_lines import leak_evidence
from report.check_report import CheckReport, is_new, place_of
from report.check_result import CheckDocument, CheckFinding, CheckResult, Known


@dataclass(frozen=True)
class Accepted:
    """What fails nothing."""

    known: tuple[KnownLeak, ...] = ()
    source: str = ""
    """The file that says so."""
    baseline: Baseline | None = None
    today: datetime.date = datetime.date.max


def accepting(report: CheckReport, accepted: Accepted) -> CheckReport:
    """``report`` with what is accepted marked as known, and new findings first in each result."""
    used: set[KnownLeak] = set()
    targets = {os.path.normpath(each.target) for each in report.results}
    results = tuple(_accepted(each, accepted, used, len(targets)) for each in report.results)
    measured = all(isinstance(each, CheckDocument) for each in results)
    unused = [each for each in accepted.known if each not in used and measured]
    notes = [str(_not_found(each, accepted)) for each in unused]
    return replace(report, results=results, notes=(*report.notes, *notes))


def accept(document: CheckDocument, accepted: Accepted) -> tuple[CheckDocument, tuple[Notice, ...]]:
    """As :func:`accepting` for one document, and what is to be said of it, as values."""
    used: set[KnownLeak] = set()
    found, notices = _accepted_document(document, accepted, used, 1)
    unused = (_not_found(each, accepted) for each in accepted.known if each not in used)
    return found, (*notices, *unused)


def _not_found(leak: KnownLeak, accepted: Accepted) -> Notice:
    return KnownLeakNotFound(_called(leak), accepted.source)


def _called(leak: KnownLeak) -> str:
    return leak.name or leak.place or ""


def _accepted(
    result: CheckResult, accepted: Accepted, used: set[KnownLeak], targets: int
) -> CheckResult:
    if isinstance(result, CheckDocument):
        return _accepted_document(result, accepted, used, targets)[0]
    return result


def _accepted_document(
    result: CheckDocument, accepted: Accepted, used: set[KnownLeak], targets: int
) -> tuple[CheckDocument, tuple[Notice, ...]]:
    if not result.findings:
        return result, ()
    notices: dict[Notice, None] = {}
    findings: list[CheckFinding] = []
    earlier = () if accepted.baseline is None else accepted.baseline.of(result, targets)
    left = list(earlier)
    for each in result.findings:
        leak = next((leak for leak in accepted.known if _is(leak, each)), None)
        if leak is not None:
            used.add(leak)
            if accepted.today < leak.until:
                findings.append(_known(each, leak.reason, leak.until))
                continue
            notices[KnownLeakLapsed(_called(leak), leak.until.isoformat(), leak.reason)] = None
        before = next((old for old in left if old.covers(each)), None)
        if before is not None:
            left.remove(before)
            findings.append(_known(each, f"in the baseline {before.file}", None))
        else:
            findings.append(each)
    findings.sort(key=lambda each: not is_new(each))
    # Only where another finding leads now: what decided may be more than the first one.
    leads = is_new(findings[0]) and findings[0] is not result.findings[0]
    document = msgspec.structs.replace(
        result,
        findings=tuple(findings),
        evidence=leak_evidence(result.cycles, findings[0]) if leads else result.evidence,
        notices=(*result.notices, *map(str, notices)),
    )
    return document, tuple(notices)


def _known(finding: CheckFinding, reason: str, until: datetime.date | None) -> CheckFinding:
    known = Known(reason, None if until is None else until.isoformat())
    return msgspec.structs.replace(finding, known=known)


def _is(leak: KnownLeak, finding: CheckFinding) -> bool:
    if leak.kind not in (None, finding.kind):
        return False
    if leak.name is not None and not fnmatchcase(finding.name, leak.name):
        return False
    place = place_of(finding)
    return leak.place is None or leak.place in (finding.place, None if place is None else place[0])
