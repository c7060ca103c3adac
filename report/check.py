"""Prints what checking a page found: the verdict, the figure, the cause, where, and what to do."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from memory.advice.registrations import REGISTRATIONS
from memory.heap.naming.printable import printable_values
from memory.verdict import VERDICT_MARKS
from report.check_result import CheckDocument, CheckFinding

_STYLES = {"clean": "green", "leak": "red", "held": "yellow", "inconclusive": "magenta"}
_LONGEST_TEXT = 500
_MOST_SHOWN = 5
_FILE_WIDTH = 140


def print_check(document: CheckDocument) -> None:
    """Print it on standard output."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=_FILE_WIDTH, highlight=False)
    # Names come from the page.
    shown = printable_values(document, _LONGEST_TEXT)
    head = Text(f"{VERDICT_MARKS[shown.verdict]} {shown.verdict}", f"bold {_STYLES[shown.verdict]}")
    console.print(head.append(f"  {shown.target}: {shown.evidence}", "not bold default"))
    for finding in shown.findings[:_MOST_SHOWN]:
        _print_finding(console, finding)
    if (more := len(shown.findings) - _MOST_SHOWN) > 0:
        console.print(Text(f"  and {more} more (--json has all)"))
    for notice in shown.notices:
        console.print(Text(f"  note: {notice}", "dim"))


def _print_finding(console: Console, finding: CheckFinding) -> None:
    line = Text(f"  {finding.kind} ").append(finding.name, "bold").append(f": {amount(finding)}")
    if finding.place is not None:
        where = "made at" if finding.kind in REGISTRATIONS else "see"
        line.append(f", {where} {finding.place}")
    console.print(line)
    if finding.path:
        console.print(Text("    held by " + " → ".join(finding.path)))
    if finding.advice is not None:
        console.print(Text(f"    {finding.advice}"))


def amount(finding: CheckFinding) -> str:
    """How much of it each cycle leaves."""
    if finding.unit == "bytes":
        about = "about " if finding.is_estimate else ""
        return f"{about}{finding.per_cycle:,.0f} bytes a cycle"
    return f"{finding.per_cycle:g} a cycle, {finding.count} in all"
