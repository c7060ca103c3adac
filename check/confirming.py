"""How many cycles confirm what grew: as many as a cache wants to be full, where that is quick."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

# As many cycles as pass in so many seconds, between these two numbers.
LEAST: Final = 8
MOST: Final = 120
_TIME_S: Final = 0.7
# Where those were fewer than this, a page is slow, and gets so many seconds more.
_WANTED: Final = 80
_MORE_TIME_S: Final = 2.0
# As many as add so much to a heap snapshot, but never fewer than this: whole documents that are
# kept take seconds to be read, and nobody caches many.
_MORE_BYTES: Final = 10_000_000
_LEAST_LARGE: Final = 24


RunCycles = Callable[[int, int, float], Awaitable[int]]
"""Runs cycles: how many at most, how many at least, and in how many s; gives how many it ran."""


async def many_cycles(run: RunCycles, most: int) -> int:
    """Run as many as are wanted, ``most`` at most; how many these were. Raises as ``run`` does."""
    done = await run(most, LEAST, _TIME_S)
    wanted = min(_WANTED, most)
    if done >= wanted:
        return done
    return done + await run(wanted - done, 0, _MORE_TIME_S)


def affordable_cycles(lengths: Sequence[int], cycles: int, loading_s: float) -> int:
    """The most that are confirmed by, if each is as costly as those before.

    ``lengths`` are those of the snapshots until now, in bytes; ``cycles`` passed between the last
    two, and then a server took ``loading_s`` seconds to give all that they had asked for.
    """
    grown = max(lengths[-1] - lengths[-2], 1)
    most = min(MOST, max(_LEAST_LARGE, _MORE_BYTES * cycles // grown))
    return most if loading_s == 0 else min(most, max(LEAST, int(cycles * _MORE_TIME_S / loading_s)))
