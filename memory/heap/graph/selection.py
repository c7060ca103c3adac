"""Takes the chosen values out of a large array."""

from __future__ import annotations

from typing import Final

import numpy as np

from memory.heap.snapshot import Mask, Ordinals

_BLOCK: Final = 1 << 16


def index_type(count: int) -> np.dtype[np.signedinteger]:
    """As wide as the places in an array of so many values need: 32 bits, all but always."""
    return np.promote_types(np.int32, np.min_scalar_type(-count))


def selected(values: Ordinals, chosen: Mask) -> Ordinals:
    """``values[chosen]``, but in a time that does not depend on how they are mixed.

    numpy takes five times as long for a mask of no pattern, or room for a list of all places.
    """
    found = np.empty(int(np.count_nonzero(chosen)), dtype=values.dtype)
    filled = 0
    for start in range(0, len(values), _BLOCK):
        block = slice(start, start + _BLOCK)
        places = np.flatnonzero(chosen[block])
        values[block].take(places, out=found[filled : filled + len(places)], mode="clip")
        filled += len(places)
    return found


def taken(values: Ordinals, places: Ordinals) -> Ordinals:
    """``values[places]``, without a copy of all places in the width in which numpy needs them."""
    found = np.empty(len(places), dtype=values.dtype)
    for start in range(0, len(places), _BLOCK):
        block = slice(start, start + _BLOCK)
        values.take(places[block], out=found[block], mode="clip")
    return found
