"""A name that this program makes, of what a page has named: as a value, so that it is never parsed.

The kinds stand in the ``composed_names.py`` of each layer. A kind has its English, once; the
window translates that (:mod:`ui.words.finding_names`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec


class ComposedName(msgspec.Struct, frozen=True, tag_field="kind"):
    """In JSON an object whose ``kind`` names the class; the fields are the page's names."""

    english: ClassVar[str]
    """A template for :meth:`str.format`, by the names of the fields."""

    def fields(self) -> Mapping[str, str]:
        """The values by their names."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    def __str__(self) -> str:
        return self.english.format(**self.fields())
