"""Transfers that go so slowly that one can watch."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bridge.scope import AllowedHost, Scope
from bridge.transfer import HttpTransfers, TransferProgress
from bridge.transfer_throttle import Throttle
from tests.bridge.http_server import HttpServer

LIMIT_S = 10.0
_DAY_S = 86_400.0


async def test_at_full_speed_nothing_is_held_up() -> None:
    await asyncio.wait_for(Throttle().passed(2**40), LIMIT_S)


async def test_a_chunk_takes_its_time() -> None:
    throttle = Throttle()
    throttle.set_speed(1000)
    now = asyncio.get_running_loop().time
    began = now()
    await asyncio.wait_for(throttle.passed(50), LIMIT_S)
    # Less the resolution of the clock that the event loop waits by.
    assert now() - began >= 0.049


async def test_another_speed_counts_at_once() -> None:
    throttle = Throttle()
    throttle.set_speed(1 / _DAY_S)
    waiting = asyncio.ensure_future(throttle.passed(1))
    await asyncio.sleep(0)
    throttle.set_speed(1 / _DAY_S)
    await asyncio.sleep(0)
    assert not waiting.done()
    throttle.set_speed(None)
    await asyncio.wait_for(waiting, LIMIT_S)


async def test_an_upload_reports_its_first_chunk_and_goes_on_when_it_may(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(1024 * 1024))
    transfers = HttpTransfers(Scope((tmp_path,), (), (AllowedHost("127.0.0.1"),)))
    transfers.throttle.set_speed(1)
    reported: list[TransferProgress] = []
    begun = asyncio.Event()

    def report(progress: TransferProgress) -> None:
        reported.append(progress)
        begun.set()

    async with HttpServer() as server:
        upload = asyncio.ensure_future(transfers.upload(server.url, str(path), report))
        await asyncio.wait_for(begun.wait(), LIMIT_S)
        assert len(reported) == 1
        transfers.throttle.set_speed(None)
        await asyncio.wait_for(upload, LIMIT_S)
        await transfers.close()
    assert reported[-1].progress_total == reported[-1].total
