"""Marks English texts outside the window for lupdate: the window translates them by these."""

from __future__ import annotations


def translatable(_context: str, text: str) -> str:
    """``text``; both are to be literals. ``make translations`` tells lupdate this name."""
    return text
