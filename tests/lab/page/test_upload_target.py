"""The file that is uploaded, and the server it goes to."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

import aiohttp
import pytest

from lab.page.upload_target import UploadTarget
from tests.memory.blank_page import listening_ports


@pytest.mark.parametrize("size", [0, 1, 65_536, 100_000])
async def test_a_real_file_of_that_size_is_there_until_the_target_is_closed(size: int) -> None:
    async with UploadTarget(size) as target:
        path = Path(target.answer.file_path)
        content = await asyncio.to_thread(path.read_bytes)
        assert len(content) == size
        async with (
            aiohttp.ClientSession() as session,
            session.post(target.answer.url, data=content) as response,
        ):
            assert await response.json() == {"received": size}
            assert target.answer.url.startswith("http://127.0.0.1:")
    assert not await asyncio.to_thread(path.parent.exists)


async def test_a_closed_target_answers_nothing() -> None:
    target = UploadTarget(10)
    with pytest.raises(RuntimeError, match="not open"):
        _ = target.answer
    async with target:
        url = target.answer.url
    with pytest.raises(RuntimeError, match="not open"):
        _ = target.answer
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.post(url)


@pytest.mark.parametrize("turns", range(8))
async def test_opening_that_is_cancelled_leaves_no_file_and_no_socket(
    turns: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    target = UploadTarget(10)
    # What is imported already is no reason to wait.
    await target.prepare()
    opening = asyncio.ensure_future(target.__aenter__())
    for _ in range(turns):
        await asyncio.sleep(0)
    opening.cancel()
    await asyncio.wait([opening])
    if not opening.cancelled():
        # It was done before.
        await opening.result().__aexit__(None, None, None)
    assert await asyncio.to_thread(os.listdir, tmp_path) == []
    assert listening_ports() == set()


async def test_two_targets_do_not_meet() -> None:
    async with UploadTarget(10) as one, UploadTarget(10) as other:
        assert one.answer.url != other.answer.url
        assert one.answer.file_path != other.answer.file_path
