"""What a remedy changes: the lines of its source against those of the source that leaks."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

_CONTEXT = 3
"""Lines that are shown around a change."""
_MARKS = {"same": " ", "added": "+", "removed": "-", "gap": "@@ "}


@dataclass(frozen=True)
class ChangedLine:
    """One line of a difference."""

    kind: Literal["same", "added", "removed", "gap"]
    """A ``gap`` stands for lines that are the same, or begins another file."""
    text: str
    number: int | None = None
    """In the newer source, from 1; None for what is not in it."""

    @property
    def mark(self) -> str:
        """As ``diff -u`` writes it before the line."""
        return _MARKS[self.kind]


def changes(
    before: str, after: str, added_files: Mapping[str, str] | None = None
) -> tuple[ChangedLine, ...]:
    """What turns ``before`` into ``after``, each change with some lines around it.

    ``added_files``, by name, come below, whole.
    """
    lines = list(_changed(before.splitlines(), after.splitlines()))
    for name, text in (added_files or {}).items():
        lines.append(ChangedLine("gap", name))
        lines += [
            ChangedLine("added", line, number) for number, line in enumerate(text.splitlines(), 1)
        ]
    return tuple(lines)


def as_text(lines: tuple[ChangedLine, ...]) -> str:
    """The lines as ``diff -u`` writes them, to paste into a patch, a review or an issue."""
    return "\n".join(f"{line.mark}{line.text}" for line in lines) + "\n"


def _changed(before: list[str], after: list[str]) -> Iterator[ChangedLine]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        if group[0][3] > 0:
            yield ChangedLine("gap", "")
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                for at in range(new_from, new_to):
                    yield ChangedLine("same", after[at], at + 1)
                continue
            for line in before[old_from:old_to]:
                yield ChangedLine("removed", line)
            for at in range(new_from, new_to):
                yield ChangedLine("added", after[at], at + 1)
