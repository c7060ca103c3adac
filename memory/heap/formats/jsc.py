"""JavaScriptCore's heap snapshots, as Safari's Web Inspector exports them and Bun writes them.

The format is described in HeapSnapshotBuilder.cpp of WebKit. Versions 1 and 2 have no ``type``;
version 1 has one flag alone. A ``GCDebugging`` snapshot says three things more of each node.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.formats.format import Format
from memory.heap.formats.jsc_graph import JscParts, graph_of
from memory.heap.parsing.memory_limit import refuse_too_large
from memory.heap.parsing.numbers import NumberArrayReader
from memory.heap.parsing.strings import joined_strings
from memory.heap.problems import DamagedArray, NewerVersion, NotASnapshot, TextBehindEnd, Truncated
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError

_NEWEST: Final = 3
_WHITE: Final = rb"[ \n\r\t]*"
_KEY: Final = re.compile(_WHITE + rb"[,{]?" + _WHITE + rb'"([A-Za-z]+)"' + _WHITE + rb":" + _WHITE)
_SCALAR: Final = re.compile(rb'"[^"\\]*"|-?\d+')
_END: Final = re.compile(_WHITE + rb"\}" + _WHITE)
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]]', re.DOTALL)
# The label stays; the addresses of the cell and of what it wraps say nothing.
_ADDRESSES: Final = re.compile(rb',\s*"0x[0-9a-fA-F]*"\s*,\s*"0x[0-9a-fA-F]*"')
_NUMBERS: Final = ("nodes", "edges", "roots")
# The text, its numbers as read, and the graph with all analyses; per byte of the file.
_PEAK_BYTES_PER_BYTE: Final = 8


class JscParser:
    """Takes the text in pieces and reads it when it has come: it is small beside V8's."""

    def __init__(self) -> None:
        self._text = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take in the next piece."""
        self._text += piece

    def finish(self) -> HeapSnapshot:
        """The graph.

        Raises:
            SnapshotError: the text stops too early, contradicts itself, or is of a later version.
        """
        refuse_too_large(len(self._text) * (_PEAK_BYTES_PER_BYTE - 1))
        text, self._text = bytes(self._text), bytearray()
        sections = _sections(text)
        version = int(sections.scalars.get("version", b"0"))
        if not 1 <= version <= _NEWEST:
            raise SnapshotError(NewerVersion(version, _NEWEST))
        debugging = sections.scalars.get("type", b"") == b'"GCDebugging"'
        for needed in ("nodes", "nodeClassNames", "edges", "edgeTypes", "edgeNames"):
            if needed not in sections.arrays:
                raise SnapshotError(Truncated())
        return graph_of(
            JscParts(
                nodes=sections.rows("nodes", 5 if debugging else 4),
                edges=sections.rows("edges", 4),
                class_names=sections.array("nodeClassNames"),
                edge_types=sections.words("edgeTypes"),
                edge_names=sections.array("edgeNames"),
                labels=sections.array("labels"),
            )
        )


@dataclass(frozen=True)
class _Sections:
    """Where the values of the document stand, by their keys."""

    text: bytes
    scalars: dict[str, bytes]
    arrays: dict[str, tuple[int, int]]  # behind the opening bracket; at the closing one

    def rows(self, key: str, width: int) -> npt.NDArray[np.int64]:
        """An array of numbers as rows, shape (rows, width)."""
        start, end = self.arrays[key]
        piece: bytes | memoryview = memoryview(self.text)[start:end]
        if key == "nodes" and width > 4:
            piece = _ADDRESSES.sub(b"", piece)
        reader = NumberArrayReader(key)
        values = [*reader.feed(memoryview(piece)), *reader.finish()]
        numbers = np.concatenate(values) if values else np.empty(0, dtype=np.uint64)
        if len(numbers) % width:
            raise SnapshotError(DamagedArray(key))
        return numbers.reshape(-1, width).astype(np.int64)

    def array(self, key: str) -> bytes:
        """The text between an array's brackets, empty where there is no such array."""
        start, end = self.arrays.get(key, (0, 0))
        return self.text[start:end]

    def words(self, key: str) -> tuple[str, ...]:
        """A short array of strings."""
        table, _ = joined_strings([self.array(key)])
        return tuple(table[index] for index in range(len(table)))


def _sections(text: bytes) -> _Sections:
    scalars: dict[str, bytes] = {}
    arrays: dict[str, tuple[int, int]] = {}
    at = 0
    while match := _KEY.match(text, at):
        key, at = match[1].decode(), match.end()
        if text[at : at + 1] != b"[":
            scalar = _SCALAR.match(text, at)
            if scalar is None:
                raise SnapshotError(Truncated() if at == len(text) else NotASnapshot())
            scalars[key], at = scalar[0], scalar.end()
            continue
        end = text.find(b"]", at) if key in _NUMBERS else _end_of_array(text, at)
        if end < 0:
            raise SnapshotError(Truncated())
        if key in arrays:
            raise SnapshotError(NotASnapshot())
        arrays[key] = at + 1, end
        at = end + 1
    if (last := _END.match(text, at)) is None:
        raise SnapshotError(Truncated())
    if last.end() < len(text):
        raise SnapshotError(TextBehindEnd())
    return _Sections(text, scalars, arrays)


def _end_of_array(text: bytes, at: int) -> int:
    """Where the bracket stands that closes the one at ``at``, or -1."""
    depth = 0
    for match in _TOKEN.finditer(text, at):
        if match[0] == b"[":
            depth += 1
        elif match[0] == b"]":
            depth -= 1
            if depth == 0:
                return match.start()
    return -1


FORMAT: Final = Format(
    re.compile(rb'\{\s*"version"\s*:\s*\d{1,9}\s*,\s*"(?:type|nodes)"\s*:'), JscParser
)
