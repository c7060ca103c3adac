"""Values by cycle, bounded: the one way in which the course of a long run is thinned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class CycleSeries(Generic[T]):
    """Keeps the values of cycles that lie equally far apart, and always the first and the last.

    So a curve through what is kept has the shape of the whole run. Thinning by leaving out every
    second value again and again would keep few old ones and many new ones.
    """

    def __init__(self, limit: int) -> None:
        """Keep ``limit`` values at most; at least 3."""
        self._limit = limit
        self._distance = 1
        self._entries: list[tuple[int, T]] = []

    @property
    def entries(self) -> Sequence[tuple[int, T]]:
        """Cycles with their values, in the order of the cycles."""
        return self._entries

    @property
    def is_continuous(self) -> bool:
        """Whether no cycle between two values is missing, other than by thinning.

        False too where there is just one: nothing leads from it to anything.
        """
        return len(self._entries) > 1 and self._entries[1][0] - self._first <= self._distance

    def clear(self) -> None:
        """Keep nothing."""
        self._entries.clear()
        self._distance = 1

    def add(self, cycle: int, value: T) -> None:
        """Add the value of a cycle.

        A second one of the last cycle replaces the first. A cycle before that begins anew: a run
        measures again.
        """
        entries = self._entries
        if entries and cycle < entries[-1][0]:
            self.clear()
        if entries and (entries[-1][0] == cycle or not self._stays(entries[-1][0])):
            # What was kept only because it was the last.
            entries.pop()
        entries.append((cycle, value))
        while len(entries) > self._limit:
            self._distance *= 2
            last = entries.pop()
            entries[:] = [entry for entry in entries if self._stays(entry[0])]
            entries.append(last)

    @property
    def _first(self) -> int:
        return self._entries[0][0]

    def _stays(self, cycle: int) -> bool:
        return (cycle - self._first) % self._distance == 0
