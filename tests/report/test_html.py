"""The HTML report: self-contained, escaped, and plain about what is unexpected."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import msgspec
from hypothesis import example, given, settings

from lab.page.catalog import Text
from report.html import html_report
from report.result import Finding
from report.run_report import RunReport
from tests.lab.foreign_names import ANY_NAME, EVIL_NAMES, unsafe_characters
from tests.lab.results import made_result, made_scenario


class _Page(HTMLParser):
    """Collects what the report refers to, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in {"src", "href", "srcset", "data"}:
                self.addresses.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(report: str) -> _Page:
    page = _Page()
    page.feed(report)
    return page


def test_the_report_needs_nothing_but_itself() -> None:
    report = html_report(RunReport((made_result(),), {"no-cleanup": made_scenario()}))
    page = _read(report)

    assert page.addresses
    assert [address for address in page.addresses if not address.startswith("#")] == []
    assert {address[1:] for address in page.addresses} <= set(page.ids)
    assert "@import" not in report
    assert "url(" not in report


def test_texts_are_escaped() -> None:
    report = html_report(RunReport((made_result(),), {"no-cleanup": made_scenario()}))

    assert "A &lt;b&gt;title&lt;/b&gt;" in report
    assert "Why &amp; how" in report


def test_what_is_unexpected_stands_out_with_its_evidence() -> None:
    wrong = made_result(verdict="leak", expected="clean")
    right = html_report(RunReport((made_result(),), {"no-cleanup": made_scenario()}))
    report = html_report(RunReport((wrong,), {"no-cleanup": made_scenario()}))

    assert 'class="unexpected"' not in right
    assert "Every verdict is the expected one." in right
    assert 'class="unexpected"' in report
    words = re.sub(r"\s+", " ", " ".join(_read(report).words))
    assert "1 not as expected" in words
    assert "on 2.4.1 is leak, expected clean: 7 of 7 components survive" in words


def test_where_nothing_is_expected_it_does_not_say_that_all_is_as_expected() -> None:
    mixed = msgspec.structs.replace(made_result(), api="2.12.5", is_mixed=True, expected=None)
    report = html_report(RunReport((made_result(), mixed), {"no-cleanup": made_scenario()}))

    assert "Every verdict is the expected one." not in report
    assert "Nothing is expected of 1 of these results" in report
    assert "2.4.1 · api 2.12.5" in report
    assert 'class="unexpected"' not in report


def test_what_was_not_measured_is_said() -> None:
    report = html_report(RunReport((), {}, ("close (vue) on 2.4.1: the page's renderer ended",)))

    assert "close (vue) on 2.4.1: the page&#39;s renderer ended" in report


def test_bars_are_as_long_as_their_share() -> None:
    results = [made_result(survivors=7), made_result(runtime="2.5.0", survivors=0)]
    report = html_report(RunReport(tuple(results), {"no-cleanup": made_scenario()}))

    widths = re.findall(r'<rect class="leak"[^>]* width="([\d.]+)"', report)
    assert widths[:2] == ["140.0", "0.0"]


def test_what_holds_it_is_said_with_the_remedy() -> None:
    finding = Finding(
        "component",
        "UploadCard",
        per_cycle=1.0,
        count=7,
        path=("Window", "_1401827580", "UploadCard"),
        advice="Deregister the callback.",
        remedy="deregister",
    )
    leak = msgspec.structs.replace(made_result(), findings=(finding,))
    scenarios = {name: made_scenario(name) for name in ("no-cleanup", "deregister")}
    alone = html_report(RunReport((leak,), scenarios))
    report = html_report(RunReport((leak, made_result("deregister")), scenarios))

    assert "Window → _1401827580 → UploadCard" in report
    assert "Deregister the callback." in report
    assert 'See <a href="#deregister">' in report
    # No link to a scenario that is not in the report.
    assert 'See <a href="#deregister">' not in alone


@settings(max_examples=60, deadline=None)
@given(name=ANY_NAME)
@example(name="".join(EVIL_NAMES))
def test_any_name_is_text_in_it_and_holds_no_control_character(name: str) -> None:
    finding = Finding("component", name, 1.0, 7, path=("Window", name), advice=name, remedy=name)
    leak = msgspec.structs.replace(
        made_result(name, name, expected="clean"), evidence=name, findings=(finding,)
    )
    scenario = msgspec.structs.replace(
        made_scenario(name),
        title=Text(name, name),
        explanation=Text(name, name),
        source_file=name,
        source=f"<template>\n\t{name}",
    )
    report = html_report(RunReport((leak,), {name: scenario}, (name,)))
    assert unsafe_characters(report, allowed="\n\t") == set()
    plain = html_report(
        RunReport((made_result(expected="clean"),), {"no-cleanup": made_scenario()}, ("why",))
    )
    # It adds a path and its advice, and no other tag.
    assert _tags(report) - _tags(plain) <= Counter({"p": 2, "b": 1, "code": 1, "a": 1})


def _tags(report: str) -> Counter[str]:
    page = _Page()
    page.feed(report)
    return Counter(page.tags)
