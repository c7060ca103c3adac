"""What a page wanted and was denied: a few examples of each kind, and how many more there were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memory.heap.naming.printable import printable

_EXAMPLES: Final = 3
_DETAIL_CHARS: Final = 120


class Notices:
    """Counts what was denied, and keeps a few of each kind: a page may ask for millions."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = {}
        self._more: dict[str, int] = {}

    def add(self, kind: str, detail: str = "") -> str:
        """Note one of ``kind``, such as ``an alert was dismissed``; the sentence for it."""
        shown = printable(detail, _DETAIL_CHARS)
        sentence = f"{kind}: {shown}" if shown else kind
        known = self._kinds.setdefault(kind, [])
        if sentence in known:
            return sentence
        if len(known) < _EXAMPLES:
            known.append(sentence)
        else:
            self._more[kind] = self._more.get(kind, 0) + 1
        return sentence

    @property
    def sentences(self) -> Sequence[str]:
        """All of them, in the order in which their kinds came."""
        found: list[str] = []
        for kind, known in self._kinds.items():
            found += known
            if more := self._more.get(kind):
                found.append(f"{kind}, {more:,} more times")
        return found
