"""What checking one or more pages found: the one model behind every format of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import msgspec

from memory.plural import plural
from report.check_result import CheckDocument, CheckFailure, CheckFinding, CheckResult

Outcome: TypeAlias = Literal["leak", "unmeasured", "undecided", "known", "skipped", "clean"]
"""What a result comes to, worst first. ``known``: it leaks what was known before, and that alone.
``skipped``: there was nothing to test."""

OUTCOME_MARKS: Final[dict[Outcome, str]] = {
    "leak": "✗",
    "unmeasured": "!",
    "undecided": "?",
    "known": "~",
    "skipped": "-",
    "clean": "✓",
}
"""A mark for each, so that none is told by its colour alone."""

OUTCOME_WORDS: Final[dict[Outcome, str]] = {
    "leak": "leak",
    "unmeasured": "not measured",
    "undecided": "inconclusive",
    "known": "known leak",
    "skipped": "skipped",
    "clean": "clean",
}

OUTCOME_COLORS: Final[dict[Outcome, str]] = {
    "leak": "leak",
    "unmeasured": "inconclusive",
    "undecided": "inconclusive",
    "known": "held",
    "skipped": "quiet",
    "clean": "clean",
}
"""Each one's design token."""

STATUS_LEAK: Final = 1
STATUS_UNDECIDED: Final = 2


@dataclass(frozen=True)
class CheckReport:
    """The results of a check."""

    results: tuple[CheckResult, ...]
    """In the order in which they were measured."""
    is_single: bool
    """Whether one target was checked by one test, so that there is one result and no list."""
    allows_inconclusive: bool = False
    """Whether a result that decides nothing is as good as a clean one."""
    notes: tuple[str, ...] = ()
    """What is to be said besides, of no one result."""

    @property
    def status(self) -> int:
        """The exit status: 1 if anything leaks that was not known, else 2 if a verdict is missing.

        A test that was skipped misses none, unless all were.
        """
        outcomes = {outcome_of(each) for each in self.results}
        if "leak" in outcomes:
            return STATUS_LEAK
        lacks = {"unmeasured"} if self.allows_inconclusive else {"unmeasured", "undecided"}
        return STATUS_UNDECIDED if outcomes & lacks or outcomes <= {"skipped"} else 0

    @property
    def summary(self) -> str:
        """How many there are of each outcome, worst first."""
        counts = Counter(outcome_of(each) for each in self.results)
        parts = (
            f"{counts[each]:,} {OUTCOME_WORDS[each]}" for each in OUTCOME_WORDS if counts[each]
        )
        tests = plural(len(self.results), "test", "tests")
        return f"{tests}: {', '.join(parts)}"


def outcome_of(result: CheckResult) -> Outcome:
    """What ``result`` comes to."""
    if isinstance(result, CheckFailure):
        return "skipped" if result.skipped else "unmeasured"
    if result.verdict == "clean":
        return "clean"
    if result.verdict == "inconclusive":
        return "undecided"
    return "leak" if any(map(is_new, result.findings)) or not result.findings else "known"


def is_new(finding: CheckFinding) -> bool:
    """Whether it was not known before."""
    return finding.known is msgspec.UNSET


def title_of(result: CheckResult) -> str:
    """What was tested: the target, and the link where that is the test."""
    return result.target if result.link is msgspec.UNSET else f"{result.target} → {result.link}"


def evidence_of(result: CheckResult) -> str:
    """What decides the verdict, or why there is none."""
    return result.evidence if isinstance(result, CheckDocument) else result.error


def place_of(finding: CheckFinding) -> tuple[str, int] | None:
    """The file and the line of the finding's place."""
    file, _, line = (finding.place or "").rpartition(":")
    return (file, int(line)) if file and line.isdigit() else None
