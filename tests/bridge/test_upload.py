"""Real files to a real server: what arrives, and what is reported meanwhile."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import os
from pathlib import Path

import msgspec
import pytest
from aiohttp import web

from tests.bridge.front_end import FrontEnd, Json
from tests.bridge.http_server import HttpServer, read_body
from tests.bridge.uploading import Uploader

CHUNK_BYTES = 8 * 1024


class _Payload(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    progress: int
    progress_total: int
    total: int
    transfer_speed: int


class _Message(msgspec.Struct):
    message: _Payload


@pytest.mark.parametrize("size", [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 1_000_000])
async def test_the_file_arrives_whole_and_its_progress_adds_up(
    uploader: Uploader, tmp_path: Path, size: int
) -> None:
    content = os.urandom(size)
    path = tmp_path / "photo of Ö.jpg"
    path.write_bytes(content)
    async with HttpServer() as server:
        upload = uploader.start(server.url, path)
        assert await upload.answer == f"ok: {size}"
    assert server.received[0].sha256 == hashlib.sha256(content).hexdigest()
    assert server.received[0].headers["Content-Length"] == str(size)

    *progress, end = uploader.messages(upload)
    assert end == {"index": len(progress), "end": True}
    sent = 0
    for index, message in enumerate(progress):
        assert isinstance(message, dict)
        assert message["index"] == index
        payload = msgspec.convert(message, _Message).message
        assert 0 < payload.progress <= CHUNK_BYTES
        sent += payload.progress
        assert payload.progress_total == sent
        assert payload.total == size
    assert sent == size
    assert len(progress) == -(-size // CHUNK_BYTES)


async def test_an_empty_file_is_uploaded_without_progress(
    uploader: Uploader, tmp_path: Path
) -> None:
    path = tmp_path / "empty"
    path.touch()
    async with HttpServer() as server:
        upload = uploader.start(server.url, path)
        assert await upload.answer == "ok: 0"
    assert uploader.messages(upload) == [{"index": 0, "end": True}]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
async def test_method_headers_and_address_arrive(
    uploader: Uploader, tmp_path: Path, method: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    headers = {"X-Leak": "lab", "Content-Type": "text/plain"}
    async with HttpServer() as server:
        await uploader.start(f"{server.url}/a?b=c", path, method=method, headers=headers).answer
    received = server.received[0]
    assert (received.method, received.path) == (method, "/files/a")
    assert received.headers["X-Leak"] == "lab"
    assert received.headers["Content-Type"] == "text/plain"


@pytest.mark.parametrize(
    ("version", "key", "ends"), [("2.4.1", "id", False), ("2.5.0", "index", True)]
)
async def test_progress_is_numbered_and_ended_in_the_versions_way(
    uploader: Uploader, tmp_path: Path, version: str, key: str, ends: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(3 * CHUNK_BYTES))
    uploader.front_end = FrontEnd(uploader.backend, version)
    async with HttpServer() as server:
        upload = uploader.start(server.url, path)
        await upload.answer
    messages = uploader.messages(upload)
    assert [message[key] for message in messages if isinstance(message, dict)] == list(
        range(3 + ends)
    )


async def test_the_speed_is_0_in_a_short_upload_and_right_in_a_long_one(
    uploader: Uploader, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(16 * 1024 * 1024))

    async def read_slowly(request: web.Request) -> web.Response:
        # Some 8 MiB a second, for long enough to see the speed change.
        async for _chunk in request.content.iter_chunked(256 * 1024):
            await asyncio.sleep(1 / 32)
        return web.Response()

    started = asyncio.get_running_loop().time()
    async with HttpServer(read_slowly) as server:
        upload = uploader.start(server.url, path)
        await upload.answer
    elapsed_s = asyncio.get_running_loop().time() - started
    speeds = [_speed(message) for message in uploader.messages(upload)[:-1]]
    assert speeds[0] == 0
    # Every half second one new value, and each stays until the next.
    changes = sum(before != after for before, after in itertools.pairwise(speeds))
    assert 1 <= changes <= elapsed_s / 0.5
    rate = path.stat().st_size / elapsed_s
    assert all(rate / 4 < speed < rate * 8 for speed in speeds if speed > 0)
    assert speeds[-1] > 0


def _speed(message: Json) -> int:
    return msgspec.convert(message, _Message).message.transfer_speed


async def test_the_channel_ends_with_the_body_before_there_is_an_answer(
    uploader: Uploader, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(3 * CHUNK_BYTES))
    may_answer = asyncio.Event()

    async def answer_late(request: web.Request) -> web.Response:
        await request.read()
        await may_answer.wait()
        return web.Response(text="stored")

    async with HttpServer(answer_late) as server:
        upload = uploader.start(server.url, path)
        # Nothing tells when a message has come.
        while uploader.messages(upload)[-1:] != [{"index": 3, "end": True}]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert uploader.backend.open_channels == 0
        assert not upload.answer.done()
        may_answer.set()
        assert await upload.answer == "stored"


async def test_many_uploads_at_once_keep_their_own_counts(
    uploader: Uploader, tmp_path: Path
) -> None:
    sizes = [CHUNK_BYTES * number for number in range(1, 21)]
    async with HttpServer() as server:
        uploads = []
        for size in sizes:
            path = tmp_path / str(size)
            path.write_bytes(bytes(size))
            uploads.append(uploader.start(server.url, path))
        answers = await asyncio.gather(*(upload.answer for upload in uploads))
    assert answers == [f"ok: {size}" for size in sizes]
    assert [len(uploader.messages(upload)) for upload in uploads] == [
        number + 1 for number in range(1, 21)
    ]
    assert uploader.backend.open_channels == 0


async def test_leaving_the_page_ends_its_uploads(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(64 * 1024 * 1024))
    lost = asyncio.Event()

    async def notice_the_end(request: web.Request) -> web.Response:
        try:
            await read_body(request)
        except ConnectionError:
            lost.set()
            raise
        return web.Response()

    async with HttpServer(notice_the_end) as server:
        upload = uploader.start(server.url, path)
        progressed = asyncio.Event()
        uploader.backend.deliver.connect(lambda _id, _batch: progressed.set())
        await progressed.wait()
        uploader.backend.end_document()
        await asyncio.wait_for(lost.wait(), 5)
    assert not upload.answer.done()
    await uploader.backend.close()
    assert uploader.backend.running_tasks == 0
