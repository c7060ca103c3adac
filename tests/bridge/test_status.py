"""Status streams that never end, and how much they send together."""

from __future__ import annotations

import asyncio

import pytest

from bridge.backend import Backend
from bridge.commands import Commands
from bridge.status import INTERVAL_S, StatusStreams
from tests.bridge.front_end import FrontEnd

STREAMS = 12
MOST_PER_S = 20.0
SECONDS = 1.0


async def sent_by(streams: int, most_per_s: float | None) -> list[int]:
    """Messages of each of so many streams, within a second from the start of the last."""
    commands = Commands()
    StatusStreams(most_per_s).register(commands)
    backend = Backend(commands)
    page = FrontEnd(backend)
    try:
        callbacks = []
        for _ in range(streams):
            callback, argument = page.channel()
            await page.invoke("watch_status", {"onStatus": argument})
            callbacks.append(callback)
        before = [len(page.messages[callback]) for callback in callbacks]
        # A stream is a clock, and so is what measures it.
        await asyncio.sleep(SECONDS)
        return [
            len(page.messages[callback]) - earlier
            for callback, earlier in zip(callbacks, before, strict=True)
        ]
    finally:
        await backend.close()


async def test_however_many_they_are_they_send_no_more_than_they_may_and_each_goes_on() -> None:
    sent = await sent_by(STREAMS, MOST_PER_S)
    # Each had begun before it knew of those after it: one message more.
    assert sum(sent) <= MOST_PER_S * SECONDS + STREAMS
    assert all(sent)


@pytest.mark.parametrize("most_per_s", [None, MOST_PER_S])
async def test_one_alone_goes_at_its_own_pace(most_per_s: float | None) -> None:
    (sent,) = await sent_by(1, most_per_s)
    assert 1 <= sent <= SECONDS / (INTERVAL_S if most_per_s is None else 1 / most_per_s) + 1
