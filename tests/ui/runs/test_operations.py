"""What the operations do one after the other, with the real page."""

from __future__ import annotations

import asyncio

from lab.page.catalog import Scenario
from memory.problem import Problem
from tests.lab.shown_page import LIMIT_S, shown_page
from ui.runs.operations import Operations


async def idle(operations: Operations) -> None:
    """Wait until what goes on has ended."""
    if operations.is_busy:
        done = asyncio.Event()

        def note(busy: bool) -> None:
            if not busy:
                done.set()

        operations.busy_changed.connect(note)
        await asyncio.wait_for(done.wait(), LIMIT_S)
        operations.busy_changed.disconnect(note)


async def test_steps_that_wait_for_a_page_that_is_not_there_fail_once() -> None:
    offered: list[tuple[Scenario, ...]] = []
    failures: list[Problem] = []
    async with shown_page() as page:
        operations = Operations(page)
        operations.loaded.connect(offered.append)
        operations.failed.connect(failures.append)
        operations.load("2.4.1")
        await idle(operations)
        one, other = offered[0][:2]
        operations.mount(one)
        await idle(operations)
        assert failures == []
        operations.load("9.9.9")
        await idle(operations)
        assert len(failures) == 1
        for _ in range(3):
            operations.mount(other)
        await idle(operations)
        assert len(failures) == 2
        assert operations.takes_by_hand


async def test_nothing_begins_after_it_was_closed() -> None:
    offered: list[tuple[Scenario, ...]] = []
    async with shown_page() as page:
        operations = Operations(page)
        operations.loaded.connect(offered.append)
        operations.load("2.4.1")
        await idle(operations)
        for _ in range(3):
            operations.mount(offered[0][0])
        await operations.close()
        operations.mount(offered[0][0])
        assert not operations.is_busy
