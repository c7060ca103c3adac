"""When garbage is collected before a page is read: until nothing more falls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from memory.protocol.session import Session

CountsT = TypeVar("CountsT")

# Each round frees what a finalizer or a WeakRef of the one before let go; two are the rule.
_MAX_ROUNDS = 6


async def collect_garbage(session: Session, count: Callable[[], Awaitable[CountsT]]) -> CountsT:
    """Collect garbage until ``count`` gives the same twice, and return that.

    Raises:
        SessionError: the page cannot be read.
    """
    await session.collect_garbage()
    counts = await count()
    for _ in range(_MAX_ROUNDS):
        before = counts
        await session.collect_garbage()
        counts = await count()
        if counts == before:
            break
    return counts
