"""Says what there is, where somebody asked for something else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from memory.heap.naming.printable import printable
from system.problems import UnknownApi, UnknownRuntime, UnknownScenario

# Comparing takes the product of both lengths.
_COMPARED_CHARACTERS = 100
_QUOTED_CHARACTERS = 60


def unknown(
    kind: type[UnknownScenario | UnknownRuntime | UnknownApi], asked: str, known: Iterable[str]
) -> UnknownScenario | UnknownRuntime | UnknownApi:
    """The problem of a name that is none of ``known``, of which the closest stand first."""
    names = list(known)
    close = difflib.get_close_matches(asked[:_COMPARED_CHARACTERS], names, n=3)
    ordered = [*close, *(name for name in names if name not in close)]
    quoted = f"'{printable(asked, _QUOTED_CHARACTERS)}'"
    return kind(quoted, ", ".join(ordered))
