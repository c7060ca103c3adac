"""Uploads that cannot succeed: each says why, and its channel ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
from pathlib import Path

import pytest
from aiohttp import web

from tests.bridge.front_end import Json, RejectedError
from tests.bridge.http_server import HttpServer, SlowReader
from tests.bridge.uploading import Uploader

# More than the kernel buffers between the two ends of a connection.
# No whole number of chunks: the last one is short.
BIG_BYTES = 64 * 1024 * 1024 + 1000


@pytest.fixture(autouse=True)
def nothing_unforeseen(caplog: pytest.LogCaptureFixture) -> None:
    """An error that the backend did not foresee is logged with a traceback."""
    caplog.set_level(logging.ERROR, "leaklab.bridge")


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    path = tmp_path / "small"
    path.write_bytes(b"small")
    return path


@pytest.fixture
def big_file(tmp_path: Path) -> Path:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(BIG_BYTES)
    return path


async def test_a_file_that_does_not_exist(
    uploader: Uploader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "missing"
    text = await uploader.rejection(uploader.start("http://127.0.0.1:9/", path))
    assert text == "No such file or directory (os error 2)"
    assert caplog.messages == []


async def test_a_directory(uploader: Uploader, tmp_path: Path) -> None:
    text = await uploader.rejection(uploader.start("http://127.0.0.1:9/", tmp_path))
    assert text == "Is a directory (os error 21)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read any file")
async def test_a_file_that_may_not_be_read(uploader: Uploader, small_file: Path) -> None:
    await asyncio.to_thread(small_file.chmod, 0)
    text = await uploader.rejection(uploader.start("http://127.0.0.1:9/", small_file))
    assert text == "Permission denied (os error 13)"


async def test_what_is_no_file(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        text = await uploader.rejection(uploader.start("http://127.0.0.1:9/", path))
    assert text == "No such device or address (os error 6)"


async def test_a_link_that_leads_nowhere_but_to_itself(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "loop"
    path.symlink_to(path)
    text = await uploader.rejection(uploader.start("http://127.0.0.1:9/", path))
    assert text == "Too many levels of symbolic links (os error 40)"


async def test_a_refused_connection(uploader: Uploader, small_file: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    url = f"http://127.0.0.1:{port}/upload"
    text = await uploader.rejection(uploader.start(url, small_file))
    assert text == f"error sending request for url ({url})"


@pytest.mark.parametrize("status", [400, 404, 500, 503])
async def test_an_http_error_with_its_body(
    uploader: Uploader, small_file: Path, status: int
) -> None:
    async def refuse(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=status, text="disk full: ÄÖ")

    async with HttpServer(refuse) as server:
        text = await uploader.rejection(uploader.start(server.url, small_file))
    assert text == f"request failed with status code {status}: disk full: ÄÖ"


async def test_an_http_error_before_the_body_was_read(uploader: Uploader, big_file: Path) -> None:
    read = 0
    ended = asyncio.Event()

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal read
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 7\r\n\r\ntoo big")
        with contextlib.suppress(ConnectionError):
            while chunk := await reader.read(1024):
                read += len(chunk)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        ended.set()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        text = await uploader.rejection(uploader.start(url, big_file))
        await ended.wait()
    assert text == "request failed with status code 413: too big"
    # It was not sent to the end for nothing.
    assert read < BIG_BYTES


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not a url",
        "/upload",
        "http://",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http:///upload",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
    ],
)
async def test_an_address_that_is_none(
    uploader: Uploader, small_file: Path, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = await uploader.rejection(uploader.start(url, small_file))
    assert text == f"not an HTTP URL: {url}"
    assert caplog.messages == []


async def test_a_file_that_shrinks_while_it_is_read(uploader: Uploader, big_file: Path) -> None:
    reader = SlowReader()
    async with HttpServer(reader.answer) as server:
        upload = uploader.start(server.url, big_file)
        await reader.began.wait()
        os.truncate(big_file, 100)
        reader.may_go_on.set()
        text = await uploader.rejection(upload)
    assert text.startswith(f"{big_file} shrank while it was uploaded: ")
    assert text.endswith(f" of {BIG_BYTES} bytes")
    assert not reader.got_all
    # What was sent before is reported, and no more.
    assert 1 < len(uploader.messages(upload)) < BIG_BYTES // (8 * 1024)


async def test_a_file_that_grows_is_sent_as_long_as_it_was(
    uploader: Uploader, big_file: Path
) -> None:
    reader = SlowReader()
    async with HttpServer(reader.answer) as server:
        upload = uploader.start(server.url, big_file)
        await reader.began.wait()
        os.truncate(big_file, 2 * BIG_BYTES)
        reader.may_go_on.set()
        assert await upload.answer == "all of it"
    assert len(uploader.messages(upload)) == BIG_BYTES // (8 * 1024) + 2
    last = uploader.messages(upload)[-2]
    assert isinstance(last, dict)
    payload = last["message"]
    assert isinstance(payload, dict)
    assert (payload["progressTotal"], payload["total"]) == (BIG_BYTES, BIG_BYTES)


async def test_a_server_that_hangs_up(uploader: Uploader, big_file: Path) -> None:
    async def hang_up(request: web.Request) -> web.Response:
        await request.content.readany()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with HttpServer(hang_up) as server:
        text = await uploader.rejection(uploader.start(server.url, big_file))
        assert text == f"error sending request for url ({server.url})"


async def test_a_server_that_speaks_no_http(uploader: Uploader, small_file: Path) -> None:
    async def babble(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready when you are\r\n")
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        text = await uploader.rejection(uploader.start(url, small_file))
    assert text == f"error sending request for url ({url})"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirection_does_not_hang(
    uploader: Uploader, small_file: Path, status: int
) -> None:
    async def redirect(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=status, headers={"Location": "/elsewhere"})

    async with HttpServer(redirect) as server:
        text = await uploader.rejection(uploader.start(server.url, small_file))
    assert text.startswith(f"request failed with status code {status}: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Bad", "a\r\nInjected: b"),
        ("X-Bad", "a\nb"),
        ("X-Bad", "a\0b"),
        ("X-Bad", "日本"),
        ("X-Bad", "é"),
        ("X-Bad: a\r\nInjected", "b"),
        ("X Bad", "a"),
        ("", "a"),
        ("é", "a"),
        ("Content-Length", "1"),
        ("content-length", "x"),
        ("Transfer-Encoding", "chunked"),
        ("Host", "example.com"),
        ("Expect", "100-continue"),
    ],
)
async def test_a_header_that_cannot_be_sent(
    uploader: Uploader,
    small_file: Path,
    name: str,
    value: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with HttpServer() as server:
        text = await uploader.rejection(
            uploader.start(server.url, small_file, headers={name: value})
        )
        assert server.received == []
    assert "header" in text
    assert text.isprintable()
    assert caplog.messages == []


@pytest.mark.parametrize("value", [1, None, True, ["a"], {"a": "b"}])
async def test_a_header_that_is_no_text(uploader: Uploader, small_file: Path, value: Json) -> None:
    arguments: dict[str, Json] = {
        "id": 1,
        "url": "http://127.0.0.1:9/",
        "filePath": str(small_file),
        "headers": {"X-Bad": value},
        "onProgress": "__CHANNEL__:1",
    }
    with pytest.raises(RejectedError, match=r"^invalid args `headers` for command `upload`: "):
        await uploader.front_end.invoke("plugin:upload|upload", arguments)


async def test_a_host_that_is_not_allowed(uploader: Uploader, small_file: Path) -> None:
    async with HttpServer() as server:
        url = server.url.replace("127.0.0.1", "localhost")
        text = await uploader.rejection(uploader.start(url, small_file))
        assert server.received == []
    assert text.startswith("not allowed to connect to localhost:")


async def test_a_name_or_password_in_the_address(uploader: Uploader, small_file: Path) -> None:
    async with HttpServer() as server:
        for secret in ("me@", "me:secret@", "é:ü@", ":@"):
            url = server.url.replace("127.0.0.1", f"{secret}127.0.0.1")
            text = await uploader.rejection(uploader.start(url, small_file))
            assert "send an Authorization header" in text
        assert server.received == []


async def test_a_path_outside_is_refused_whether_or_not_it_exists(
    uploader: Uploader, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to("/etc/passwd")
    async with HttpServer() as server:
        for path in (
            *("/etc/shadow", "/etc/missing", "/dev/zero", "small", "", "/proc/self/mem"),
            f"{tmp_path}/../x",
            f"{tmp_path}/link",
        ):
            text = await uploader.rejection(uploader.start(server.url, path))
            assert text == f"cannot read {path}: the application did not offer this file"
        assert server.received == []


async def test_a_fifo_is_not_waited_for(uploader: Uploader, tmp_path: Path) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    text = await asyncio.wait_for(
        uploader.rejection(uploader.start("http://127.0.0.1:9/", path)), 5
    )
    assert text == f"cannot read {path}: it is no regular file"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5000])
async def test_a_name_that_no_file_has(
    uploader: Uploader, tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = await uploader.rejection_of_anything(
        uploader.start("http://127.0.0.1:9/", f"{tmp_path}/{name}")
    )
    assert text
    assert caplog.messages == []


@pytest.mark.parametrize(
    "content_type",
    [
        *("text/plain; charset=utf-7", "text/plain; charset=base64", "text/plain; charset=none"),
        *("text/plain; charset=unicode_escape", "text/plain; charset=idna", "text/plain"),
    ],
)
async def test_an_answer_that_is_no_text(
    uploader: Uploader, small_file: Path, content_type: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=b"+2AA-\xff\\ud800", headers={"Content-Type": content_type})

    async with HttpServer(answer) as server:
        text = await uploader.start(server.url, small_file).answer
    assert isinstance(text, str)
    assert text.isprintable()
    assert caplog.messages == []


async def test_an_unknown_method_is_a_malformed_argument(
    uploader: Uploader, small_file: Path
) -> None:
    upload = uploader.start("http://127.0.0.1:9/", small_file, method="DELETE")
    with pytest.raises(Exception, match=r"^invalid args `method` for command `upload`: "):
        await upload.answer


async def test_after_failures_an_upload_still_succeeds(
    uploader: Uploader, small_file: Path, tmp_path: Path
) -> None:
    async with HttpServer() as server:
        await uploader.rejection(uploader.start(server.url, tmp_path / "missing"))
        await uploader.rejection(uploader.start("http://", small_file))
        assert await uploader.start(server.url, small_file).answer == "ok: 5"
