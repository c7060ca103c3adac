"""What is done in a cycle, step by step, as it was recorded; and scenario files of such steps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from memory.heap.naming.printable import printable

_NAMED_CHARS: Final = 200
_HEAD: Final = """\
// {what}
// Recorded by Leak Lab. To check it again:
//   python main.py check {target} --scenario THIS-FILE
// Each step is done by real events of the engine: clicks are trusted, and give the focus. `do` is
// click, key or fill; `at` is CSS, with :text("…") where the text decides and >>> into a shadow
// root. setup(), settled() and teardown() may be exported besides.
export const steps = [
"""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is done in a cycle (``web/src/recorder/recording.ts``)."""

    do: Literal["click", "key", "fill"]
    at: str = ""
    """The locator of an element (``web/src/recorder/locator.ts``); empty for a key that goes to
    whatever has the focus."""
    label: str = ""
    """What a person calls the element."""
    key: str | None = None
    """By its name in the browser, with ``Control+`` and the like before it."""
    value: str | None = None
    """What is typed or chosen, in place of what was there."""
    count: int = 1
    """How often it is clicked in a row."""
    secret: bool = False
    """Whether the value is a password, which no file keeps."""


def scenario_file(steps: Sequence[Step], target: str) -> str:
    """An ES module with these steps, which ``check --scenario`` plays.

    They are data and no functions: what a page does on a click is decided by events that only the
    engine can make, and the file gives the verdict that the window gave because the same code plays
    them in both. What is typed into a password field is left out.
    """
    named = printable(target, _NAMED_CHARS)
    head = _HEAD.format(what=f"Steps in {named}", target=named)
    lines = "".join(f"  {_literal(step)},\n" for step in steps)
    return f"{head}{lines}];\n"


def _literal(step: Step) -> str:
    """A step as JavaScript has it; the two separators are line ends there, outside of JSON."""
    kept = msgspec.structs.replace(step, value=None) if step.secret else step
    fields = json.dumps(msgspec.to_builtins(kept), ensure_ascii=False)
    return fields.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
