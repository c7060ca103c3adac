"""Steps that come faster than the page does them."""

from __future__ import annotations

import asyncio

from ui.runs.steps_by_hand import StepsByHand


async def test_a_step_that_comes_during_the_reading_ends_it_and_is_read_after() -> None:
    done: list[str] = []
    steps = StepsByHand()
    reads = asyncio.Event()

    async def mount() -> None:
        done.append("mount")

    async def unmount() -> None:
        done.append("unmount")

    async def read() -> None:
        reads.set()
        if done == ["mount"]:
            # Only who cancels it ends this.
            await asyncio.get_running_loop().create_future()
        done.append("read")

    steps.add(mount)
    working = asyncio.ensure_future(steps.work_off(read, lambda: None))
    await reads.wait()
    steps.add(unmount)
    await asyncio.wait_for(working, 5)
    assert done == ["mount", "unmount", "read"]
