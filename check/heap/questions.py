"""What the process that compares a checked page's snapshots is asked, and answers.

It keeps the snapshots that it is sent (:mod:`engine.heap_messages`), numbered from 0.
"""

from __future__ import annotations

import msgspec

from engine.heap_messages import ScriptFile
from memory.heap.growth.finding import Finding


class Frame(msgspec.Struct, frozen=True):
    """A function call on a stack; line and column are of the script, from 1."""

    function: str
    url: str
    line: int
    column: int


class Place(msgspec.Struct, frozen=True):
    """A place in the source as its author wrote it; the line from 1."""

    file: str
    line: int
    function: str = ""


class GrowthQuestion(msgspec.Struct, frozen=True):
    """What ``cycles`` cycles between two snapshots left; the answer is :class:`Growth`."""

    before: int
    after: int
    cycles: int
    at_least: int
    """Of how many alike things it is told."""
    entries: dict[int, int] | None
    """By the ids of collections how many entries each got, as counted in the page; None: nobody
    counted them."""
    scripts: dict[int, ScriptFile]
    sites: tuple[tuple[Frame, ...], ...] = ()
    """Stacks whose places are wanted, innermost frame first."""


class Growth(msgspec.Struct, frozen=True):
    """What grew, and for each stack that was asked for the place in the page's own source."""

    findings: tuple[Finding, ...]
    places: tuple[Place | None, ...]
    animations: int = 0
    """How many animations WebKit has kept, which no finding tells."""
