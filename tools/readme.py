"""The parts of the README that programs write, each between two marks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

README: Final = Path(__file__).resolve().parent.parent / "README.md"


def part_in(readme: str, begin: str, end: str) -> str:
    """What stands between the two marks in ``readme``."""
    return readme.partition(begin)[2].partition(end)[0].strip()


def with_part(readme: str, new: str, begin: str, end: str) -> str:
    """``readme`` with ``new`` between the two marks.

    Raises:
        ValueError: the marks are not there, once each and in order.
    """
    before, found_begin, rest = readme.partition(begin)
    _old, found_end, after = rest.partition(end)
    if not found_begin or not found_end or begin in after or end in after:
        raise ValueError(f"the README must have {begin!r} and then {end!r}, once each")
    return f"{before}{begin}\n\n{new}\n\n{end}{after}"
