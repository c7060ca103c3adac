"""Whose turn it is where several pages are checked, some of them at a time."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from typing import Final, Literal, Protocol


class Turn(Protocol):
    """That of one page."""

    @property
    def waited_s(self) -> float:
        """How long the page has waited for others so far."""
        ...

    async def begin(self) -> None:
        """Wait until it is this page's turn; what is no page's doing is made ready before."""
        ...

    def leave(self) -> None:
        """Let others have it while this page only waits; then it is to be begun again."""
        ...


class Alone:
    """Of a page beside which there is no other: it is always its turn."""

    waited_s = 0.0

    async def begin(self) -> None:
        """It is."""

    def leave(self) -> None:
        """Nobody wants it."""


ALONE: Final[Turn] = Alone()


class Turns:
    """Gives turns: to so many pages at a time, while one more is made ready.

    As many again may be open that have left theirs; not more, for each page takes memory.
    """

    def __init__(self, at_a_time: int) -> None:
        self.measured = asyncio.Semaphore(at_a_time)
        self.begun = asyncio.Semaphore(at_a_time + 1)
        self.may_leave = at_a_time
        """How many more may leave their turns."""

    @contextlib.asynccontextmanager
    async def next(self) -> AsyncIterator[Turn]:
        """The turn of one more page, in the order in which they ask, whichever is ready first."""
        await self.begun.acquire()
        turn = _SharedTurn(self)
        try:
            yield turn
        finally:
            turn.end()


class _SharedTurn:
    """A :class:`Turn` beside others."""

    def __init__(self, turns: Turns) -> None:
        self.waited_s = 0.0
        self._turns = turns
        self._has_left = False
        self._had: asyncio.Task[Literal[True]] | None = self._asked()

    async def begin(self) -> None:
        """See :class:`Turn`."""
        since = time.perf_counter()
        if self._had is None:
            self._had = self._asked()
        await self._had
        self.waited_s += time.perf_counter() - since

    def leave(self) -> None:
        """See :class:`Turn`."""
        if not self._has_left:
            if self._turns.may_leave == 0:
                return
            self._turns.may_leave -= 1
            self._turns.begun.release()
            self._has_left = True
        self._give_back()

    def end(self) -> None:
        """The page is done."""
        self._give_back()
        if self._has_left:
            self._turns.may_leave += 1
        else:
            self._turns.begun.release()

    def _asked(self) -> asyncio.Task[Literal[True]]:
        return asyncio.create_task(self._turns.measured.acquire())

    def _give_back(self) -> None:
        had, self._had = self._had, None
        if had is not None and not had.cancel() and not had.cancelled():
            self._turns.measured.release()
