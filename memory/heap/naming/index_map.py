"""Reads source maps in sections, as Turbopack writes them: each covers a part of the script."""

from __future__ import annotations

import bisect
from typing import Final

import msgspec

from memory.heap.naming.source_map import SourceMap, SourceMapError
from memory.heap.naming.source_place import SourcePlace

# A server may put it before JSON, so that no page can run it as a script.
_NO_SCRIPT: Final = b")]}"


class _Offset(msgspec.Struct):
    line: int
    column: int


class _Section(msgspec.Struct):
    offset: _Offset
    map: msgspec.Raw = msgspec.Raw(b"")
    url: str = ""


class _IndexMapText(msgspec.Struct):
    version: int
    sections: list[_Section]


class _Form(msgspec.Struct):
    sections: msgspec.Raw = msgspec.Raw(b"null")


class IndexMap:
    """A script's map in sections. Sections that are an address of another file are not read."""

    def __init__(self, text: str | bytes) -> None:
        try:
            read = msgspec.json.decode(text, type=_IndexMapText)
        except msgspec.DecodeError as error:
            raise SourceMapError(f"not a source map: {error}") from None
        if read.version != 3:
            raise SourceMapError(f"source map of version {read.version}; 3 is known")
        self._sections = read.sections
        self._starts = [(each.offset.line, each.offset.column) for each in read.sections]
        if self._starts != sorted(self._starts):
            raise SourceMapError("the sections of the source map are in no order")
        self._maps: dict[int, SourceMap] = {}

    def original(self, line: int, column: int) -> SourcePlace | None:
        """Where ``line`` and ``column`` of the script, both from 0, come from.

        Raises:
            SourceMapError: the section of that place is damaged.
        """
        at = bisect.bisect_right(self._starts, (line, column)) - 1
        if at < 0 or not self._sections[at].map:
            return None
        if at not in self._maps:
            # There may be thousands; few are ever asked for.
            self._maps[at] = SourceMap(bytes(self._sections[at].map))
        first_line, first_column = self._starts[at]
        begins = first_column if line == first_line else 0
        return self._maps[at].original(line - first_line, column - begins)


def read_source_map(text: str | bytes) -> SourceMap | IndexMap:
    """The map that ``text`` is, in either form.

    Raises:
        SourceMapError: it is none.
    """
    raw = text.encode(errors="replace") if isinstance(text, str) else text
    if raw.startswith(_NO_SCRIPT):
        raw = raw.partition(b"\n")[2]
    try:
        form = msgspec.json.decode(raw, type=_Form)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceMapError(f"not a source map: {error}") from None
    return SourceMap(raw) if bytes(form.sections) == b"null" else IndexMap(raw)
