"""A rule: what to do about findings of one shape."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from memory.heap.growth.finding import Finding


class Advice(msgspec.Struct, frozen=True):
    """One sentence for a person, and the gallery scenario that shows it at work."""

    text: str
    scenario: str


class Rule(msgspec.Struct, frozen=True):
    """An advice, and which findings it is for."""

    applies: Callable[[Finding], bool]
    advice: Advice
