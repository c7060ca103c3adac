"""The strings of a heap snapshot, kept as the file's own text and decoded one by one on demand."""

from __future__ import annotations

import json
import re
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.snapshot_error import TRUNCATED, SnapshotError

_QUOTE: Final = 34
_BACKSLASH: Final = 92
_COMMA: Final = 44
_NEWLINE: Final = 10
_ARRAY_END: Final = re.compile(rb"[ \n\r\t]*\]")
_COMMA_BETWEEN: Final = re.compile(rb"[ \n\r\t]*,[ \n\r\t]*")
_DAMAGED: Final = "its array of strings is damaged; take the snapshot again"


class StringTable:
    """An immutable sequence of strings over the JSON text of an array.

    A snapshot has hundreds of thousands of strings, most of which nobody looks at: as Python
    objects they would take several times the room of their text.
    """

    def __init__(
        self, text: bytearray, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
    ) -> None:
        self._text = text
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> str:
        raw = self._text[int(self._starts[index]) : int(self._ends[index])]
        if b"\\" not in raw:
            return raw.decode("utf-8", "replace")
        # Not strict: V8 leaves control characters and lone surrogates in.
        decoded = json.loads(b'"' + raw + b'"', strict=False)
        return str(decoded).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def index_of(self, text: str) -> int:
        """The index of the string that reads ``text``, or -1. The first, if there are several."""
        quoted = json.dumps(text).encode()
        at = self._text.find(quoted)
        while at >= 0:
            index = int(np.searchsorted(self._starts, at + 1))
            if index < len(self) and self._starts[index] == at + 1:
                return index
            at = self._text.find(quoted, at + 1)
        return -1

    def matching(self, pattern: bytes) -> npt.NDArray[np.int64]:
        """The indexes of the strings whose JSON text matches ``pattern`` anywhere, each once."""
        return np.unique(self.matches(pattern)[0])

    def matches(self, pattern: bytes) -> tuple[npt.NDArray[np.int64], list[re.Match[bytes]]]:
        """Every match of ``pattern`` in the JSON text, and the index of the string it is in."""
        found = list(re.finditer(pattern, self._text))
        places = np.array([match.end() - 1 for match in found], dtype=np.int64)
        return np.maximum(np.searchsorted(self._starts, places, side="right") - 1, 0), found

    def lengths(self) -> npt.NDArray[np.int64]:
        """The length of each string's JSON text in bytes, shape (strings,)."""
        return self._ends - self._starts


def split_strings(text: bytearray) -> tuple[StringTable, bytes]:
    """The table of the strings in ``text``, which begins behind the array's ``[``.

    Gives as well what stands behind the array's ``]``; ``text`` belongs to the table from then on.

    Raises:
        SnapshotError: the array does not end, or is no array of strings.
    """
    quotes = _real_quotes(text)
    closing = quotes[1::2]
    first = int(quotes[0]) if len(quotes) else len(text)
    if (match := _ARRAY_END.match(text)) and match.end() <= first:
        count, end = 0, match.end()
    elif text[:first].strip():
        raise SnapshotError(_DAMAGED)
    elif len(quotes) < 2:
        raise SnapshotError(TRUNCATED)
    else:
        count, end = _find_end(text, quotes, closing)
    rest = bytes(text[end:])
    del text[end:]
    return StringTable(text, quotes[0 : 2 * count : 2] + 1, closing[:count]), rest


def _real_quotes(text: bytearray) -> npt.NDArray[np.int64]:
    """Where the quotes stand that no backslash escapes."""
    view = np.frombuffer(text, dtype=np.uint8)
    quotes = np.flatnonzero(view == _QUOTE)
    escaped = np.zeros(len(quotes), dtype=bool)
    # A quote behind an odd number of backslashes is escaped: count them, one place at a time.
    # The first quote has none before it; each run of backslashes ends at the latest there.
    before = quotes - 1
    live = 1 + np.flatnonzero(view[before[1:]] == _BACKSLASH)
    while len(live):
        escaped[live] ^= True
        before[live] -= 1
        live = live[view[before[live]] == _BACKSLASH]
    return quotes[~escaped]


def _find_end(
    text: bytearray, quotes: npt.NDArray[np.int64], closing: npt.NDArray[np.int64]
) -> tuple[int, int]:
    """How many strings the array has, and where the text behind its bracket begins."""
    view = np.frombuffer(text, dtype=np.uint8)
    opening = quotes[2::2]
    between = opening - closing[: len(opening)] - 1
    comma = view[closing[: len(opening)] + 1] == _COMMA
    plain = comma & ((between == 1) | ((between == 2) & (view[opening - 1] == _NEWLINE)))
    del view
    for odd in [*np.flatnonzero(~plain).tolist(), len(closing) - 1]:
        after = int(closing[odd]) + 1
        if match := _ARRAY_END.match(text, after):
            return odd + 1, match.end()
        if odd == len(opening) or not _COMMA_BETWEEN.fullmatch(text, after, int(opening[odd])):
            break
    if len(quotes) % 2 or not text[int(closing[-1]) + 1 :].strip(b", \n\r\t"):
        raise SnapshotError(TRUNCATED)
    raise SnapshotError(_DAMAGED)
