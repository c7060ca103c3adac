"""What readings of a checked page prove: what grew with the cycles, and what is yet to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from check.tracker import LIST, Row, TrackerReading
from memory.advice.registrations import HELD_AS
from memory.heap.growth.finding import WINDOW, Finding
from memory.heap.paths.step import PathStep

# Less than two of a kind never shows growth: a framework keeps the last tree, the browser the last
# element that was clicked.
_LEAST: Final = 2
_RAREST: Final = 8
"""What is kept on one cycle of so many is not told: every fourth is."""
# A timeout may be one that ends by itself.
_ENDS_BY_ITSELF: Final = "setTimeout"
# A cache may keep an address or a rule; a backend ends a channel when it is done.
_MAY_END: Final = ("url", "callback", LIST)
# Of its rate before, what still grows does so at this share at least, and what is steady at this.
_GROWING: Final = 0.5
_STEADY: Final = 0.9
# What may call the page by itself. The ports are most often of one page: React has a pair.
_OTHERS: Final = ("connection", "worker", "timer")
_NO_OTHERS: Final = ("MessagePort", _ENDS_BY_ITSELF)
# By this the global object has its document.
_OF_DOCUMENT: Final = "<symbol Window#"

CountKind = Literal["row", "element", "component"]


@dataclass(frozen=True)
class Counted:
    """Something that the tracker counts, whichever reading it is in."""

    what: CountKind
    kind: str
    """As findings have it."""
    name: str
    site: str = ""

    def holds(self, finding: Finding) -> bool:
        """Whether what a snapshot shows is this, or hangs on it, by its kind or its path."""
        holders = HELD_AS.get(self.kind, (self.name,))
        return finding.kind == self.kind or any(step.name in holders for step in finding.path)

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
    targets: int = 0
    """How many more targets the registrations have, where that is known."""

    @property
    def is_on_its_own(self) -> bool:
        """Whether each is of a target of its own: what keeps that is the cause."""
        return self.targets >= self.more

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
    targets = Counter({_of_row(row): row.targets for row in after.rows})
    targets.subtract({_of_row(row): row.targets for row in before.rows})
    found = (
        Grew(counted, count - then.get(counted, 0), cycles, targets[counted])
        for counted, count in counts_of(after).items()
    )
    return tuple(
        sorted(
            (each for each in found if each.more >= least(cycles)),
            key=lambda each: -each.more,
        )
    )


T = TypeVar("T")


@dataclass(frozen=True)
class Course(Generic[T]):
    """What went on growing when it was measured again, with more cycles."""

    growing: tuple[T, ...] = ()
    """At half its rate before, or more."""
    steady: tuple[T, ...] = ()
    """Those of them at the rate before: what fills, and is then full, has slowed down."""


def course(first: tuple[Grew, ...], later: tuple[Grew, ...]) -> Course[Grew]:
    """How what the tracker counts went on; of ``first``, and again of ``later`` cycles."""
    rates = {each.counted: each.more / each.cycles for each in first}
    return _course(later, [(rates.get(each.counted), each.more, each.cycles) for each in later])


def course_of_findings(
    first: tuple[Finding, ...], later: tuple[Finding, ...], cycles: int
) -> Course[Finding]:
    """How what snapshots show went on; ``later`` is of so many cycles."""
    rates = [_rate(each, first, later) for each in later]
    figures = [
        (rate, each.per_cycle * cycles, cycles) for each, rate in zip(later, rates, strict=True)
    ]
    return _course(later, figures)


def _rate(finding: Finding, first: Sequence[Finding], later: Sequence[Finding]) -> float | None:
    """At which rate ``finding`` grew before; None if it did not.

    What was told as its collection, or as what is in it, counts where it is told so no more.
    """
    return max(
        (
            each.per_cycle
            for each in first
            if _are_same(each, finding)
            or (_are_related(each, finding) and not any(_are_same(each, other) for other in later))
        ),
        default=None,
    )


def _course(later: Sequence[T], figures: Sequence[tuple[float | None, float, int]]) -> Course[T]:
    """By each one's rate before, if it grew before, and how many more there are of it after."""
    rated = [
        (each, rate, more, cycles)
        for each, (rate, more, cycles) in zip(later, figures, strict=True)
        if rate is not None
    ]
    return Course(
        tuple(each for each, rate, more, cycles in rated if more >= _GROWING * rate * cycles),
        # One more or less is chance: every third cycle is two or three times in eight.
        tuple(each for each, rate, more, cycles in rated if more + 1 >= _STEADY * rate * cycles),
    )


def has_stayed(
    first: TrackerReading, later: TrackerReading, growing: Sequence[Grew], cycles: int
) -> bool:
    """Whether all that ``cycles`` cycles since ``first`` brought is there still, to the last one.

    ``growing`` is what the last of these cycles brought. Where it is not as many each time, nobody
    can tell.
    """
    then, now = counts_of(first), counts_of(later)
    return bool(growing) and all(
        each.more % each.cycles == 0
        and now[each.counted] - then.get(each.counted, 0) == each.more // each.cycles * cycles
        for each in growing
    )


def may_undo(before: TrackerReading, after: TrackerReading) -> bool:
    """Whether somebody else may undo later what the cycles between two readings did.

    A connection, a worker, or an interval of the page that sweeps now and then; nobody knows when.
    """
    then = counts_of(before)
    return any(
        count == then.get(counted)
        for counted, count in counts_of(after).items()
        if counted.kind in _OTHERS and counted.name not in _NO_OTHERS
    )


def unexplained(held: Sequence[Finding], proofs: Sequence[Grew]) -> tuple[Finding, ...]:
    """Those of ``held`` that something else than the proven registrations keeps alive.

    A cache that fills keeps more with each cycle as well, whatever leaks beside it.
    """
    return tuple(
        each
        for each in held
        if says_who_holds(each.path)
        and not any(step.kind == "gap" for step in each.path)
        and not any(proof.counted.holds(each) for proof in proofs)
    )


def says_who_holds(path: Sequence[PathStep]) -> bool:
    """Whether a path says what of the page's holds its end.

    One that begins at no global object is of WebKit, which does not tell what of the browser's
    holds it. And what the browser has of a registration it holds itself.
    """
    if not path:
        return True
    if path[0].kind != "root" and not path[0].is_object(WINDOW):
        return False
    return path[-1].kind != "object" or not all(map(_is_browsers, path))


def _is_browsers(step: PathStep) -> bool:
    return (
        step.is_browsers
        or step.kind in ("root", "internal", "unnamed", "tag")
        or step.is_object(WINDOW)
        or step.name.startswith(_OF_DOCUMENT)
    )


def _are_same(one: Finding, other: Finding) -> bool:
    """Whether two findings are of the same thing, told in the same way.

    What leads to it may be another the second time: an object is called by its keys, and WebKit
    names few references. So may be which properties a plain object has that refer to something.
    """
    if one.node_id is None and other.node_id is None:
        is_called_alike = one.name == other.name or (one.shape != 0 and one.shape == other.shape)
        return is_called_alike and (one.kind, one.unit) == (other.kind, other.unit)
    return one.node_id == other.node_id


def _are_related(one: Finding, other: Finding) -> bool:
    """Whether one of them is the collection that has more entries, the other what these are."""
    return one.node_id in other.through or other.node_id in one.through
