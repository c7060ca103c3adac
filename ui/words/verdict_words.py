"""Verdicts in the words of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from memory.verdict import VERDICT_MARKS, VerdictWord


def verdict_name(word: VerdictWord) -> str:
    """The verdict's name."""
    names: dict[VerdictWord, str] = {
        "clean": QCoreApplication.translate("Verdict", "Clean"),
        "leak": QCoreApplication.translate("Verdict", "Leak"),
        "held": QCoreApplication.translate("Verdict", "Held, then freed"),
        "inconclusive": QCoreApplication.translate("Verdict", "Inconclusive"),
    }
    return names[word]


def marked_verdict(word: VerdictWord) -> str:
    """The verdict's mark and name."""
    return f"{VERDICT_MARKS[word]} {verdict_name(word)}"


def short_verdict(word: VerdictWord) -> str:
    """The verdict's mark and name, for lists."""
    if word == "held":
        held = QCoreApplication.translate("Verdict", "Held")
        return f"{VERDICT_MARKS[word]} {held}"
    return marked_verdict(word)
