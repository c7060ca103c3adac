"""What readings of a checked page prove: what grew with the cycles, and what is yet to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from check.tracker import Row, TrackerReading
from memory.heap.growth.composed_names import EntriesOf
from memory.heap.growth.finding import Finding
from memory.heap.paths.words import path_words

# Less than two of a kind never shows growth: a framework keeps the last tree, the browser the last
# element that was clicked.
_LEAST: Final = 2
_RAREST: Final = 8
"""What is kept on one cycle of so many is not told: every fourth is."""
# Of its rate before, what still grows does so at more than this share.
_STEADY: Final = 0.5
# A timeout may be one that ends by itself.
_ENDS_BY_ITSELF: Final = "setTimeout"
# A cache may keep an address; a backend ends a channel when it is done.
_MAY_END: Final = ("url", "callback")

CountKind = Literal["row", "element", "component"]


@dataclass(frozen=True)
class Counted:
    """Something that the tracker counts, whichever reading it is in."""

    what: CountKind
    kind: str
    """As findings have it."""
    name: str
    site: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether one more in each cycle proves a leak: no cache fills by it."""
        return self.what == "row" and self.name != _ENDS_BY_ITSELF and self.kind not in _MAY_END


@dataclass(frozen=True)
class Grew:
    """By how much something has grown."""

    counted: Counted
    more: int
    cycles: int

    @property
    def is_proof(self) -> bool:
        """Whether this alone is a leak: it is certain, and came with every cycle."""
        return self.counted.is_certain and self.more >= self.cycles


def counts_of(reading: TrackerReading) -> Mapping[Counted, int]:
    """All that a reading counts."""
    counts: dict[Counted, int] = {}
    for row in reading.rows:
        _add(counts, _of_row(row), row.count)
    for left in reading.elements:
        _add(counts, Counted("element", "dom", left.name), left.count)
    for left in reading.components:
        _add(counts, Counted("component", "component", left.name), left.count)
    return counts


def _add(counts: dict[Counted, int], counted: Counted, count: int) -> None:
    counts[counted] = counts.get(counted, 0) + count


def _of_row(row: Row) -> Counted:
    return Counted("row", row.kind, row.name, row.site)


def least(cycles: int) -> int:
    """How many of a kind that ``cycles`` cycles left are worth a look."""
    return max(_LEAST, cycles // _RAREST)


def grew(before: TrackerReading, after: TrackerReading, cycles: int) -> tuple[Grew, ...]:
    """What grew enough to be looked at, most first."""
    then = counts_of(before)
    found = (
        Grew(counted, count - then.get(counted, 0), cycles)
        for counted, count in counts_of(after).items()
    )
    return tuple(
        sorted(
            (each for each in found if each.more >= least(cycles)),
            key=lambda each: -each.more,
        )
    )


def still_growing(first: tuple[Grew, ...], later: tuple[Grew, ...]) -> tuple[Grew, ...]:
    """Those of ``later`` that grew before as well, and at no lower a rate."""
    before = {each.counted: each.more / each.cycles for each in first}
    return tuple(
        each
        for each in later
        if each.counted in before and each.more / each.cycles >= _STEADY * before[each.counted]
    )


def confirmed(first: tuple[Finding, ...], later: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those findings of ``later`` that were there before as well, and grow at no lower a rate."""
    before: dict[tuple[str, ...], float] = {}
    for each in first:
        key = _key(each)
        before[key] = max(before.get(key, 0.0), each.per_cycle)
    return tuple(
        each
        for each in later
        if (rate := before.get(_key(each))) is not None and each.per_cycle >= _STEADY * rate
    )


def _key(finding: Finding) -> tuple[str, ...]:
    """What two findings of the same thing have in common."""
    if isinstance(finding.composed_name, EntriesOf):
        # An object is called by its keys, and these are what it gets more of.
        return ("entries", *path_words(finding.path[:-1]))
    return finding.kind, finding.name, finding.unit
