"""What is said to a person, as a value: its English, once, and what is put into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec


class Sentence(msgspec.Struct, frozen=True, tag=True):
    """One kind of thing to say; the window translates its English (:mod:`ui.words`)."""

    context: ClassVar[str]
    """Of its translation."""
    english: ClassVar[str]
    """A template for :meth:`str.format`, by the names of the fields."""

    def fields(self) -> Mapping[str, object]:
        """The values by their names; one may be a sentence itself."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    def __str__(self) -> str:
        return self.english.format(**self.fields())
