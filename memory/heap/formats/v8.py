"""V8's ``.heapsnapshot``, also ``.heaptimeline``: read in one pass, in pieces as they come."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from memory.heap.formats.format import Format
from memory.heap.parsing.columns import ColumnBuilder, SnapshotHeader
from memory.heap.parsing.memory_limit import refuse_too_large
from memory.heap.parsing.numbers import NumberArrayReader
from memory.heap.parsing.strings import StringTable, split_strings
from memory.heap.problems import Empty, NotASnapshot, TextBehindEnd, Truncated
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError

_NUMBERS: Final = ("nodes", "edges", "locations")
_KEY: Final = re.compile(rb'[ \n\r\t,]*"([a-z_]+)"[ \n\r\t]*:[ \n\r\t]*(?=[^ \n\r\t])')
_OPENING: Final = re.compile(rb"[ \n\r\t]*\{")
_CLOSING: Final = re.compile(rb"[ \n\r\t]*\}[ \n\r\t]*")
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{},]|"', re.DOTALL)
_REST_OF_STRING: Final = re.compile(rb'(?:[^"\\]|\\.)*', re.DOTALL)
_QUOTE: Final = ord('"')
_LONGEST_KEY: Final = 200
_LONGEST_HEADER: Final = 1 << 20


class SnapshotParser:
    """Takes a snapshot's text in pieces, in the order they come, and gives the graph at the end.

    Numbers go straight into numpy arrays and the strings stay text, so that at no time more than
    one piece exists twice.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._section = "start"
        self._header: SnapshotHeader | None = None
        self._columns: ColumnBuilder | None = None
        self._numbers: NumberArrayReader | None = None
        self._string_text: bytearray | None = None
        self._strings: StringTable | None = None
        self._seen: set[str] = set()
        self._depth = 0
        self._in_string = False

    def feed(self, piece: bytes | str) -> None:
        """Take in the next piece.

        Raises:
            SnapshotError: what came so far is no heap snapshot, or is too large to analyse here.
        """
        text = piece.encode() if isinstance(piece, str) else piece
        if self._section == "strings" and self._string_text is not None:
            self._string_text += text
            return
        text = self._rest + text if self._rest else text
        at = 0
        while True:
            step = self._step(text, at)
            if step < 0:
                break
            at = step
        if self._section != "strings":
            self._rest = text[at:]

    def finish(self) -> HeapSnapshot:
        """The graph.

        Raises:
            SnapshotError: the text was empty, stops too early, or contradicts itself.
        """
        if self._section == "start" and not self._rest.strip():
            raise SnapshotError(Empty())
        if self._string_text is not None:
            self._strings, rest = split_strings(self._string_text)
            self._string_text = None
            self._section = "between"
            self.feed(rest)
        if self._section == "end" and not self._rest.strip():
            if self._columns is None or self._strings is None or "edges" not in self._seen:
                raise SnapshotError(NotASnapshot())
            return self._columns.build(self._strings)
        if self._section == "end":
            raise SnapshotError(TextBehindEnd())
        raise SnapshotError(Truncated())

    def _step(self, text: bytes, at: int) -> int:
        """Read on from ``at``: where it got to, or -1 when the next piece is needed."""
        if self._section == "start":
            return self._start(text, at)
        if self._section == "between":
            return self._next_key(text, at)
        if self._section == "snapshot":
            return self._read_header(text, at)
        if self._section in _NUMBERS:
            return self._read_numbers(text, at)
        if self._section == "strings":
            # Nobody can tell cheaply where this array ends before all of it is there.
            self._string_text = bytearray(memoryview(text)[at:])
            self._rest = b""
            return -1
        if self._section == "end":
            return -1
        return self._skip(text, at)

    def _start(self, text: bytes, at: int) -> int:
        match = _OPENING.match(text, at)
        if match is None:
            if text[at:].strip():
                raise SnapshotError(NotASnapshot())
            return -1
        self._section = "between"
        return match.end()

    def _next_key(self, text: bytes, at: int) -> int:
        if match := _KEY.match(text, at):
            return self._open_section(match[1].decode(), text, match.end())
        if match := _CLOSING.match(text, at):
            self._section = "end"
            return match.end()
        if len(text) - at > _LONGEST_KEY:
            raise SnapshotError(NotASnapshot())
        return -1

    def _open_section(self, key: str, text: bytes, at: int) -> int:
        if key in self._seen or (self._header is None and key != "snapshot"):
            raise SnapshotError(NotASnapshot())
        self._seen.add(key)
        self._section = key
        self._depth = 0
        if key not in _NUMBERS and key != "strings":
            return at
        if text[at] != ord("["):
            raise SnapshotError(NotASnapshot())
        if key == "edges" and "nodes" not in self._seen:
            raise SnapshotError(NotASnapshot())
        self._numbers = NumberArrayReader(key)
        return at + 1

    def _read_header(self, text: bytes, at: int) -> int:
        end = _end_of_value(text, at)
        if end < 0:
            if len(text) - at > _LONGEST_HEADER:
                raise SnapshotError(NotASnapshot())
            return -1
        try:
            self._header = msgspec.json.decode(text[at:end], type=SnapshotHeader)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise SnapshotError(NotASnapshot()) from None
        refuse_too_large(self._header.estimated_bytes())
        self._columns = ColumnBuilder(self._header)
        self._section = "between"
        return end

    def _read_numbers(self, text: bytes, at: int) -> int:
        assert self._columns is not None
        assert self._numbers is not None
        if at == len(text):
            return -1
        end = text.find(b"]", at)
        piece = memoryview(text)[at : end if end >= 0 else len(text)]
        for values in self._numbers.feed(piece):
            self._columns.add(self._section, values)
        if end < 0:
            return len(text)
        for values in self._numbers.finish():
            self._columns.add(self._section, values)
        self._columns.close(self._section)
        self._section = "between"
        return end + 1

    def _skip(self, text: bytes, at: int) -> int:
        """Pass over a value that nothing here reads, such as the tree of allocations."""
        if self._in_string:
            rest = _REST_OF_STRING.match(text, at)
            end = at if rest is None else rest.end()
            if end == len(text) or text[end] != _QUOTE:
                return end if end > at else -1
            self._in_string = False
            at = end + 1
        if at == len(text):
            return -1
        for match in _TOKEN.finditer(text, at):
            token = match[0]
            if token == b'"':  # a string that goes on in the next piece
                self._in_string = True
                return match.end()
            if token in (b"[", b"{"):
                self._depth += 1
            elif token in (b"]", b"}") and self._depth:
                self._depth -= 1
                if self._depth == 0:
                    self._section = "between"
                    return match.end()
            elif self._depth == 0 and not token.startswith(b'"'):
                self._section = "between"
                return match.start()
        return len(text)


def _end_of_value(text: bytes, at: int) -> int:
    """Where the object or array that begins at ``at`` ends, or -1 if it goes on."""
    depth = 0
    for match in _TOKEN.finditer(text, at):
        if match[0] in (b"[", b"{"):
            depth += 1
        elif match[0] in (b"]", b"}"):
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


FORMAT: Final = Format(re.compile(rb'\{\s*"snapshot"\s*:'), SnapshotParser)
