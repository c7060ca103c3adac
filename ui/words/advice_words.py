"""What to do, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def advice_words(advice: str) -> str:
    """One of the sentences of :mod:`memory.advice`; one of another version stays English."""
    return QCoreApplication.translate("Advice", advice)
