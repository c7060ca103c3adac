"""Reads the text of a stack, as V8 or JavaScriptCore writes it."""

from __future__ import annotations

import re
from typing import Final

from check.heap.questions import Frame

# `at name (address:line:column)`, `at address:line:column`.
_FRAME: Final = re.compile(
    r"at (?:async )?(?:(?P<function>.*?) \()?(?P<url>[^()\s]+?):(?P<line>\d+):(?P<column>\d+)\)?"
)
# `name@address:line:column`; without the name where it has none.
_JSC_FRAME: Final = re.compile(r"(?P<function>[^@]*)@(?P<url>\S+?):(?P<line>\d+):(?P<column>\d+)")
_JSC_TOP_LEVEL: Final = ("global code", "module code", "eval code")
# So WebKit calls whatever its inspector runs before a page: the tracker.
_JSC_TRACKER: Final = "web-inspector://"


def frames_of(site: str) -> tuple[Frame, ...]:
    """The frames of a stack, innermost first; those without an address are left out."""
    frames = (_frame(line.strip()) for line in site.splitlines())
    return tuple(frame for frame in frames if frame is not None)


def _frame(line: str) -> Frame | None:
    found = _FRAME.fullmatch(line) or _JSC_FRAME.fullmatch(line)
    if found is None or found["url"].startswith(("<", _JSC_TRACKER)):
        return None
    function = found["function"] or ""
    name = "" if function in _JSC_TOP_LEVEL else function
    return Frame(name, found["url"], int(found["line"]), int(found["column"]))
