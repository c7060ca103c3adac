"""The verdict on somebody's page, or what is to be done for one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from check.examine import Examined
from memory.problem import Problem
from report.check_report import OUTCOME_MARKS, outcome_of
from ui.check.checks import Checks
from ui.check.words import check_problem_words, evidence_words
from ui.memory.verdict_banner import VerdictBanner
from ui.words.one_line import one_line

_LONGEST_NAME = 200


class CheckVerdict(VerdictBanner):
    """Says which page it is about, and of a state that is no verdict what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)

    def show_checks(self, checks: Checks, found: Examined | None, problem: Problem | None) -> None:
        """Show what was ``found``, else the ``problem``, else how far it is."""
        attached = checks.attached.page
        name = checks.target if attached is None else attached.url or attached.title
        page = one_line(name, _LONGEST_NAME)
        if found is not None:
            is_known = outcome_of(found.document) == "known"
            self.show_judged(
                "held" if is_known else found.document.verdict,
                lambda: evidence_words(found),
                page,
                title=self._known_words if is_known else None,
            )
        elif problem is not None:
            self.show_text(self.tr("No verdict"), check_problem_words(problem), page)
        elif checks.phase == "repeating":
            self.show_text(self.tr("Measuring …"), self.tr("Esc cancels."), page)
        else:
            self.show_text(self.tr("Not measured yet"), self._what_to_do(checks), page)

    def _known_words(self) -> str:
        word = self.tr("Known leak")
        return f"{OUTCOME_MARKS['known']} {word}"

    def _what_to_do(self, checks: Checks) -> str:
        if checks.phase == "choosing":
            return self.tr("Pick one of the application's pages.")
        if checks.phase == "recording":
            return self.tr("What you do in the page is listed below.")
        if checks.steps:
            return self.tr("Press Repeat to do the steps again.")
        if checks.settings.has_cycle:
            return self.tr("{file} says what a cycle is: Repeat works at once.").format(
                file=one_line(checks.settings.source, _LONGEST_NAME)
            )
        if checks.has_functions:
            return self.tr(
                "The page has window.mount() and window.unmount(): Repeat works at once, "
                "without a recording."
            )
        if checks.target:
            return self.tr("Press Record, and mount and unmount something in the page.")
        return self.tr("Name a page to begin.")
