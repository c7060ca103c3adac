"""Verdicts in the words of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from memory.verdict import VERDICT_MARKS, VerdictWord


def verdict_name(word: VerdictWord) -> str:
    """The verdict's name."""
    tr = QCoreApplication.translate
    names: dict[VerdictWord, str] = {
        "clean": tr("Verdict", "Clean"),
        "leak": tr("Verdict", "Leak"),
        "held": tr("Verdict", "Held, then freed"),
        "inconclusive": tr("Verdict", "Inconclusive"),
    }
    return names[word]


def marked_verdict(word: VerdictWord) -> str:
    """The verdict's mark and name."""
    return f"{VERDICT_MARKS[word]} {verdict_name(word)}"
