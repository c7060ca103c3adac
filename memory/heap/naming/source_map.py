"""Reads source maps, revision 3: from a place in a bundle to the author's file and line."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import msgspec

_DIGITS: Final = {
    digit: value
    for value, digit in enumerate(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}
_SEMICOLON: Final = ord(";")
_COMMA: Final = ord(",")


class SourceMapError(Exception):
    """The text is no source map that this module can read."""


@dataclass(frozen=True)
class SourcePlace:
    """A place in a file as its author wrote it."""

    file: str  # as the map or the page names it
    line: int  # from 1


class _SourceMapText(msgspec.Struct, rename={"source_root": "sourceRoot"}):
    version: int
    mappings: str
    sources: list[str | None]
    source_root: str | None = None


class SourceMap:
    """One script's map. Index maps (with ``sections``) are not read."""

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
        lines = self._lines
        if line >= len(lines):
            return None
        columns, places = lines[line]
        at = bisect.bisect_right(columns, column) - 1
        if at < 0:
            return None
        source, source_line = places[at]
        if not 0 <= source < len(self._text.sources):
            return None
        name = self._text.sources[source]
        if name is None:
            return None
        return SourcePlace(file=(self._text.source_root or "") + name, line=source_line + 1)

    @cached_property
    def _lines(self) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """For each line of the script its columns, in order, and the source and line of each."""
        lines: list[tuple[list[int], list[tuple[int, int]]]] = []
        source = source_line = 0
        for text in self._text.mappings.encode().split(b";"):
            columns: list[int] = []
            places: list[tuple[int, int]] = []
            column = 0
            for segment in text.split(b",") if text else ():
                fields = _decode(segment)
                column += fields[0]
                # A segment of one field maps to no source: what follows it belongs to nobody.
                if len(fields) >= 4:
                    source += fields[1]
                    source_line += fields[2]
                columns.append(column)
                places.append((source, source_line) if len(fields) >= 4 else (-1, 0))
            lines.append((columns, places))
        return lines


def _decode(segment: bytes) -> list[int]:
    """The fields of a segment: numbers of five bits a digit, the lowest first, sign in bit 0."""
    fields: list[int] = []
    value = shift = 0
    for digit in segment:
        bits = _DIGITS.get(digit)
        if bits is None:
            raise SourceMapError(f"the source map has a damaged segment {segment[:20]!r}")
        value |= (bits & 31) << shift
        if bits & 32:
            shift += 5
            continue
        fields.append(-(value >> 1) if value & 1 else value >> 1)
        value = shift = 0
    if shift or not fields:
        raise SourceMapError(f"the source map has a damaged segment {segment[:20]!r}")
    return fields
