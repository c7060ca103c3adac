"""A rule: what to do about findings of one shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from memory.heap.growth.finding import Finding


@dataclass(frozen=True)
class Advice:
    """One sentence for a person, and the gallery scenario that shows it at work."""

    text: str
    scenario: str


@dataclass(frozen=True)
class Rule:
    """An advice, and which findings it is for."""

    applies: Callable[[Finding], bool]
    advice: Advice
