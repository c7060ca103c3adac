"""The JUnit XML of a check: one test case for each test."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from memory.heap.naming.printable import printable, printable_values
from report.check_lines import finding_lines
from report.check_report import CheckReport, Outcome, evidence_of, is_new, outcome_of, title_of
from report.check_result import CheckDocument, CheckResult

_SUITE: Final = "leak-lab check"
_LONGEST_TEXT: Final = 2000


def junit_xml(report: CheckReport) -> str:
    """The document, without anything in it that XML does not allow or a terminal obeys."""
    outcomes = [outcome_of(each) for each in report.results]
    figures = {
        "name": _SUITE,
        "tests": str(len(outcomes)),
        "failures": str(outcomes.count("leak")),
        "errors": str(sum(_is_error(each, report) for each in outcomes)),
        "skipped": str(sum(_is_skipped(each, report) for each in outcomes)),
        "time": f"{sum(each.elapsed_s for each in report.results):.3f}",
    }
    root = ET.Element("testsuites", figures)
    suite = ET.SubElement(root, "testsuite", figures)
    for each in report.results:
        _add_case(suite, printable_values(each, _LONGEST_TEXT), report)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _is_error(outcome: Outcome, report: CheckReport) -> bool:
    return outcome == "unmeasured" or (outcome == "undecided" and not report.allows_inconclusive)


def _is_skipped(outcome: Outcome, report: CheckReport) -> bool:
    return outcome == "skipped" or (outcome == "undecided" and report.allows_inconclusive)


def _add_case(suite: ET.Element, result: CheckResult, report: CheckReport) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        {"classname": _SUITE, "name": title_of(result), "time": f"{result.elapsed_s:.3f}"},
    )
    outcome = outcome_of(result)
    said = {"message": printable(evidence_of(result), _LONGEST_TEXT)}
    if outcome == "leak":
        failure = ET.SubElement(case, "failure", said | {"type": "leak"})
        failure.text = _findings(result, new=True)
    elif _is_error(outcome, report):
        ET.SubElement(case, "error", said | {"type": outcome})
    elif _is_skipped(outcome, report):
        ET.SubElement(case, "skipped", said)
    if isinstance(result, CheckDocument):
        known = _findings(result, new=False)
        notices = "".join(f"note: {each}\n" for each in result.notices)
        if known or notices:
            ET.SubElement(case, "system-out").text = known + notices


def _findings(result: CheckResult, *, new: bool) -> str:
    """The findings that are new, or those that are not, in lines."""
    if not isinstance(result, CheckDocument):
        return ""
    lines = [
        line for each in result.findings if is_new(each) == new for line in finding_lines(each)
    ]
    return "".join(f"{line}\n" for line in lines)
