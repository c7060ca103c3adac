"""What a check found, in the words of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from check.attached.problems import NotReloaded
from check.examine import Examined
from check.notice_kinds import Example, MoreOf, Notice, TrackerLate
from check.problems import NothingToMount
from check.recording.steps import Step
from engine.attach.problems import NobodyListens
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words
from memory.problem import Problem
from memory.sentence import Sentence
from report.check_report import outcome_of
from report.check_result import CheckFinding, Known
from report.composed_names import FindingName
from report.result import Finding
from ui.words.finding_names import finding_name
from ui.words.plural import cycles_text
from ui.words.problem_words import problem_words
from ui.words.translatable import QT_TRANSLATE_NOOP
from ui.words.units import data_size

_KINDS = {
    "listener": QT_TRANSLATE_NOOP("CheckWords", "listener"),
    "timer": QT_TRANSLATE_NOOP("CheckWords", "timer"),
    "observer": QT_TRANSLATE_NOOP("CheckWords", "observer"),
    "connection": QT_TRANSLATE_NOOP("CheckWords", "connection"),
    "worker": QT_TRANSLATE_NOOP("CheckWords", "worker"),
    "backend-channel": QT_TRANSLATE_NOOP("CheckWords", "backend channel"),
    "callback": QT_TRANSLATE_NOOP("CheckWords", "callback"),
    "performance-entry": QT_TRANSLATE_NOOP("CheckWords", "performance entry"),
    "url": "URL",
    "component": QT_TRANSLATE_NOOP("CheckWords", "component"),
    "dom": "DOM",
    "object": QT_TRANSLATE_NOOP("CheckWords", "object"),
    "collection": QT_TRANSLATE_NOOP("CheckWords", "collection"),
}


def check_findings(examined: Examined) -> tuple[Finding, ...]:
    """The findings as the views of paths show them, with all that is known of their steps."""
    held = examined.measured.held
    steps = {path_words(finding.path): finding.path for finding in held}
    names = {(each.kind, each.name): each.composed_name for each in held}
    return tuple(
        _shown(each, steps, names.get((each.kind, each.name)) or msgspec.UNSET)
        for each in examined.document.findings
    )


def evidence_words(examined: Examined) -> str:
    """What decides the verdict."""
    document, measured = examined.document, examined.measured
    cycles = cycles_text(document.cycles)
    findings = check_findings(examined)
    if findings and outcome_of(document) == "known":
        return _words(
            QT_TRANSLATE_NOOP("CheckWords", "{cycles} left nothing but what is known")
        ).format(cycles=cycles)
    if findings:
        return _words(QT_TRANSLATE_NOOP("CheckWords", "{cycles} left {what}: {amount}")).format(
            cycles=cycles, what=finding_name(findings[0]), amount=_amount(document.findings[0])
        )
    if document.verdict == "clean":
        return _words(QT_TRANSLATE_NOOP("CheckWords", "Nothing is left after {cycles}.")).format(
            cycles=cycles
        )
    if measured.did_nothing:
        return _words(
            QT_TRANSLATE_NOOP(
                "CheckWords", "Mounting changed nothing in the page, so nothing was tested."
            )
        )
    if measured.errors >= measured.cycles:
        return _words(
            QT_TRANSLATE_NOOP("CheckWords", "The page throws in every cycle: {error}")
        ).format(error=measured.first_error)
    return document.evidence


def progress_words(phrase: str, cycle: tuple[int, int]) -> str:
    """What a check does now, as it says it; ``cycle`` is which it is, and of how many."""
    if not phrase:
        return ""
    done, count = cycle
    if count:
        locale = QLocale()
        text = QT_TRANSLATE_NOOP("CheckWords", "Cycle {cycle} of {count}")
        return _words(text).format(cycle=locale.toString(done), count=locale.toString(count))
    words = QCoreApplication.translate("Doing", phrase)
    return f"{words[:1].upper()}{words[1:]} …"


def check_problem_words(problem: Problem) -> str:
    """Why there is no verdict, and what to do in the tab."""
    if isinstance(problem, NothingToMount):
        return _words(
            QT_TRANSLATE_NOOP(
                "CheckWords",
                "The page has no window.mount() and window.unmount(). Press Record, mount and "
                "unmount something in the page, and repeat that.",
            )
        )
    if isinstance(problem, NobodyListens):
        return _words(
            QT_TRANSLATE_NOOP(
                "CheckWords",
                "No application can be inspected at {address} ({reason}). Start it with its "
                "debugging port open, and try again.",
            )
        ).format(address=problem.address, reason=problem.reason)
    if isinstance(problem, NotReloaded):
        return _words(
            QT_TRANSLATE_NOOP(
                "CheckWords",
                "{address} did not load again. See whether its server still runs, or check it "
                "without a reload.",
            )
        ).format(address=problem.address)
    return _sentence(problem_words(problem), problem)


def notice_words(notice: Notice) -> str:
    """What is to be said besides the verdict."""
    if isinstance(notice, TrackerLate):
        # There is no option in the window.
        return _words(
            QT_TRANSLATE_NOOP(
                "CheckWords",
                "The page was not loaded anew: what its own scripts registered before is shown by "
                "heap snapshots alone.",
            )
        )
    return _sentence(problem_words(notice), notice)


def _sentence(words: str, said: Sentence) -> str:
    # What begins with a name keeps it as it was given.
    begins_with_name = said.english.startswith("{") and not isinstance(said, (Example, MoreOf))
    return words if begins_with_name else f"{words[:1].upper()}{words[1:]}"


def step_words(step: Step) -> str:
    """What is done in a step."""
    text = ""
    match step.do:
        case "click":
            text = QT_TRANSLATE_NOOP("CheckWords", "Click {label}")
            if step.count > 1:
                text = QT_TRANSLATE_NOOP("CheckWords", "Double-click {label}")
        case "key":
            text = QT_TRANSLATE_NOOP("CheckWords", "Press {key}")
        case "fill":
            text = QT_TRANSLATE_NOOP("CheckWords", "Fill in {label}")
    return _words(text).format(label=step.label or step.at, key=step.key or "")


def _shown(
    each: CheckFinding,
    steps: Mapping[tuple[str, ...], Sequence[PathStep]],
    composed: FindingName | msgspec.UnsetType,
) -> Finding:
    kind = _words(_KINDS.get(each.kind, each.kind))
    name = finding_name(_finding(each, each.name, composed))
    named = f"{kind} {name}"
    if each.place is not None:
        text = QT_TRANSLATE_NOOP("CheckWords", "{finding}, {place}")
        named = _words(text).format(finding=named, place=each.place)
    if each.known is not msgspec.UNSET:
        named = _known_words(named, each.known)
    path = steps.get(each.path)
    return msgspec.structs.replace(
        _finding(each, named, msgspec.UNSET),
        path=each.path,
        steps=msgspec.UNSET if path is None else tuple(path),
    )


def _known_words(finding: str, known: Known) -> str:
    if known.until is None:
        return _words(QT_TRANSLATE_NOOP("CheckWords", "In the baseline: {finding}")).format(
            finding=finding
        )
    text = QT_TRANSLATE_NOOP("CheckWords", "Known until {until}: {finding} ({reason})")
    return _words(text).format(until=known.until, finding=finding, reason=known.reason)


def _finding(each: CheckFinding, name: str, composed: FindingName | msgspec.UnsetType) -> Finding:
    return Finding(
        # Which kind it is stands in the name.
        "object",
        name,
        each.per_cycle,
        each.count,
        each.retained_bytes,
        advice=each.advice,
        unit=each.unit,
        is_estimate=each.is_estimate,
        composed_name=composed,
    )


def _amount(finding: CheckFinding) -> str:
    if finding.unit == "bytes":
        text = QT_TRANSLATE_NOOP("CheckWords", "{size} per cycle")
        return _words(text).format(size=data_size(round(finding.per_cycle)))
    text = QT_TRANSLATE_NOOP("CheckWords", "{rate} per cycle, {count} in all")
    locale = QLocale()
    return _words(text).format(
        rate=locale.toString(float(finding.per_cycle), "g", 4),
        count=locale.toString(finding.count),
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("CheckWords", text)
