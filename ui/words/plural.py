"""Writes a number with the form of the word that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def counted(count: int, one: str, many: str, **values: str) -> str:
    """``one`` or ``many`` with ``{count}`` as the window's language writes it, and ``values``.

    Both are translated already; a language with one form has the same text for both.
    """
    text = one if count == 1 else many
    return text.format(count=QLocale().toString(count), **values)


def cycles_text(count: int) -> str:
    """``1 cycle``, ``20 cycles``."""
    return counted(
        count,
        QCoreApplication.translate("Counts", "{count} cycle"),
        QCoreApplication.translate("Counts", "{count} cycles"),
    )
