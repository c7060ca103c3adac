"""What a page wanted and was denied: a few examples of each kind, and how many more there were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from check.notice_kinds import Example, MoreOf, Notice
from memory.heap.naming.printable import printable

_EXAMPLES: Final = 3
_DETAIL_CHARS: Final = 120


class Notices:
    """Counts what was denied, and keeps a few of each kind: a page may ask for millions."""

    def __init__(self) -> None:
        self._kinds: dict[Notice, list[Notice]] = {}
        self._more: dict[Notice, int] = {}

    def add(self, kind: Notice, detail: str = "") -> Notice:
        """Note one of ``kind``, such as that an alert was dismissed; what is said of it."""
        shown = printable(detail, _DETAIL_CHARS)
        notice = Example(kind, shown) if shown else kind
        known = self._kinds.setdefault(kind, [])
        if notice in known:
            return notice
        if len(known) < _EXAMPLES:
            known.append(notice)
        else:
            self._more[kind] = self._more.get(kind, 0) + 1
        return notice

    @property
    def all(self) -> Sequence[Notice]:
        """All of them, in the order in which their kinds came."""
        found: list[Notice] = []
        for kind, known in self._kinds.items():
            found += known
            if more := self._more.get(kind):
                found.append(MoreOf(kind, more))
        return found
