"""Reads source maps, revision 3: from a place in a bundle to the author's file and line."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from memory.heap.naming.source_place import SourcePlace

_DIGITS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
# What a byte of the mappings is: a digit of a number (its value), or one of these.
_CONTINUED: Final = 32  # from here on: a digit that another follows
_COMMA: Final = 64
_SEMICOLON: Final = 65
_UNKNOWN: Final = 66
_KINDS: Final = np.full(256, _UNKNOWN, np.uint8)
_KINDS[np.frombuffer(_DIGITS, np.uint8)] = np.arange(64)
_KINDS[ord(",")] = _COMMA
_KINDS[ord(";")] = _SEMICOLON

_FIELDS_WITH_SOURCE: Final = 4
# 60 bits; a map's numbers have 32.
_MAX_DIGITS: Final = 12
_QUOTED: Final = 20


class SourceMapError(Exception):
    """The text is no source map that this module can read."""


class _SourceMapText(msgspec.Struct, rename={"source_root": "sourceRoot"}):
    version: int
    mappings: str
    sources: list[str | None]
    source_root: str | None = None


class SourceMap:
    """One script's map; :mod:`memory.heap.naming.index_map` reads those with ``sections``."""

    def __init__(self, text: str | bytes) -> None:
        try:
            self._text = msgspec.json.decode(text, type=_SourceMapText)
        except msgspec.DecodeError as error:
            raise SourceMapError(f"not a source map: {error}") from None
        if self._text.version != 3:
            raise SourceMapError(f"source map of version {self._text.version}; 3 is known")

    def original(self, line: int, column: int) -> SourcePlace | None:
        """Where ``line`` and ``column`` of the script, both from 0, come from.

        Raises:
            SourceMapError: the mappings are damaged.
        """
        segments = self._segments
        if line >= len(segments.line_starts) - 1:
            return None
        start, end = map(int, segments.line_starts[line : line + 2])
        at = bisect.bisect_right(segments.columns, column, start, end) - 1
        if at < start:
            return None
        source, source_line = int(segments.sources[at]), int(segments.source_lines[at])
        if not 0 <= source < len(self._text.sources):
            return None
        name = self._text.sources[source]
        if name is None:
            return None
        return SourcePlace(file=self._root + name, line=source_line + 1)

    @property
    def _root(self) -> str:
        root = self._text.source_root or ""
        return root if not root or root.endswith("/") else f"{root}/"

    @cached_property
    def _segments(self) -> _Segments:
        return _decode(self._text.mappings.encode())


@dataclass(frozen=True)
class _Segments:
    """All segments of a map, one after the other."""

    line_starts: npt.NDArray[np.int64]
    """For each line of the script its first segment; and at the end how many there are."""
    columns: npt.NDArray[np.int64]
    """Of the script."""
    sources: npt.NDArray[np.int64]
    """The file's number, or -1 where a segment maps to none: what follows it belongs to nobody."""
    source_lines: npt.NDArray[np.int64]
    """In that file, from 0."""


def _decode(mappings: bytes) -> _Segments:
    """Read the mappings: lines parted by semicolons, segments by commas, numbers in base 64.

    A number has five bits a digit, the lowest first; bit 5 says that another digit follows, and
    the number's bit 0 is its sign. Each is the difference to the one of the same meaning before.
    Source: ECMA-426, "Mappings structure".
    """
    kinds = _KINDS[np.frombuffer(mappings, np.uint8)]
    is_digit = kinds < _COMMA
    # A number ends at a digit that no other follows, and the next begins after it.
    is_end = kinds < _CONTINUED
    _check(mappings, kinds, is_digit, is_end)

    digits = kinds[is_digit]
    ends = np.flatnonzero(is_end[is_digit])
    if not len(ends):
        nothing = np.zeros(0, np.int64)
        line_count = np.count_nonzero(kinds == _SEMICOLON) + 1
        return _Segments(np.zeros(line_count + 1, np.int64), nothing, nothing, nothing)
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if (longest := lengths.max()) > _MAX_DIGITS:
        raise SourceMapError(f"the source map has a number of {longest} digits")
    numbers = (digits[starts] & 31).astype(np.int64)
    for digit in range(1, longest):
        longer = np.flatnonzero(lengths > digit)
        numbers[longer] |= (digits[starts[longer] + digit] & 31).astype(np.int64) << (5 * digit)
    numbers = np.where(numbers & 1, -(numbers >> 1), numbers >> 1)

    # By how many commas and semicolons stand before them, numbers fall into segments and lines.
    at = np.flatnonzero(is_end)
    parts = np.cumsum(~is_digit)[at]
    firsts = np.flatnonzero(np.concatenate(([True], parts[1:] != parts[:-1])))
    has_source = np.diff(np.concatenate((firsts, [len(numbers)]))) >= _FIELDS_WITH_SOURCE
    sourced = firsts[has_source]
    columns = np.cumsum(numbers[firsts])
    sources = np.full(len(firsts), -1, np.int64)
    sources[has_source] = np.cumsum(numbers[sourced + 1])
    source_lines = np.zeros(len(firsts), np.int64)
    source_lines[has_source] = np.cumsum(numbers[sourced + 2])

    lines = np.cumsum(kinds == _SEMICOLON)
    line_starts = np.searchsorted(lines[at[firsts]], np.arange(int(lines[-1]) + 2))
    # Columns begin anew in each line.
    before = np.concatenate(([0], columns))[line_starts[:-1]]
    return _Segments(
        line_starts, columns - np.repeat(before, np.diff(line_starts)), sources, source_lines
    )


def _check(
    mappings: bytes,
    kinds: npt.NDArray[np.uint8],
    is_digit: npt.NDArray[np.bool_],
    is_end: npt.NDArray[np.bool_],
) -> None:
    """Refuse what is no digit, a number without an end, and a segment of no number."""
    padded = np.concatenate(([_SEMICOLON], kinds, [_SEMICOLON]))
    previous, following = padded[:-2], padded[2:]
    is_comma = kinds == _COMMA
    damaged = (
        (kinds == _UNKNOWN)
        | (is_digit & ~is_end & (following >= _COMMA))
        | (is_comma & ((previous >= _COMMA) | (following >= _COMMA)))
    )
    if damaged.any():
        place = int(damaged.argmax())
        start = 1 + max(mappings.rfind(b",", 0, place), mappings.rfind(b";", 0, place))
        segment = re.split(rb"[,;]", mappings[start : start + _QUOTED + 1], maxsplit=1)[0]
        raise SourceMapError(f"the source map has a damaged segment {segment[:_QUOTED]!r}")
