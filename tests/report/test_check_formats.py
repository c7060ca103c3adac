"""JUnit, HTML and JSON of a check: whole, escaped, and the same results."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import msgspec
import pytest

from memory.heap.naming.printable import printable_text
from report.check_formats.known import FORMATS
from report.check_report import CheckReport
from report.tokens import COLORS
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from tests.report.checks import (
    ENTRIES,
    FAILURE,
    INCONCLUSIVE,
    LISTENER,
    SKIPPED,
    document,
    known,
    report,
)

ALL = (document(LISTENER), FAILURE, INCONCLUSIVE, document(known(LISTENER)), SKIPPED, document())


def rendered(name: str, of: CheckReport) -> str:
    text = next(each.render(of) for each in FORMATS if each.name == name)
    assert text is not None
    return text


def test_junit_has_a_case_for_each_test_with_what_became_of_it() -> None:
    root = ET.fromstring(rendered("junit", report(*ALL)))
    suite = root.find("testsuite")
    assert suite is not None
    figures = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert figures == {"tests": "6", "failures": "1", "errors": "2", "skipped": "1"}
    became = [[child.tag for child in case] for case in suite]
    assert became == [["failure"], ["error"], ["error"], ["system-out"], ["skipped"], []]
    failure = suite[0][0]
    assert failure.get("message") == "8 cycles left something"
    for words in ("src/Chart.vue:12", "Window → closure onResize", "Remove it."):
        assert words in (failure.text or "")
    assert "a library's (until 2027-01-31)" in (suite[3][0].text or "")
    assert suite[4].get("name") == "page.html → /docs"


def test_what_is_inconclusive_is_skipped_by_junit_where_it_is_allowed() -> None:
    root = ET.fromstring(rendered("junit", report(INCONCLUSIVE, allows_inconclusive=True)))
    assert (root.get("errors"), root.get("skipped")) == ("0", "1")


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_what_a_page_names_is_escaped_in_every_format(name: str) -> None:
    evil = msgspec.structs.replace(
        LISTENER, name=name, path=(name,), advice=name, place=f"{name}:3"
    )
    of = report(document(evil, target=name, notices=(name,)), FAILURE)
    root = ET.fromstring(rendered("junit", of))
    assert unsafe_characters("".join(root.itertext()).replace("\n", "")) == set()
    page = rendered("html", of)
    assert page == printable_text(page)
    if "<" in name:
        assert name not in page
    assert json.loads(rendered("json", of))["results"][0]["findings"][0]["name"] == name


def test_html_shows_each_result_and_needs_nothing_but_itself() -> None:
    page = rendered("html", report(*ALL, document(ENTRIES, heap_snapshots=("a.heapsnapshot",))))
    for words in (
        "✗ leak",
        "! not measured",
        "? inconclusive",
        "~ known leak",
        "- skipped",
        "✓ clean",
        "a library&#39;s (until 2027-01-31)",
        "<code>src/Chart.vue:12</code>",
        "a.heapsnapshot",
        f"light-dark({COLORS['leak'].light}, {COLORS['leak'].dark})",
    ):
        assert words in page
    for outside in ("http://", "https://", "src=", "url(", "@import", "<script"):
        assert outside not in page


def test_json_of_one_result_is_that_result_and_of_several_a_list() -> None:
    one = json.loads(rendered("json", report(document(LISTENER))))
    # No key is there that there was not before several could be checked.
    assert list(one) == [
        *("schema", "target", "verdict", "evidence", "cycles", "engine", "findings"),
        *("notices", "elapsed_s"),
    ]
    assert "known" not in one["findings"][0]
    several = json.loads(rendered("json", report(*ALL)))
    assert several["schema"] == 1
    assert several["results"][0] == one
    assert several["results"][1] == {
        "schema": 1,
        "target": "nowhere.html",
        "verdict": None,
        "error": "nowhere.html does not exist",
        "elapsed_s": 0.1,
        "skipped": False,
    }
    assert several["results"][3]["findings"][0]["known"] == {
        "reason": "a library's",
        "until": "2027-01-31",
    }


def test_json_of_one_target_that_could_not_be_measured_is_not_written() -> None:
    assert [each.render(report(FAILURE)) for each in FORMATS if each.name == "json"] == [None]
