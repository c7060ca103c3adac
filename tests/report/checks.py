"""Results of checks that are made up."""

from __future__ import annotations

import msgspec

from report.check_report import CheckReport
from report.check_result import CheckDocument, CheckFailure, CheckFinding, CheckResult, Known

LISTENER = CheckFinding(
    "listener",
    "resize on Window",
    1.0,
    8,
    2176,
    ("Window", "closure onResize", "Detached <section>"),
    "src/Chart.vue:12",
    "Remove it.",
)
ENTRIES = CheckFinding("object", "entries of Array", 2.0, 16)
FAILURE = CheckFailure(1, "nowhere.html", None, "nowhere.html does not exist", 0.1)
SKIPPED = CheckFailure(1, "page.html", None, "it leads to another document", 0.1, "/docs", True)


def known(finding: CheckFinding) -> CheckFinding:
    return msgspec.structs.replace(finding, known=Known("a library's", "2027-01-31"))


def document(*findings: CheckFinding, target: str = "page.html", **more: object) -> CheckDocument:
    found = CheckDocument(
        1,
        target,
        "leak" if findings else "clean",
        "8 cycles left something" if findings else "nothing is left after 8 cycles",
        8,
        "QtWebEngine",
        findings,
        (),
        0.5,
    )
    return msgspec.structs.replace(found, **more)


INCONCLUSIVE = document(verdict="inconclusive", evidence="mounting changed nothing")


def report(*results: CheckResult, allows_inconclusive: bool = False) -> CheckReport:
    return CheckReport(results, len(results) == 1, allows_inconclusive)
