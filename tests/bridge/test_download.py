"""Downloads: a whole file takes its place, or nothing changes."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
from pathlib import Path

import pytest
from aiohttp import web

from tests.bridge.front_end import Json, RejectedError
from tests.bridge.http_server import HttpServer, read_body
from tests.bridge.uploading import Upload, Uploader

BEFORE = b"what was there before"


def download(uploader: Uploader, url: str, path: Path | str, body: str | None = None) -> Upload:
    callback_id, on_progress = uploader.front_end.channel()
    arguments: dict[str, Json] = {
        "id": 1,
        "url": url,
        "filePath": str(path),
        "headers": {},
        "onProgress": on_progress,
        "body": body,
    }
    return Upload(uploader.front_end.invoke("plugin:upload|download", arguments), callback_id)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def send_content(request: web.Request) -> web.Response:
    return web.Response(body=b"content of " + request.method.encode() + await read_body(request))


async def break_off(request: web.Request) -> web.StreamResponse:
    """Promise more than is sent."""
    response = web.StreamResponse()
    response.content_length = 1_000_000
    await response.prepare(request)
    await response.write(b"half")
    assert request.transport is not None
    request.transport.close()
    return response


@pytest.mark.parametrize("there", [False, True])
async def test_a_download_is_there_whole(uploader: Uploader, tmp_path: Path, there: bool) -> None:
    path = tmp_path / "file"
    if there:
        path.write_bytes(BEFORE)
    async with HttpServer(send_content) as server:
        assert await download(uploader, server.url, path).answer is None
        assert files_of(tmp_path) == {"file": b"content of GET"}
        await download(uploader, server.url, path, "ä").answer
    assert files_of(tmp_path) == {"file": b"content of POST\xc3\xa4"}


@pytest.mark.parametrize("length", [255, 256])
async def test_a_name_may_be_as_long_as_the_file_system_allows(
    uploader: Uploader, tmp_path: Path, length: int
) -> None:
    async with HttpServer(send_content) as server:
        answer = download(uploader, server.url, tmp_path / ("x" * length)).answer
        if length == 255:
            assert await answer is None
        else:
            with pytest.raises(RejectedError, match=r"^File name too long \(os error 36\)$"):
                await answer
    assert len(files_of(tmp_path)) == (length == 255)


@pytest.mark.parametrize("there", [False, True])
async def test_a_download_that_fails_halfway_changes_nothing(
    uploader: Uploader, tmp_path: Path, there: bool
) -> None:
    path = tmp_path / "file"
    if there:
        path.write_bytes(BEFORE)
    async with HttpServer(break_off) as server:
        text = await uploader.rejection(download(uploader, server.url, path))
    assert text == "error decoding response body"
    assert files_of(tmp_path) == ({"file": BEFORE} if there else {})


async def test_a_download_that_is_cancelled_changes_nothing(
    uploader: Uploader, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(BEFORE)
    may_end = asyncio.Event()

    async def stall(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"half")
        await may_end.wait()
        return response

    async with HttpServer(stall) as server:
        started = download(uploader, server.url, path)
        progressed = asyncio.Event()
        uploader.backend.deliver.connect(lambda _id, _batch: progressed.set())
        await progressed.wait()
        assert len(files_of(tmp_path)) == 2
        await uploader.backend.close()
        may_end.set()
    assert files_of(tmp_path) == {"file": BEFORE}
    assert not started.answer.done()


@pytest.mark.parametrize("status", [304, 404, 500])
async def test_an_http_error_changes_nothing(
    uploader: Uploader, tmp_path: Path, status: int
) -> None:
    path = tmp_path / "file"
    path.write_bytes(BEFORE)

    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    async with HttpServer(refuse) as server:
        text = await uploader.rejection(download(uploader, server.url, path))
    assert text.startswith(f"request failed with status code {status}: ")
    assert files_of(tmp_path) == {"file": BEFORE}


async def test_the_file_that_a_link_leads_to_is_replaced_not_the_link(
    uploader: Uploader, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(BEFORE)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    async with HttpServer(send_content) as server:
        await download(uploader, server.url, tmp_path / "link").answer
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"content of GET"


async def test_what_is_no_regular_file_is_not_replaced(uploader: Uploader, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "fifo")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        async with HttpServer() as server:
            for name in ("folder", "fifo", "socket", "."):
                text = await uploader.rejection(download(uploader, server.url, tmp_path / name))
                assert "is no regular file" in text or "(os error 21)" in text
            assert server.received == []
    assert set(await asyncio.to_thread(os.listdir, tmp_path)) == {"folder", "fifo", "socket"}


async def test_a_folder_that_is_not_there(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "file"
    async with HttpServer(send_content) as server:
        text = await uploader.rejection(download(uploader, server.url, path))
    assert text == "No such file or directory (os error 2)"


async def test_a_path_outside_is_refused_before_anyone_is_asked(
    uploader: Uploader, tmp_path: Path
) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    async with HttpServer() as server:
        for path in (str(outside), f"{tmp_path}/../{outside.name}", "relative", "", "a\0b"):
            text = await uploader.rejection(download(uploader, server.url, path))
            assert text.startswith("cannot write ")
        assert server.received == []
    assert not await asyncio.to_thread(outside.exists)


async def test_a_redirection_is_followed_to_allowed_hosts_alone(
    uploader: Uploader, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    reached: list[str] = []

    async def note(request: web.Request) -> web.Response:
        reached.append(request.path)
        return web.Response(text="secret")

    async with HttpServer(note) as foreign:
        # The same server by a name that is not allowed.
        elsewhere = foreign.url.replace("127.0.0.1", "localhost")

        async def redirect(request: web.Request) -> web.Response:
            if request.path == "/files/direct":
                return web.Response(text="arrived")
            near = {"/files": "/files/direct", "/files/two": "/files/away"}
            location = near.get(request.path, elsewhere)
            return web.Response(status=302, headers={"Location": location})

        async with HttpServer(redirect) as server:
            await download(uploader, server.url, path).answer
            assert files_of(tmp_path) == {"file": b"arrived"}
            for way in ("/away", "/two"):
                text = await uploader.rejection(download(uploader, server.url + way, path))
                assert text.startswith("not allowed to connect to localhost:")
                assert "--allow-host localhost:" in text
    assert reached == []
    assert files_of(tmp_path) == {"file": b"arrived"}


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://", "lab://app/", "http://[::1"])
async def test_a_redirection_to_no_server_is_a_failure(
    uploader: Uploader, tmp_path: Path, location: str
) -> None:
    async def redirect(_request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": location})

    async with HttpServer(redirect) as server:
        text = await uploader.rejection(download(uploader, server.url, tmp_path / "file"))
    assert text == f"error sending request for url ({server.url})"
    assert files_of(tmp_path) == {}


async def test_redirections_without_end_are_a_failure(uploader: Uploader, tmp_path: Path) -> None:
    async def redirect(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": str(request.url)})

    async with HttpServer(redirect) as server:
        text = await uploader.rejection(download(uploader, server.url, tmp_path / "file"))
    assert text == f"error sending request for url ({server.url})"


async def test_a_disk_that_is_full_changes_nothing(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(BEFORE)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    async def send_much(_request: web.Request) -> web.Response:
        return web.Response(body=bytes(4_000_000))

    async with HttpServer(send_much) as server:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
        try:
            text = await uploader.rejection(download(uploader, server.url, path))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert text == "File too large (os error 27)"
    assert files_of(tmp_path) == {"file": BEFORE}
