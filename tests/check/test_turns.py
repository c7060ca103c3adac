"""Whose turn it is: pages that only wait let others go on, and not too many are open."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from check.turns import Turn, Turns


class Page:
    """A page that is checked, step by step."""

    def __init__(self, turns: Turns) -> None:
        self.is_open = False
        self.has_turn = False
        self.turn: Turn | None = None
        self._may_end = asyncio.Event()
        self._task = asyncio.create_task(self._check(turns))

    async def _check(self, turns: Turns) -> None:
        async with turns.next() as self.turn:
            self.is_open = True
            await self.begin()
            await self._may_end.wait()

    async def begin(self) -> None:
        assert self.turn is not None
        await self.turn.begin()
        self.has_turn = True

    def leave(self) -> None:
        assert self.turn is not None
        self.turn.leave()

    async def end(self) -> None:
        self._may_end.set()
        await self._task

    async def cancel(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


async def as_far_as_possible() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def opened(turns: Turns, count: int) -> list[Page]:
    pages = [Page(turns) for _ in range(count)]
    await as_far_as_possible()
    return pages


@pytest.mark.parametrize("at_a_time", [1, 3])
async def test_so_many_have_their_turn_and_one_more_is_open(at_a_time: int) -> None:
    pages = await opened(Turns(at_a_time), at_a_time + 2)
    assert [page.has_turn for page in pages] == [True] * at_a_time + [False, False]
    assert [page.is_open for page in pages] == [True] * (at_a_time + 1) + [False]
    for page in pages:
        await page.end()


async def test_who_leaves_lets_the_next_begin_and_waits_for_its_end() -> None:
    first, second, third = await opened(Turns(1), 3)
    first.leave()
    await as_far_as_possible()
    assert second.has_turn
    assert third.is_open
    again = asyncio.create_task(first.begin())
    await as_far_as_possible()
    assert not again.done()
    await second.end()
    await as_far_as_possible()
    assert third.has_turn, "it asked before"
    assert not again.done()
    await third.end()
    await again
    await first.end()


async def test_who_had_to_wait_knows_how_long() -> None:
    first, second = await opened(Turns(1), 2)
    assert second.turn is not None
    await asyncio.sleep(0.05)
    await first.end()
    await as_far_as_possible()
    assert 0.04 < second.turn.waited_s < 10
    await second.end()


async def test_not_more_are_open_besides_than_have_their_turn() -> None:
    first, second, third, fourth = await opened(Turns(1), 4)
    first.leave()
    await as_far_as_possible()
    second.leave()
    await as_far_as_possible()
    assert not third.has_turn
    assert not fourth.is_open
    await second.begin()
    await second.end()
    await as_far_as_possible()
    assert third.has_turn
    await first.cancel()
    await as_far_as_possible()
    third.leave()
    await as_far_as_possible()
    assert fourth.has_turn, "the one that had left is gone"
    await third.cancel()
    await fourth.end()


@pytest.mark.parametrize("when", ["before its turn", "in its turn", "away", "on its way back"])
async def test_who_is_cancelled_keeps_nothing(when: str) -> None:
    turns = Turns(1)
    async with AsyncExitStack() as stack:
        before = await opened(turns, 1) if when == "before its turn" else []
        (page,) = await opened(turns, 1)
        if when in ("away", "on its way back"):
            page.leave()
        if when == "on its way back":
            before = await opened(turns, 1)
            back = asyncio.create_task(page.begin())
            stack.callback(back.cancel)
            await as_far_as_possible()
        await page.cancel()
        for each in before:
            await each.end()
    # All are to be had again: one in its turn, one beside it that has left, one that is ready.
    first, second, third, fourth = await opened(turns, 4)
    assert [each.has_turn for each in (first, second)] == [True, False]
    first.leave()
    await as_far_as_possible()
    assert [each.has_turn for each in (second, third)] == [True, False]
    assert third.is_open
    assert not fourth.is_open
    for each in (second, third, fourth, first):
        await each.end()
