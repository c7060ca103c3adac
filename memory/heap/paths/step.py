"""One step of a retaining path: a reference, or a node that references lead to."""

from __future__ import annotations

from typing import Literal

import msgspec

from memory.heap.naming.source_place import SourcePlace

ReferenceKind = Literal[
    "property", "variable", "module variable", "index", "entry", "weak map value", "internal",
    "unnamed",
]  # fmt: skip
"""``variable`` of a function's scope, ``index`` of an array, ``entry`` of a Map or Set.

``internal`` is a reference that the engine has named. ``unnamed`` says nothing.
"""
NodeKind = Literal["function", "text", "tag", "object", "root"]
"""``tag`` is an element of a document; ``root`` a category of roots, where the engine begins."""
StepKind = ReferenceKind | NodeKind | Literal["repetition", "omission", "gap", "words"]
"""``repetition`` is a sequence of ``steps`` that repeats, ``omission`` a part left out, ``gap`` a
reference that the engine does not tell of.

Of ``words`` nothing is known but how it reads: it comes from a file without the steps.
"""


class PathStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step, from a root of the garbage collector towards what is held.

    :mod:`memory.heap.paths.words` puts it into words.
    """

    kind: StepKind
    name: str = ""
    """Of the property, variable, function, class or tag; the index, the text; of a WeakMap's value
    the variable that holds the map. Empty where there is none."""
    place: SourcePlace | None = None
    """Where the function stands in the source, by the file's last name."""
    properties: tuple[str, ...] | None = None
    """The first properties of a plain object at the end of a path."""
    key: str | None = None
    """Of a Map's entry, where that is text."""
    is_detached: bool = False
    """Whether an element is out of the page."""
    is_browsers: bool = False
    """Whether the node is the browser's own and not JavaScript's."""
    times: int = 1
    """How often the step repeats; how many references an omission leaves out."""
    alternatives: tuple[PathStep, ...] = ()
    """References that stand in this one's place in other repetitions."""
    steps: tuple[PathStep, ...] = ()
    """What a repetition repeats."""

    def is_property(self, *names: str) -> bool:
        """Whether it is a property of one of these names."""
        return self.kind == "property" and self.name in names

    def is_object(self, *classes: str) -> bool:
        """Whether it is an object of one of these classes."""
        return self.kind == "object" and self.name in classes

    @property
    def is_variable(self) -> bool:
        """Whether it is a variable: of a function's scope or of a module."""
        return self.kind in ("variable", "module variable")

    @property
    def is_member(self) -> bool:
        """Whether it leads from an array, a Map or a Set to what that holds."""
        return self.kind in ("index", "entry")
