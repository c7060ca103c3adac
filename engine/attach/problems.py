"""What keeps a running application from being reached."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class NobodyListens(Problem, frozen=True):
    """There is no application with an open port, or it is none that can be inspected."""

    english = translatable(
        "Problems",
        "no application can be inspected at {address} ({reason}); start it with its debugging port "
        "open, or let --launch start it",
    )
    address: str
    reason: str


class NoPageOpen(Problem, frozen=True):
    """The application shows no page."""

    english = translatable(
        "Problems", "the application at {address} shows no page; open its window, and try again"
    )
    address: str


class NoSuchPage(Problem, frozen=True):
    """None of the application's pages is the one that was named."""

    english = translatable(
        "Problems",
        "no page at {address} has a title or URL like {pattern}; there are: {pages}",
    )
    address: str
    pattern: str
    pages: str


class SeveralPages(Problem, frozen=True):
    """The application shows several pages, and nobody has said which is meant."""

    english = translatable(
        "Problems",
        "{count} pages at {address}; choose one with --target and a pattern for its title or URL: "
        "{pages}",
    )
    address: str
    count: int
    pages: str


class NotStarted(Problem, frozen=True):
    """The command that starts an application cannot be run."""

    english = translatable("Problems", "{command} could not be started: {reason}")
    command: str
    reason: str


class NoPortInTime(Problem, frozen=True):
    """An application was started and has not opened its port, or shows no page."""

    english = translatable(
        "Problems",
        "{command} has opened no debugging port with a page within {limit_s:g} s{told}; give it "
        "longer with --timeout, or open its port yourself and use --attach",
    )
    command: str
    limit_s: float
    told: str
    """What it wrote last, with ``: `` before it, or nothing."""


class ApplicationEnded(Problem, frozen=True):
    """The application ended by itself."""

    english = translatable(
        "Problems", "{command} ended by itself, with status {status}{told}; try again"
    )
    command: str
    status: int
    """Below 0: by this signal."""
    told: str
    """What it wrote last, with ``: `` before it, or nothing."""
