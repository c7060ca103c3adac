"""Finds the line of a component's source that a reader should see first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memory.heap.paths.step import PathStep

_CLEAN_UP = re.compile(r"\bonUnmounted\(|^\s*return \(\) =>|^\s*(override )?unmount\w*\(")
_MESSAGE = re.compile(r"\barrived\(")


def line_to_mark(source: str) -> int | None:
    """The line, counted from 1, where the clean-up begins, or else the message handler."""
    lines = source.split("\n")
    for number, line in enumerate(lines, 1):
        if _CLEAN_UP.search(line):
            return number
    for number, line in enumerate(lines, 1):
        if _MESSAGE.search(line):
            handler = (at for at in range(number, 0, -1) if "=>" in lines[at - 1])
            return next(handler, number)
    return None


def line_in_path(path: Sequence[PathStep], file: str) -> int | None:
    """The last line of ``file`` that a retaining path names, nearest to what is held."""
    for step in reversed(path):
        if step.place is not None and step.place.file == file:
            return step.place.line
    return None
