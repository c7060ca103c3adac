"""Makes of what was measured what a report says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl

from check.heap.questions import Place
from check.judge import Grew, says_who_holds
from check.late_messages import sent_late
from check.measured import Measured
from check.notice_kinds import (
    AnimationsKept,
    AnswersTooSlow,
    EntriesLeft,
    LeaksInHaste,
    Notice,
    Threw,
    ThrewOnce,
)
from check.target import ORIGIN, Target
from check.tracker import LIST
from check.unseen import grown, unseen
from memory.advice.known import advice_for
from memory.advice.registrations import HELD_AS, REGISTRATIONS, TAKE_OUT
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words
from memory.plural import plural
from memory.verdict import VerdictWord
from report.check_lines import leak_evidence
from report.check_result import CheckDocument, CheckFinding

# Of a Tauri application's own files, on all systems but Windows.
_TAURI: Final = "tauri"


def document_of(
    target: Target,
    measured: Measured,
    engine: str,
    notices: Iterable[Notice],
    elapsed_s: float,
) -> CheckDocument:
    """The document of one target."""
    findings = _findings(target, measured)
    verdict, evidence = _verdict(measured, findings)
    return CheckDocument(
        1,
        target.name,
        verdict,
        evidence,
        measured.cycles,
        engine,
        findings,
        tuple(map(str, notices)),
        round(elapsed_s, 3),
    )


def notices_of(measured: Measured) -> tuple[Notice, ...]:
    """What is to be said of what was measured, besides the verdict."""
    notices = [*unseen(measured.hidden), *grown(measured.workers)]
    if measured.bare_entries >= measured.cycles:
        notices.append(EntriesLeft(measured.bare_entries / measured.cycles))
    if measured.animations:
        notices.append(AnimationsKept(measured.animations))
    if measured.is_hasty:
        notices.append(LeaksInHaste())
    if measured.is_too_slow:
        notices.append(AnswersTooSlow())
    notices += sent_late(measured.late, measured.cycles)
    if measured.errors == 1:
        notices.append(ThrewOnce(measured.first_error))
    elif measured.errors:
        notices.append(Threw(measured.errors, measured.first_error))
    return tuple(notices)


def _verdict(measured: Measured, findings: tuple[CheckFinding, ...]) -> tuple[VerdictWord, str]:
    cycles = plural(measured.cycles, "cycle", "cycles")
    if findings:
        return "leak", leak_evidence(measured.cycles, findings[0])
    if measured.did_nothing:
        return "inconclusive", "mounting changed nothing in the page, so nothing was tested"
    if measured.errors >= measured.cycles:
        return "inconclusive", f"the page throws in every cycle: {measured.first_error}"
    return "clean", f"nothing is left after {cycles}"


def _findings(target: Target, measured: Measured) -> tuple[CheckFinding, ...]:
    held = list(measured.held)
    told: list[tuple[_Order, CheckFinding]] = []
    is_all = not held and all(each.counted.kind == LIST for each in measured.exact)
    for each, place in zip(measured.exact, measured.places, strict=True):
        if each.counted.kind == LIST and not is_all:
            # Where an element or a registry is kept for each rule, that is what is kept.
            continue
        best = _best_of([other for other in held if each.counted.holds(other)])
        if each.counted.what == "element" and any(other.kind == "dom" for other in held):
            # A snapshot shows which of the removed elements is kept, and by what.
            continue
        shown = None if best is None else _held(target, best)
        order = _Order.ON_ITS_OWN if each.is_on_its_own else _Order.COUNTED
        told.append((order, _counted(target, each, place, shown)))
        # What the tracker counts it counts all of: the browser's own object is no other finding.
        same = each.counted.kind if each.counted.kind in HELD_AS else None
        held = [other for other in held if other.kind != same and other.name != each.counted.name]
    own = [each.counted for each in measured.exact if each.is_on_its_own]
    for other in held:
        is_by_own = any(counted.holds(other) for counted in own)
        is_cause = bool(own and other.path) and not is_by_own and says_who_holds(other.path)
        told.append((_Order.CAUSE if is_cause else _Order.HELD, _held(target, other)))
    return tuple(finding for _, finding in sorted(told, key=lambda each: each[0]))


class _Order(IntEnum):
    """In which findings are told, the likeliest cause first."""

    COUNTED = 0
    CAUSE = 1
    """Something that the page itself keeps."""
    ON_ITS_OWN = 2
    """A listener on a target of its own: who keeps that is the cause."""
    HELD = 3


def _best_of(findings: Sequence[Finding]) -> Finding | None:
    """The one that says most: the browser's object alone tells less than what it calls."""
    return max(findings, key=lambda each: len(each.path), default=None)


def _counted(
    target: Target, each: Grew, place: Place | None, shown: CheckFinding | None
) -> CheckFinding:
    """What the tracker counts, with what a snapshot has ``shown`` of it."""
    return CheckFinding(
        kind=each.counted.kind,
        name=each.counted.name,
        per_cycle=round(each.more / each.cycles, 3),
        count=each.more,
        retained_bytes=None if shown is None else shown.retained_bytes,
        path=() if shown is None else shown.path,
        place=_place(target, place) or (None if shown is None else shown.place),
        advice=_advice(each, shown),
    )


def _advice(each: Grew, shown: CheckFinding | None) -> str | None:
    if each.counted.kind == LIST:
        return TAKE_OUT
    return REGISTRATIONS.get(each.counted.kind) or (None if shown is None else shown.advice)


def _place(target: Target, place: Place | None) -> str | None:
    return None if place is None else f"{_file(target, place.file)}:{place.line}"


def _held(target: Target, finding: Finding) -> CheckFinding:
    advice = advice_for(finding)
    return CheckFinding(
        kind=finding.kind,
        name=finding.name,
        per_cycle=finding.per_cycle,
        count=finding.count,
        retained_bytes=finding.retained_bytes,
        # A worker's global scope is called after its file.
        path=tuple(word.replace(ORIGIN, "") for word in path_words(finding.path)),
        place=_last_place(target, finding.path),
        advice=None if advice is None else advice.text,
        unit=finding.unit,
        is_estimate=finding.is_estimate,
    )


def _last_place(target: Target, path: tuple[PathStep, ...]) -> str | None:
    """Where the function is made that is nearest to what is held."""
    places = [step.place for step in path if step.place is not None]
    if not places:
        return None
    return f"{_file(target, places[-1].path or places[-1].file)}:{places[-1].line}"


def _file(target: Target, address: str) -> str:
    """A file as its author knows it."""
    if address.startswith(ORIGIN):
        return address.removeprefix(ORIGIN) or target.index
    parts = urlsplit(address)
    if parts.scheme == "file":
        # Of an application's page from a file: as it is seen from there.
        encoded = QUrl.ComponentFormattingOption.FullyEncoded
        return address.removeprefix(target.url.resolved(QUrl(".")).toString(encoded))
    if parts.scheme == _TAURI:
        return parts.path.lstrip("/") or target.index
    return parts.path.lstrip("/") or address if parts.scheme in ("http", "https") else address
