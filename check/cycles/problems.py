"""What keeps links and steps by hand from being checked."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class LinkLeavesPage(Problem, frozen=True):
    """A link that loads another document."""

    english = translatable(
        "Problems",
        "the link {link} loads another document, which frees all of this one; there is nothing to "
        "measure",
    )
    link: str


class LinkGoesNowhere(Problem, frozen=True):
    """A link after which there is no way back."""

    english = translatable(
        "Problems",
        "the link {link} did not change the page's address within {limit_s:g} s, so Back would "
        "leave the page; say what to do with --click and --then",
    )
    link: str
    limit_s: float


class NoWayBack(Problem, frozen=True):
    """Back did not lead to where the link is."""

    english = translatable(
        "Problems",
        "Back did not lead from {link} to where it began within {limit_s:g} s; say what to do with "
        "--scenario",
    )
    link: str
    limit_s: float


class NobodyAtHand(Problem, frozen=True):
    """Standard input has ended, so nobody presses Enter."""

    english = translatable(
        "Problems",
        "--by-hand waits for Enter, but standard input has ended; start it in a terminal",
    )


class NoWindow(Problem, frozen=True):
    """The page cannot be shown to who is to use it."""

    english = translatable(
        "Problems",
        "--by-hand shows the page in a window, and there is no display; start it where there is "
        "one, or say what to do with --click and --then",
    )
