"""What goes wrong with files, and with names that somebody gives."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class CannotWrite(Problem, frozen=True):
    """A file cannot be written."""

    english = translatable("Problems", "cannot write {path}: {reason}; choose another file")
    path: str
    reason: str
    """As the system says it."""


class UnknownScenario(Problem, frozen=True):
    """There is no such scenario."""

    english = translatable("Problems", "unknown scenario {asked}; choose one of: {known}")
    asked: str
    """In quotes."""
    known: str


class UnknownApi(Problem, frozen=True):
    """No page is built with that version of the npm package."""

    english = translatable("Problems", "unknown npm api {asked}; choose one of: {known}")
    asked: str
    """In quotes."""
    known: str


class UnknownRuntime(Problem, frozen=True):
    """There is no page for that version."""

    english = translatable("Problems", "unknown runtime {asked}; choose one of: {known}")
    asked: str
    """In quotes."""
    known: str
