"""All file formats that are known, and which of them a file is: told by its beginning."""

from __future__ import annotations

from typing import Final

from memory.heap.formats import jsc, v8
from memory.heap.formats.foreign import FOREIGN
from memory.heap.formats.format import Format, Parser
from memory.heap.problems import Empty
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError

READ: Final[tuple[Format, ...]] = (
    v8.FORMAT,
    jsc.FORMAT,
)
FORMATS: Final = (*READ, *FOREIGN)
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
# A trace of Chrome's has this much about the machine before what it is recognised by.
_HEAD_BYTES: Final = 1 << 14


def is_snapshot(head: bytes) -> bool:
    """Whether a file that begins like this is of a format that is read."""
    begins = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
    return any(known.head.match(begins) for known in READ)


class AnyParser:
    """Takes a file in pieces, and hands it to the parser of its format."""

    def __init__(self) -> None:
        self._head = b""
        self._parser: Parser | None = None

    def feed(self, piece: bytes) -> None:
        """Take in the next piece.

        Raises:
            SnapshotError: the file is of no format that can be read, or cannot be right.
        """
        if self._parser is not None:
            self._parser.feed(piece)
            return
        self._head += piece
        if len(self._head) < _HEAD_BYTES:
            return
        if self._head.isspace():
            self._head = b""
        else:
            self._begin()

    def finish(self) -> HeapSnapshot:
        """The graph.

        Raises:
            SnapshotError: the file is empty, of no format that can be read, or cannot be right.
        """
        return (self._parser or self._begin()).finish()

    def _begin(self) -> Parser:
        head, self._head = self._head.removeprefix(_BYTE_ORDER_MARK), b""
        begins = head.lstrip()
        if not begins:
            raise SnapshotError(Empty())
        # As it is as well: what is white space in a text says something in a binary file.
        # The last format matches everything.
        known = next(f for f in FORMATS if f.head.match(begins) or f.head.match(head))
        self._parser = known.parser()
        self._parser.feed(head)
        return self._parser
