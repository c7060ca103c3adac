"""Packed files: read piece by piece, and never more of them than there is memory for."""

from __future__ import annotations

import gzip
import itertools
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.heap.formats.gzip import unpacked
from memory.heap.snapshot_error import SnapshotError


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4), st.integers(1, 700))
def test_what_was_packed_comes_out(parts: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, parts))
    assert b"".join(unpacked(cut(packed, size))) == b"".join(parts)
    assert b"".join(unpacked(cut(packed + b"\0" * 600, size))) == b"".join(parts)


@given(st.binary(max_size=300).filter(lambda data: not data.startswith(b"\x1f\x8b")))
def test_what_was_not_packed_stays(data: bytes) -> None:
    assert b"".join(unpacked(cut(data, 7))) == data


def test_much_comes_out_in_small_pieces() -> None:
    packed = gzip.compress(b"0123456789abcdef" * 3_000_000)
    tracemalloc.start()
    assert sum(map(len, unpacked([packed]))) == 48_000_000
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_a_bomb_is_refused() -> None:
    member = zlib.compressobj(9, wbits=31)
    bomb = b"".join(member.compress(b" " * 1_000_000) for _ in range(300)) + member.flush()
    pieces = unpacked(cut(bomb, 1000))
    assert len(list(itertools.islice(pieces, 50))) == 50
    with pytest.raises(SnapshotError, match="more than 250 times its size"):
        list(itertools.islice(pieces, 50))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_one_is_named(data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(bytes(range(256)) * 20))
    packed[data.draw(st.integers(10, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SnapshotError, match=r"gzip file (is damaged|ends too early)"):
        b"".join(unpacked(cut(bytes(packed), 1000)))


def test_one_cut_short_is_named() -> None:
    packed = gzip.compress(b"text" * 100)
    for end in range(2, len(packed)):
        with pytest.raises(SnapshotError, match="gzip file ends too early"):
            b"".join(unpacked([packed[:end]]))
