"""One experiment of the matrix, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

from lab.experiments.recording import Recording
from memory.problem import Problem
from memory.verdict import VERDICT_MARKS
from ui.runs.runs import run_title
from ui.words.problem_words import problem_words
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict, verdict_name


@dataclass(frozen=True)
class Cell:
    """An experiment, and how far it is."""

    state: Literal["waits", "runs", "done", "failed"] = "waits"
    recording: Recording | None = None
    failure: Problem | None = None

    @property
    def is_leak(self) -> bool:
        """Whether it has leaked."""
        return self.recording is not None and self.recording.result.verdict == "leak"

    @property
    def is_unexpected(self) -> bool:
        """Whether something else came of it than is expected."""
        if self.recording is None:
            return self.failure is not None
        return self.recording.result.is_unexpected


def cell_text(cell: Cell, *, is_paused: bool, is_short: bool) -> str:
    """What has come of it: verdict, and survivors of those mounted; ``is_short``: no word more.

    ``is_paused``: what runs stands still.
    """
    translate = QCoreApplication.translate
    if cell.recording is None:
        if cell.state == "runs":
            if is_short:
                return "‖" if is_paused else "…"
            return (
                translate("MatrixModel", "paused")
                if is_paused
                else translate("MatrixModel", "running …")
            )
        return translate("MatrixModel", "! failed") if cell.state == "failed" else "–"
    result, locale = cell.recording.result, QLocale()
    verdict = VERDICT_MARKS[result.verdict] if is_short else short_verdict(result.verdict)
    text = f"{verdict} {locale.toString(result.survivors)}/{locale.toString(result.created)}"
    if not result.is_unexpected:
        return text
    if is_short:
        return f"{text} !"
    return translate("MatrixModel", "{verdict}, unexpected").format(verdict=text)


def cell_explanation(cell: Cell) -> str:
    """What there is to know of it, in lines."""
    translate = QCoreApplication.translate
    if cell.recording is not None:
        result = cell.recording.result
        lines = [
            run_title(cell.recording),
            f"{verdict_name(result.verdict)}: {evidence_of(result)}",
        ]
        if result.is_unexpected and result.expected is not None:
            expected = translate("MatrixModel", "Expected: {verdict}")
            lines.append(expected.format(verdict=verdict_name(result.expected)))
        if result.expected is None:
            lines.append(translate("MatrixModel", "Nobody knows which verdict to expect here."))
        return "\n".join((*lines, translate("MatrixModel", "Click to look at this run.")))
    if cell.failure is not None:
        return problem_words(cell.failure)
    return translate("MatrixModel", "Not run yet.")
