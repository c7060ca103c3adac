"""Pausing and slowing down a run."""

from __future__ import annotations

import asyncio

import pytest

from lab.experiments.pace import Pace

LIMIT_S = 5.0


async def test_at_full_speed_nothing_waits() -> None:
    pace = Pace()
    async with asyncio.timeout(LIMIT_S):
        for _ in range(100):
            await pace.next_cycle()


async def test_a_paused_run_waits_until_it_goes_on() -> None:
    pace = Pace()
    pace.pause()
    assert pace.is_paused
    waiting = asyncio.ensure_future(pace.next_cycle())
    await asyncio.sleep(0)
    assert not waiting.done()
    pace.resume()
    assert not pace.is_paused
    await asyncio.wait_for(waiting, LIMIT_S)


async def test_cycles_keep_their_distance() -> None:
    pace = Pace()
    pace.set_interval(0.05)
    now = asyncio.get_running_loop().time
    await pace.next_cycle()
    began = now()
    await asyncio.wait_for(pace.next_cycle(), LIMIT_S)
    # Less the resolution of the clock that the event loop waits by.
    assert now() - began >= 0.049


async def test_a_new_speed_counts_at_once() -> None:
    pace = Pace()
    pace.set_interval(3600)
    await pace.next_cycle()
    waiting = asyncio.ensure_future(pace.next_cycle())
    await asyncio.sleep(0)
    assert not waiting.done()
    pace.set_interval(0)
    await asyncio.wait_for(waiting, LIMIT_S)


@pytest.mark.parametrize(
    ("interval_s", "stay_s", "transfer_s"), [(0, 0, None), (0.2, 0, None), (3, 1.2, 2.4)]
)
async def test_slow_cycles_are_seen_from_within(
    interval_s: float, stay_s: float, transfer_s: float | None
) -> None:
    pace = Pace()
    pace.set_interval(interval_s)
    assert (pace.stay_s, pace.transfer_s) == (0, None)
    await pace.next_cycle()
    assert pace.stay_s == pytest.approx(stay_s)
    assert pace.transfer_s == (None if transfer_s is None else pytest.approx(transfer_s))
    # Those that only look for what holds a leak are at full speed.
    await pace.next_cycle(slowed=False)
    assert (pace.stay_s, pace.transfer_s) == (0, None)


async def test_only_a_pause_stops_what_is_not_slowed() -> None:
    pace = Pace()
    pace.set_interval(3600)
    await pace.next_cycle()
    await asyncio.wait_for(pace.next_cycle(slowed=False), LIMIT_S)
    pace.pause()
    waiting = asyncio.ensure_future(pace.next_cycle(slowed=False))
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_stop_ends_every_wait_for_a_cycle_until_the_next_run() -> None:
    pace = Pace()
    assert await pace.next_cycle()
    pace.set_interval(3600)
    slowed = asyncio.ensure_future(pace.next_cycle())
    await asyncio.sleep(0)
    assert not slowed.done()
    pace.stop()
    assert not await asyncio.wait_for(slowed, LIMIT_S)
    assert pace.is_stopped
    await asyncio.wait_for(pace.stopped(), LIMIT_S)
    assert not await asyncio.wait_for(pace.next_cycle(slowed=False), LIMIT_S)
    pace.resume()
    assert not pace.is_stopped
    assert await asyncio.wait_for(pace.next_cycle(slowed=False), LIMIT_S)


async def test_a_paused_run_can_be_stopped() -> None:
    pace = Pace()
    pace.pause()
    waiting = asyncio.ensure_future(pace.next_cycle())
    await asyncio.sleep(0)
    pace.stop()
    assert not await asyncio.wait_for(waiting, LIMIT_S)
    assert not pace.is_paused
