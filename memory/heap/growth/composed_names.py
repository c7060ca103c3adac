"""The names of findings that the heap engine makes."""

from __future__ import annotations

from memory.composed_name import ComposedName
from memory.translatable import translatable


class EntriesOf(ComposedName, frozen=True, tag="entries-of"):
    """The entries by which a collection has grown."""

    english = translatable("Findings", "entries of {collection}")
    collection: str


class GrownText(ComposedName, frozen=True, tag="text"):
    """A text that was appended to, by the variable or property that has it."""

    english = translatable("Findings", "text {name}")
    name: str


class ElementsHeldThrough(ComposedName, frozen=True, tag="elements-held-through"):
    """All elements of a detached tree, by the one of them that is kept."""

    english = translatable("Findings", "elements held through {element}")
    element: str


HeapName = EntriesOf | GrownText | ElementsHeldThrough
