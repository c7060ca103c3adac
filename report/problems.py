"""What goes wrong with the reports that a command line asks for."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class WouldOverwrite(Problem, frozen=True):
    """A report is to go where something is read from."""

    english = translatable(
        "Problems",
        "{option} would overwrite {target}, which is to be read; choose another file",
    )
    option: str
    target: str


class SameTarget(Problem, frozen=True):
    """Two reports are to go to one place."""

    english = translatable(
        "Problems",
        "{first} and {second} name the same file, {target}; give each its own",
    )
    first: str
    second: str
    target: str
