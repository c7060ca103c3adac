"""Writes what a page has named on one line."""

from __future__ import annotations

from memory.heap.naming.printable import printable


def one_line(text: str, limit: int | None = None) -> str:
    """``text`` with every run of white space and line breaks as one space.

    What else cannot be seen is escaped, and it is cut to ``limit`` characters.
    """
    return printable(" ".join(text.split()), limit)
