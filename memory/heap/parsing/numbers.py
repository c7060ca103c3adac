"""Reads the long arrays of whole numbers in a heap snapshot, in blocks, straight into numpy."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.problems import NoAlternation, NothingBetweenCommas, NoWholeNumber, TooManyDigits
from memory.heap.snapshot_error import SnapshotError

BLOCK_BYTES: Final = 1 << 17  # small enough for a core's second-level cache; measured best
_PAD: Final = 16  # a number of up to 16 digits is read as two words of eight bytes before its end
_LONGEST: Final = 16
_FREED_BYTES: Final = 1 << 24
_ZERO: Final = 48
_COMMA: Final = 44
_PADDING: Final = b"," * _PAD
# By the length of a number, the bits that have the values of its last eight digits.
_DIGITS: Final = np.array(
    [0x0F0F0F0F0F0F0F0F >> gap << gap for gap in (8 * max(8 - n, 0) for n in range(_LONGEST + 1))],
    dtype=np.uint64,
)
_WHITESPACE: Final = np.frombuffer(b" \n\r\t", dtype=np.uint8)

Values = npt.NDArray[np.uint64]


class NumberArrayReader:
    """Turns the text between ``[`` and ``]`` of one array, fed in pieces, into values.

    Every number is the eight bytes that end where it ends, freed of what stands before it, and
    three multiplications add up its digits: all numbers of a block at once. After the method
    "parsing series of integers with SIMD" by Wojciech Muła (2018), with numpy as the vector unit.
    """

    def __init__(self, what: str) -> None:
        # glibc gives what is freed back to the system, to ask for it again with the next block; it
        # keeps it once so large a piece has been freed. This one is never written to.
        np.empty(_FREED_BYTES, dtype=np.uint8)
        self._what = what
        self._carry = b""
        self._values = 0
        self._commas = 0

    def feed(self, text: memoryview) -> list[Values]:
        """The values that end in ``text``; a number cut off at its end waits for the next piece.

        Raises:
            SnapshotError: something in the text is no whole number.
        """
        found: list[Values] = []
        for start in range(0, len(text), BLOCK_BYTES):
            block = b"".join((_PADDING, self._carry, text[start : start + BLOCK_BYTES]))
            values, used = self._read(np.frombuffer(block, dtype=np.uint8))
            self._carry = block[_PAD + used :]
            if len(self._carry) > _LONGEST:
                raise SnapshotError(TooManyDigits(self._what))
            if len(values):
                found.append(values)
        return found

    def finish(self) -> list[Values]:
        """The last value. Raises SnapshotError when commas and numbers do not alternate."""
        found = self.feed(memoryview(b" "))
        if self._commas != max(self._values - 1, 0):
            raise SnapshotError(NoAlternation(self._what))
        return found

    def _read(self, padded: npt.NDArray[np.uint8]) -> tuple[Values, int]:
        """The values in a block behind ``_PAD`` commas, and how many of its bytes they took."""
        text = padded[_PAD:]
        separators = np.flatnonzero(text < _ZERO)
        if len(separators) == 0:
            return np.empty(0, dtype=np.uint64), 0
        used = int(separators[-1]) + 1
        text = text[:used]
        if text.max() > _ZERO + 9:
            raise SnapshotError(NoWholeNumber(self._what))
        lengths = np.empty_like(separators)
        lengths[0] = separators[0]
        np.subtract(separators[1:], separators[:-1], out=lengths[1:])
        lengths[1:] -= 1
        commas = int(np.count_nonzero(text == _COMMA))
        if commas != len(separators):
            others = text[separators]
            others = others[others != _COMMA]
            if not np.isin(others, _WHITESPACE).all():
                raise SnapshotError(NoWholeNumber(self._what))
            separators, lengths = separators[lengths > 0], lengths[lengths > 0]
        self._commas += commas
        if len(separators) == 0:
            return np.empty(0, dtype=np.uint64), used
        longest = int(lengths.max())
        if int(lengths.min()) == 0:
            raise SnapshotError(NothingBetweenCommas(self._what))
        if longest > _LONGEST:
            raise SnapshotError(TooManyDigits(self._what))
        words = np.ndarray(shape=(len(padded) - 7,), dtype="<u8", buffer=padded.data, strides=(1,))
        # Word w holds bytes w to w + 7: the one at _PAD - 8 + e ends just before separator e.
        values = _eight_digits(words[_PAD - 8 :].take(separators), lengths)
        if longest > 8:
            long = np.flatnonzero(lengths > 8)
            high = _eight_digits(words[separators[long]], lengths[long] - 8)
            values[long] += high * np.uint64(100_000_000)
        self._values += len(values)
        return values, used


def _eight_digits(words: Values, lengths: npt.NDArray[np.int64]) -> Values:
    """The numbers whose last eight digits, or ``lengths`` if fewer, end little-endian ``words``."""
    words &= _DIGITS.take(lengths)
    words *= np.uint64(10 * 256 + 1)
    words >>= np.uint64(8)
    words &= np.uint64(0x00FF00FF00FF00FF)
    words *= np.uint64(100 * 65_536 + 1)
    words >>= np.uint64(16)
    words &= np.uint64(0x0000FFFF0000FFFF)
    words *= np.uint64(10_000 * 4_294_967_296 + 1)
    words >>= np.uint64(32)
    return words
