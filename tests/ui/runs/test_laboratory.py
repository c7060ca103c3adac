"""What the laboratory does one after the other, with the real page."""

from __future__ import annotations

import asyncio

from lab.page.catalog import Scenario
from memory.problem import Problem
from tests.lab.shown_page import LIMIT_S, shown_page
from ui.runs.laboratory import Laboratory


async def idle(laboratory: Laboratory) -> None:
    """Wait until what goes on has ended."""
    if laboratory.is_busy:
        done = asyncio.Event()

        def note(busy: bool) -> None:
            if not busy:
                done.set()

        laboratory.busy_changed.connect(note)
        await asyncio.wait_for(done.wait(), LIMIT_S)
        laboratory.busy_changed.disconnect(note)


async def test_steps_that_wait_for_a_page_that_is_not_there_fail_once() -> None:
    offered: list[tuple[Scenario, ...]] = []
    failures: list[Problem] = []
    async with shown_page() as page:
        laboratory = Laboratory(page)
        laboratory.loaded.connect(offered.append)
        laboratory.failed.connect(failures.append)
        laboratory.load("2.4.1")
        await idle(laboratory)
        one, other = offered[0][:2]
        laboratory.mount(one)
        await idle(laboratory)
        assert failures == []
        laboratory.load("9.9.9")
        await idle(laboratory)
        assert len(failures) == 1
        for _ in range(3):
            laboratory.mount(other)
        await idle(laboratory)
        assert len(failures) == 2
        assert laboratory.takes_by_hand


async def test_nothing_begins_after_it_was_closed() -> None:
    offered: list[tuple[Scenario, ...]] = []
    async with shown_page() as page:
        laboratory = Laboratory(page)
        laboratory.loaded.connect(offered.append)
        laboratory.load("2.4.1")
        await idle(laboratory)
        for _ in range(3):
            laboratory.mount(offered[0][0])
        await laboratory.close()
        laboratory.mount(offered[0][0])
        assert not laboratory.is_busy
