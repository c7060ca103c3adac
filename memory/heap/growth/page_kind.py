"""A kind of finding that only someone who knows the page can tell: who asks for growth gives it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from memory.heap.paths.step import PathStep


class PageKind(msgspec.Struct, frozen=True):
    """Such a kind. It is asked of what is no component, listener, timer or element."""

    name: str
    applies: Callable[[tuple[PathStep, ...]], bool]
    """Whether the end of this path is of the kind."""
    stands_alone: bool = False
    """Whether it is told whatever else holds it."""
