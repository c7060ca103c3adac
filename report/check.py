"""Prints what checking pages found: the verdict, the figure, the cause, where, and what to do."""

from __future__ import annotations

from typing import Final

import msgspec
from rich.console import Console
from rich.text import Text

from memory.heap.naming.printable import printable, printable_values
from report.check_lines import amount, cause_of_leak, finding_details
from report.check_report import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    CheckReport,
    Outcome,
    evidence_of,
    outcome_of,
    title_of,
)
from report.check_result import CheckDocument, CheckFinding, CheckResult

_STYLES: Final[dict[Outcome, str]] = {
    "leak": "red",
    "unmeasured": "magenta",
    "undecided": "magenta",
    "known": "yellow",
    "skipped": "dim",
    "clean": "green",
}
_LONGEST_TEXT: Final = 500
_MOST_SHOWN: Final = 5
_FILE_WIDTH: Final = 140
_INDENT: Final = 4
_BESIDE: Final = _INDENT + 1
_LEAST_WIDTH: Final = 20


def print_check(report: CheckReport) -> None:
    """Print it on standard output; of one target that could not be measured, nothing."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=_FILE_WIDTH, highlight=False)
    for each in report.results:
        if isinstance(each, CheckDocument) or not report.is_single:
            # Names come from the page.
            _print_result(console, printable_values(each, _LONGEST_TEXT))
    for note in report.notes:
        console.print(Text(f"note: {printable(note, _LONGEST_TEXT)}", "dim"))
    if not report.is_single:
        console.print(Text(report.summary, "bold"))


def _print_result(console: Console, result: CheckResult) -> None:
    outcome = outcome_of(result)
    head = Text(f"{OUTCOME_MARKS[outcome]} {OUTCOME_WORDS[outcome]}", f"bold {_STYLES[outcome]}")
    head.append(f"  {title_of(result)}", "bold default")
    if not isinstance(result, CheckDocument):
        console.print(head.append(f": {result.error}", "not bold default"))
        return
    cause = cause_of_leak(result) if result.findings else evidence_of(result)
    console.print(head.append(f": {cause}", "not bold default"))
    said: set[tuple[str, str]] = set()
    for number, finding in enumerate(result.findings[:_MOST_SHOWN]):
        if number > 0:
            # Of the first this stands above.
            line = Text(f"  also {finding.kind} ").append(finding.name, "bold")
            console.print(line.append(f": {amount(finding)}"))
        _print_details(console, finding, said)
    if (more := len(result.findings) - _MOST_SHOWN) > 0:
        console.print(Text(f"  and {more} more (--json has all)"))
    if result.heap_snapshots is not msgspec.UNSET:
        for file in result.heap_snapshots:
            console.print(Text(f"  heap snapshot: {file}", "dim"))
    for notice in result.notices:
        console.print(Text(f"  note: {notice}", "dim"))


def _print_details(console: Console, finding: CheckFinding, said: set[tuple[str, str]]) -> None:
    """Print what is known of a finding, without what ``said`` has, which was printed above."""
    details = [each for each in finding_details(finding) if each not in said]
    said.update(details)
    beside = max((len(name) for name, _ in details), default=0)
    for name, what in details:
        lines = Text(what).wrap(console, max(console.width - beside - _BESIDE, _LEAST_WIDTH))
        for number, line in enumerate(lines):
            shown = name if number == 0 else ""
            head = Text(f"{' ' * _INDENT}{shown:{beside}} ", "dim")
            console.print(head.append_text(Text(line.plain.rstrip(), "not dim")))
