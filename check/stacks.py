"""Reads the text of a stack, as V8 writes it."""

from __future__ import annotations

import re
from typing import Final

from check.heap.questions import Frame

# `at name (address:line:column)`, `at address:line:column`.
_FRAME: Final = re.compile(
    r"at (?:async )?(?:(?P<function>.*?) \()?(?P<url>[^()\s]+?):(?P<line>\d+):(?P<column>\d+)\)?"
)


def frames_of(site: str) -> tuple[Frame, ...]:
    """The frames of a stack, innermost first; those without an address are left out."""
    matches = (_FRAME.fullmatch(line.strip()) for line in site.splitlines())
    return tuple(
        Frame(found["function"] or "", found["url"], int(found["line"]), int(found["column"]))
        for found in matches
        if found is not None and not found["url"].startswith("<")
    )
