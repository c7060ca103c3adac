"""What goes wrong, as a value: one small class for each kind of it, with its fields.

The kinds stand in the ``problems.py`` of each layer. A kind has its English, once; the window
translates that (:mod:`ui.words.problem_words`), so no sentence is ever parsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeVar

import msgspec


class Problem(msgspec.Struct, frozen=True, tag=True):
    """One kind of thing that goes wrong; its text says what it is, and what to do."""

    english: ClassVar[str]
    """A template for :meth:`str.format`, by the names of the fields."""

    def fields(self) -> Mapping[str, object]:
        """The values by their names; one may be a problem itself."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    def __str__(self) -> str:
        return self.english.format(**self.fields())


class OwnWords(Problem, frozen=True):
    """What somebody else said of it: an engine, a page, a library. Nobody can translate that."""

    english = "{words}"
    words: str


class InFile(Problem, frozen=True):
    """A problem, and the file that has it."""

    english = "{file}: {problem}"
    file: str
    problem: Problem


ProblemT = TypeVar("ProblemT", bound=Problem)


def kinds_of(base: type[ProblemT]) -> tuple[type[ProblemT], ...]:
    """All kinds of ``base`` whose modules are loaded."""
    found: list[type[ProblemT]] = []
    for kind in base.__subclasses__():
        if hasattr(kind, "english"):
            found.append(kind)
        found += kinds_of(kind)
    return tuple(found)
