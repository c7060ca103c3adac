"""Cycles of which somebody who waits is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from check.cycles.cycles import Cycles

Tell = Callable[[int, int], None]
"""Is told which cycle is next, from 1 on, and how many there are."""

# As quick as one can read. Quick cycles are run several in one call, as they are without this.
_QUICK_S: Final = 0.1


async def run_and_tell(cycles: Cycles, count: int, tell: Tell) -> int:
    """Run ``count`` cycles, and tell how far they are; how often that was. Raises as they do."""
    loop = asyncio.get_running_loop()
    done, at_once = 0, 1
    while done < count:
        tell(done + 1, count)
        started = loop.time()
        done += await cycles.run(min(at_once, count - done))
        if loop.time() - started < _QUICK_S:
            at_once *= 2
    return done
