"""Reads what the tracker of a page counts, once garbage is out of it."""

from __future__ import annotations

from typing import Final

from check import tracker
from check.judge import grew
from check.tracker import TrackerReading
from memory.protocol.session import Session

# Each round frees what a finalizer or a WeakRef of the one before let go.
_MAX_ROUNDS: Final = 6


async def read_left(
    session: Session, before: TrackerReading | None = None, count: int = 0
) -> TrackerReading:
    """What is left once garbage collection takes nothing more. Raises as ``session`` does.

    Where ``count`` cycles since ``before`` have left nothing, garbage decides nothing.
    """
    await session.collect_garbage()
    reading = await tracker.read(session)
    for _ in range(_MAX_ROUNDS):
        if not (any(reading.counts) if before is None else grew(before, reading, count)):
            break
        last = reading
        await session.collect_garbage()
        reading = await tracker.read(session)
        if reading.counts == last.counts:
            break
    return reading
