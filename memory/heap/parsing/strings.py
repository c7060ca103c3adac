"""The strings of a heap snapshot, kept as the file's own text and decoded one by one on demand."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.problems import DamagedArray, Truncated
from memory.heap.snapshot_error import SnapshotError

_QUOTE: Final = 34
_BACKSLASH: Final = 92
_COMMA: Final = 44
_NEWLINE: Final = 10
# Text that is written as it is, whoever writes it.
_PLAIN: Final = re.compile(r"[ !#-\[\]-~]*")
# A whole escape, which is kept, or a backslash that begins none.
_ESCAPE: Final = re.compile(r"""\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?""")
_ARRAY_END: Final = re.compile(rb"[ \n\r\t]*\]")
_COMMA_BETWEEN: Final = re.compile(rb"[ \n\r\t]*,[ \n\r\t]*")
_DAMAGED: Final = DamagedArray("strings")
# A pattern of all forms that a text may be written in takes a thousand times its room.
_LONGEST_PATTERN: Final = 1000


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
        self._found: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> str:
        raw = self._text[int(self._starts[index]) : int(self._ends[index])]
        return decoded_string(raw)

    def index_of(self, text: str) -> int:
        """The index of the string that reads ``text``, or -1. The first, if there are several."""
        if text not in self._found:
            self._found[text] = self._search(text)
        return self._found[text]

    def _search(self, text: str) -> int:
        if not _PLAIN.fullmatch(text):
            found = self.indexes_of(text)
            return int(found[0]) if len(found) else -1
        quoted = b'"' + text.encode() + b'"'
        at = self._text.find(quoted)
        while at >= 0:
            index = int(np.searchsorted(self._starts, at + 1))
            if index < len(self) and self._starts[index] == at + 1:
                return index
            at = self._text.find(quoted, at + 1)
        return -1

    def indexes_of(self, text: str, *, whole: bool = True) -> npt.NDArray[np.int64]:
        """The indexes of all strings that read ``text``, or not ``whole``: that begin with it."""
        if len(self) == 0 or len(text) > int(self.lengths().max()):
            return np.empty(0, dtype=np.int64)
        if len(text) > _LONGEST_PATTERN:
            begin_alike = self.indexes_of(text[:_LONGEST_PATTERN], whole=False).tolist()
            equal = str.__eq__ if whole else str.startswith
            return np.array([i for i in begin_alike if equal(self[i], text)], dtype=np.int64)
        # Quotes are looked at and not taken: one between two strings may belong to either.
        pattern = b'(?<=")' + written_forms(text) + (b'(?=")' if whole else b"")
        spans = [match.span() for match in re.finditer(pattern, self._text)]
        starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        index = np.minimum(np.searchsorted(self._starts, starts), len(self) - 1)
        fits = self._starts[index] == starts
        if whole:
            fits &= self._ends[index] == ends
        found: npt.NDArray[np.int64] = index[fits].astype(np.int64)
        return found

    def matching(self, pattern: bytes) -> npt.NDArray[np.int64]:
        """The indexes of the strings whose JSON text matches ``pattern`` anywhere, each once."""
        index, _ = self.matches(pattern)
        # In the order of the text, so that those of one string are beside each other.
        is_first = np.ones(len(index), dtype=np.bool_)
        is_first[1:] = index[1:] != index[:-1]
        return np.extract(is_first, index)

    def matches(self, pattern: bytes) -> tuple[npt.NDArray[np.int64], list[re.Match[bytes]]]:
        """Every match of ``pattern`` in the JSON text, and the index of the string it is in."""
        found = list(re.finditer(pattern, self._text))
        places = np.array([match.end() - 1 for match in found], dtype=np.int64)
        return np.maximum(np.searchsorted(self._starts, places, side="right") - 1, 0), found

    def lengths(self) -> npt.NDArray[np.int64]:
        """The length of each string's JSON text in bytes, shape (strings,)."""
        return self._ends - self._starts


def decoded_string(raw: bytes | bytearray) -> str:
    """What the text between the quotes of a JSON string reads.

    Lenient: V8 leaves control characters and halves of surrogate pairs in, and one escape that is
    damaged is no reason to refuse a snapshot. What cannot be read becomes U+FFFD.
    """
    text = raw.decode("utf-8", "replace")
    if "\\" not in text:
        return text
    try:
        read = json.loads(f'"{text}"', strict=False)
    except ValueError:
        mended = _ESCAPE.sub(lambda found: found[0] if found[1] else "\\ufffd", text)
        read = json.loads(f'"{mended}"', strict=False)
    return str(read).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def written_forms(text: str) -> bytes:
    """A regular expression for all ways in which ``text`` can stand between a JSON string's quotes.

    V8 writes everything outside ASCII as escapes, in capitals; JavaScriptCore as UTF-8.
    """
    return b"".join(
        re.escape(character).encode() if _PLAIN.fullmatch(character) else _forms(character)
        for character in text
    )


def _forms(character: str) -> bytes:
    units = character.encode("utf-16-be", "surrogatepass")
    escaped = b"".join(_forms_of_unit(units[at : at + 2].hex()) for at in range(0, len(units), 2))
    forms = [escaped]
    if len(units) > 2:
        # V8 writes no more than the low 16 bits of such a character.
        forms.append(_forms_of_unit(f"{ord(character) & 0xFFFF:04x}"))
    if (short := json.dumps(character)[1:-1]).startswith("\\") and len(short) == 2:
        forms.append(re.escape(short).encode())
    if character not in '"\\':
        forms.append(re.escape(character.encode("utf-8", "surrogatepass")))
    if character == "\ufffd":
        # How half a surrogate pair is shown.
        forms.append(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
    return b"(?:" + b"|".join(forms) + b")"


def _forms_of_unit(digits: str) -> bytes:
    """An escape with these four digits, each in either case."""
    return rb"\\u" + b"".join(
        f"[{digit}{digit.upper()}]".encode() if digit.isalpha() else digit.encode()
        for digit in digits
    )


def joined_strings(arrays: Sequence[bytes]) -> tuple[StringTable, list[int]]:
    """One table of the strings of several arrays, and where in it each array begins.

    Each is the text between an array's brackets. One more place says where the last ends.

    Raises:
        SnapshotError: one is no array of strings.
    """
    counts = [len(split_strings(bytearray(array + b"]"))[0]) for array in arrays]
    text = b",".join(array for array, count in zip(arrays, counts, strict=True) if count)
    table, _ = split_strings(bytearray(text + b"]"))
    return table, [0, *itertools.accumulate(counts)]


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
        raise SnapshotError(Truncated())
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
        raise SnapshotError(Truncated())
    raise SnapshotError(_DAMAGED)
