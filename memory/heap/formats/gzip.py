"""Unpacks a gzip file piece by piece, however large it becomes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from memory.heap.problems import DamagedGzip, TruncatedGzip, UnpacksTooLarge
from memory.heap.snapshot_error import SnapshotError

_MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = 16 + zlib.MAX_WBITS
_PIECE_BYTES: Final = 1 << 20
# Snapshots shrink to a tenth or so; of a list of a million equal objects to a fortieth (measured).
_LARGEST_RATIO: Final = 250
_NO_MATTER_BYTES: Final = 1 << 26  # up to this size the ratio does not matter


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as they are, or unpacked where they are those of a gzip file.

    At no time more than one piece is unpacked.

    Raises:
        SnapshotError: the gzip file is damaged or ends too early, or unpacks to so much more than
            its size that it is no snapshot.
    """
    source = iter(pieces)
    first = next(source, b"")
    if len(first) < len(_MAGIC) and (more := next(source, None)) is not None:
        first += more
    if first.startswith(_MAGIC):
        yield from _members(chain([first], source))
    else:
        yield first
        yield from source


def _members(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The text of the members that a gzip file consists of, most often one."""
    member = zlib.decompressobj(_GZIP)
    taken = given = 0
    for piece in pieces:
        taken += len(piece)
        rest = piece
        while rest or not member.eof:
            if member.eof:
                # Zeros behind a member's end are padding.
                if not (rest := rest.lstrip(b"\0")):
                    break
                member = zlib.decompressobj(_GZIP)
            text = _decompressed(member, rest)
            given += len(text)
            if given > max(_NO_MATTER_BYTES, _LARGEST_RATIO * taken):
                raise SnapshotError(UnpacksTooLarge(_LARGEST_RATIO))
            if text:
                yield text
            rest = member.unused_data if member.eof else member.unconsumed_tail
            if not rest and len(text) < _PIECE_BYTES:
                break
    if not member.eof:
        raise SnapshotError(TruncatedGzip())


def _decompressed(member: zlib._Decompress, rest: bytes) -> bytes:
    try:
        return member.decompress(rest, _PIECE_BYTES)
    except zlib.error:
        raise SnapshotError(DamagedGzip()) from None
