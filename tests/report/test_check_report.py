"""What a check comes to: the exit status of several results, and what the terminal says."""

from __future__ import annotations

import pytest

from report.check import print_check
from report.check_report import CheckReport, outcome_of
from report.check_result import CheckResult
from tests.report.checks import ENTRIES, FAILURE, INCONCLUSIVE, LISTENER, SKIPPED, document, known
from tests.report.checks import report as made_report

CLEAN = document()
LEAK = document(LISTENER)


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ((CLEAN,), 0),
        ((CLEAN, LEAK), 1),
        ((FAILURE, LEAK, INCONCLUSIVE), 1),
        ((CLEAN, FAILURE), 2),
        ((CLEAN, INCONCLUSIVE), 2),
        ((document(known(LISTENER)), CLEAN), 0),
        ((document(known(LISTENER), ENTRIES),), 1),
        ((CLEAN, SKIPPED), 0),
        # Nothing at all was tested.
        ((SKIPPED,), 2),
    ],
)
def test_the_worst_result_gives_the_status(results: tuple[CheckResult, ...], status: int) -> None:
    assert made_report(*results).status == status


def test_an_inconclusive_result_may_be_allowed_but_not_one_that_is_missing() -> None:
    assert made_report(CLEAN, INCONCLUSIVE, allows_inconclusive=True).status == 0
    assert made_report(FAILURE, INCONCLUSIVE, allows_inconclusive=True).status == 2


def test_a_result_has_one_outcome() -> None:
    results = (LEAK, FAILURE, INCONCLUSIVE, document(known(LISTENER)), SKIPPED, CLEAN)
    outcomes = [outcome_of(each) for each in results]
    assert outcomes == ["leak", "unmeasured", "undecided", "known", "skipped", "clean"]
    assert made_report(*results).summary == (
        "6 tests: 1 leak, 1 not measured, 1 inconclusive, 1 known leak, 1 skipped, 1 clean"
    )


def printed(report: CheckReport, capsys: pytest.CaptureFixture[str]) -> str:
    print_check(report)
    return capsys.readouterr().out


def test_the_terminal_says_the_cause_once_and_where_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    same = document(LISTENER, document(LISTENER).findings[0])
    out = printed(made_report(same), capsys)
    assert out.startswith(
        "✗ leak  page.html: each cycle leaves 1 listener, resize on Window: 8 in all after 8 cycles"
    )
    assert "    made at src/Chart.vue:12\n" in out
    assert "    held by Window → closure onResize → Detached <section>\n" in out
    # What two findings have in common is not said twice.
    assert out.count("Remove it.") == 1
    assert "tests:" not in out


def test_nothing_that_a_page_names_is_obeyed_by_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    evil = document(LISTENER, target="\x1b[2J[red]x", notices=("\x1b]0;title\x07",), link="/\x9b1m")
    out = printed(made_report(evil, FAILURE), capsys)
    assert "\x1b" not in out
    assert "\x9b" not in out
    assert "[red]x" in out
    assert "2 tests: 1 leak, 1 not measured" in out
