"""Writes what a page has named on one line."""

from __future__ import annotations


def one_line(text: str) -> str:
    """``text`` with every run of white space and line breaks as one space."""
    return " ".join(text.split())
