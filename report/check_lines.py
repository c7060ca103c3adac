"""What a finding of a check says, in words that terminal, JUnit and job summary share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from memory.advice.registrations import REGISTRATIONS
from memory.heap.paths.words import is_in_page
from memory.plural import plural
from report.check_result import CheckDocument, CheckFinding

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "listener": ("listener", "listeners"),
    "timer": ("timer", "timers"),
    "observer": ("observer", "observers"),
    "connection": ("connection", "connections"),
    "worker": ("worker", "workers"),
    "url": ("object URL", "object URLs"),
    "component": ("component", "components"),
    "dom": ("removed element", "removed elements"),
    "object": ("object", "objects"),
    "collection": ("entry", "entries"),
    "backend-channel": ("connection to the backend", "connections to the backend"),
}
_IN_PAGE: Final = ("element in the page", "elements in the page")


def amount(finding: CheckFinding) -> str:
    """How much of it each cycle leaves."""
    if finding.unit == "bytes":
        about = "about " if finding.is_estimate else ""
        return f"{about}{finding.per_cycle:,.0f} bytes a cycle"
    return f"{finding.per_cycle:g} a cycle, {finding.count} in all"


def leak_evidence(cycles: int, first: CheckFinding) -> str:
    """What decides for a leak: its first finding."""
    counted = plural(cycles, "cycle", "cycles")
    return f"{counted} left {first.kind} {first.name}, {amount(first)}"


def cause_of(finding: CheckFinding) -> str:
    """What each cycle leaves behind, as the rest of a sentence that begins with a figure."""
    if finding.unit == "bytes":
        about = "about " if finding.is_estimate else ""
        return f"each cycle adds {about}{finding.per_cycle:,.0f} bytes to {finding.name}"
    one, many = _KINDS.get(finding.kind, (finding.kind, finding.kind))
    if finding.kind == "dom" and is_in_page(finding.path):
        one, many = _IN_PAGE
    things = one if finding.per_cycle == 1 else many
    return (
        f"each cycle leaves {finding.per_cycle:g} {things}, {finding.name}: {finding.count} in all"
    )


def cause_of_leak(document: CheckDocument) -> str:
    """The cause of a leak in one sentence: that of its first finding."""
    if not document.findings:
        return document.evidence
    cycles = plural(document.cycles, "cycle", "cycles")
    return f"{cause_of(document.findings[0])} after {cycles}"


def finding_details(finding: CheckFinding) -> tuple[tuple[str, str], ...]:
    """What more is known of a finding, by what that is: where it was made, and so on."""
    details: list[tuple[str, str]] = []
    if finding.place is not None:
        details.append(("made at" if finding.kind in REGISTRATIONS else "see", finding.place))
    if finding.path:
        details.append(("held by", " → ".join(finding.path)))
    if finding.retained_bytes is not None:
        details.append(("keeps", f"{finding.retained_bytes:,} bytes alive"))
    if finding.advice is not None:
        details.append(("fix", finding.advice))
    if finding.known is not msgspec.UNSET:
        until = "" if finding.known.until is None else f" (until {finding.known.until})"
        details.append(("known", f"{finding.known.reason}{until}"))
    return tuple(details)


def finding_lines(finding: CheckFinding) -> tuple[str, ...]:
    """A finding in lines of plain text."""
    details = (f"  {name}: {what}" for name, what in finding_details(finding))
    return (f"{finding.kind} {finding.name}: {amount(finding)}", *details)
