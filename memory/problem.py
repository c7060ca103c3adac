"""What goes wrong, as a value: one small class for each kind of it, with its fields.

The kinds stand in the ``problems.py`` of each layer. A kind has its English, once; the window
translates that (:mod:`ui.words.problem_words`), so no sentence is ever parsed.
"""

from __future__ import annotations

from typing import TypeVar

from memory.sentence import Sentence


class Problem(Sentence, frozen=True):
    """One kind of thing that goes wrong; its text says what it is, and what to do."""

    context = "Problems"


class OwnWords(Problem, frozen=True):
    """What somebody else said of it: an engine, a page, a library. Nobody can translate that."""

    english = "{words}"
    words: str


class InFile(Problem, frozen=True):
    """A problem, and the file that has it."""

    english = "{file}: {problem}"
    file: str
    problem: Problem


SentenceT = TypeVar("SentenceT", bound=Sentence)


def kinds_of(base: type[SentenceT]) -> tuple[type[SentenceT], ...]:
    """All kinds of ``base`` whose modules are loaded."""
    found: list[type[SentenceT]] = []
    for kind in base.__subclasses__():
        if hasattr(kind, "english"):
            found.append(kind)
        found += kinds_of(kind)
    return tuple(found)
