"""A baseline: the JSON of an earlier check, whose findings fail nothing any more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from check.settings.problems import BaselineNotRead
from report.check_result import CheckDocument, CheckFinding
from system.errors import CannotMeasureError

_WORSE: Final = 1.5
"""What each cycle leaves so many times as much of is something new."""


class _Finding(msgspec.Struct, frozen=True):
    kind: str
    name: str
    per_cycle: float
    unit: str = "count"
    place: str | None = None


class _Result(msgspec.Struct, frozen=True):
    target: str
    findings: tuple[_Finding, ...] = ()
    link: str | None = None


class _One(_Result, frozen=True, kw_only=True):
    schema: Literal[1]


class _Several(msgspec.Struct, frozen=True):
    schema: Literal[1]
    results: tuple[_Result, ...]


@dataclass(frozen=True)
class Earlier:
    """A finding of an earlier check."""

    file: str
    """The baseline that has it."""
    finding: _Finding

    def covers(self, found: CheckFinding) -> bool:
        """Whether ``found`` is the same, and no worse. Lines move: the file of its place counts."""
        old = self.finding
        same = (old.kind, old.name, old.unit, _file(old.place)) == (
            found.kind,
            found.name,
            found.unit,
            _file(found.place),
        )
        return same and (found.unit == "bytes" or found.per_cycle <= _WORSE * old.per_cycle)


@dataclass(frozen=True)
class Baseline:
    """The findings of an earlier check."""

    file: str
    results: tuple[_Result, ...]

    def of(self, result: CheckDocument, targets: int) -> tuple[Earlier, ...]:
        """Those of the same test; where each check had one target, that may be called otherwise.

        ``targets`` is how many the check has that ``result`` belongs to.
        """
        link = None if result.link is msgspec.UNSET else result.link
        is_only = (
            targets == 1 and len({os.path.normpath(each.target) for each in self.results}) == 1
        )
        return tuple(
            Earlier(self.file, finding)
            for each in self.results
            if each.link == link and (is_only or _same(each.target, result.target))
            for finding in each.findings
        )


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file that ``check --json`` wrote.

    Raises:
        CannotMeasureError: it cannot be read, or is something else.
    """
    try:
        data = path.read_bytes()
        return Baseline(str(path), tuple(_results(data)))
    except (OSError, ValueError) as error:
        # msgspec's errors are ValueErrors.
        raise CannotMeasureError(BaselineNotRead(str(path), str(error))) from None


def _results(data: bytes) -> Iterator[_Result]:
    try:
        yield from msgspec.json.decode(data, type=_Several).results
    except msgspec.ValidationError:
        yield msgspec.json.decode(data, type=_One)


def _same(one: str, other: str) -> bool:
    return os.path.normpath(one) == os.path.normpath(other)


def _file(place: str | None) -> str | None:
    return None if place is None else place.rpartition(":")[0]
