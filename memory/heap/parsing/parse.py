"""Reads a heap snapshot, from a file or in pieces, whatever format it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from memory.heap.formats.gzip import unpacked
from memory.heap.formats.known import AnyParser
from memory.heap.formats.v8 import SnapshotParser
from memory.heap.parsing.memory_limit import PEAK_BYTES_PER_FILE_BYTE, refuse_too_large
from memory.heap.problems import Unreadable
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from memory.problem import InFile

__all__ = ["SnapshotParser", "parse_snapshot", "read_snapshot"]

_READ_BYTES: Final = 1 << 20
# How often the size of what is unpacked is looked at.
_CHECKED_EVERY_BYTES: Final = 1 << 26


def parse_snapshot(pieces: Iterable[bytes | str]) -> HeapSnapshot:
    """The graph of the snapshot whose text comes in ``pieces``.

    Raises:
        SnapshotError: it is no heap snapshot, is damaged, or is too large to analyse here.
    """
    parser = AnyParser()
    for piece in pieces:
        parser.feed(piece.encode(errors="surrogatepass") if isinstance(piece, str) else piece)
    return parser.finish()


def read_snapshot(path: Path) -> HeapSnapshot:
    """The graph of the snapshot in a file, which may be packed with gzip.

    Raises:
        SnapshotError: as parse_snapshot, or the file cannot be read.
    """
    try:
        refuse_too_large(path.stat().st_size * PEAK_BYTES_PER_FILE_BYTE)
        return parse_snapshot(_within_memory(unpacked(_pieces_of(path))))
    except OSError as error:
        raise SnapshotError(Unreadable(str(path), str(error.strerror))) from None
    except SnapshotError as error:
        raise SnapshotError(InFile(str(path), error.problem)) from None


def _pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            yield piece


def _within_memory(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, as long as there is memory for what they add up to: they may be unpacked ones."""
    come = checked = 0
    for piece in pieces:
        come += len(piece)
        if come - checked > _CHECKED_EVERY_BYTES:
            # What has come already takes its part of the memory.
            refuse_too_large(come * (PEAK_BYTES_PER_FILE_BYTE - 1))
            checked = come
        yield piece
