"""Who the embedded server lets in, and that nobody can hold it up; over real connections."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import aiohttp
import pytest
from yarl import URL

from bridge.upload_server import UploadServer

DOWNLOAD_BYTES = 64 * 1024 * 1024
# Far more than a moment on a busy machine, far less than any time limit of the server's.
AT_ONCE_S = 2.0


@asynccontextmanager
async def opened(
    download_bytes: int = 1000, *, upload_limit_bytes: int = 1_000_000, stall_s: float = 60.0
) -> AsyncIterator[UploadServer]:
    server = UploadServer(download_bytes, upload_limit_bytes=upload_limit_bytes, stall_s=stall_s)
    await server.open()
    try:
        yield server
    finally:
        await server.close()


class RawClient:
    """A connection that sends what it is told to, and reads only when it is told to."""

    def __init__(self, url: str) -> None:
        self.url = URL(url)

    async def __aenter__(self) -> Self:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.url.port)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.writer.transport.abort()
        await asyncio.sleep(0)

    async def send(self, method: str, headers: list[str], body: bytes = b"") -> None:
        head = "\r\n".join([f"{method} {self.url.raw_path} HTTP/1.1", *headers, "", ""])
        self.writer.write(head.encode() + body)
        await self.writer.drain()

    async def status(self) -> int:
        line = await asyncio.wait_for(self.reader.readline(), 10)
        return int(line.split()[1])

    async def ended(self) -> int:
        """Read until the server has closed the connection; the number of bytes until then."""
        taken = 0
        try:
            async with asyncio.timeout(10):
                while block := await self.reader.read(65536):
                    taken += len(block)
        except ConnectionResetError:
            pass
        return taken

    @property
    def own_host(self) -> str:
        return f"Host: {self.url.authority}"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/upload"),
        ("POST", "/upload/slow"),
        ("GET", "/download"),
        ("GET", "/"),
        ("POST", "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/upload"),
        ("GET", "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/download"),
        ("GET", "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/upload"),
        ("POST", "//upload"),
        ("POST", "/%ED%A0%80/upload"),
        ("POST", "/令牌/upload"),
    ],
)
async def test_who_does_not_know_the_urls_is_told_nothing(method: str, path: str) -> None:
    async with opened() as server, aiohttp.ClientSession() as session:
        foreign = f"http://127.0.0.1:{URL(server.upload_url).port}{path}"
        async with session.request(method, URL(foreign, encoded=path.isascii())) as response:
            assert response.status == 404
            text = await response.text()
    assert "received" not in text
    assert "Method" not in text


async def test_the_token_is_long_and_new_each_time() -> None:
    tokens = set()
    for _ in range(3):
        async with opened() as server:
            upload, slow, download = (
                URL(url).parts
                for url in (server.upload_url, server.slow_upload_url, server.download_url)
            )
            assert upload[1] == slow[1] == download[1]
            tokens.add(upload[1])
    assert len(tokens) == 3
    assert min(map(len, tokens)) >= 43


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
async def test_its_own_names_are_answered(name: str) -> None:
    async with opened() as server, RawClient(server.upload_url) as client:
        host = f"Host: {name}:{client.url.port}"
        await client.send("POST", [host, "Content-Length: 5"], b"hello")
        assert await client.status() == 200
        await client.reader.readuntil(b"\r\n\r\n")
        assert await client.reader.readexactly(15) == b'{"received": 5}'


@pytest.mark.parametrize(
    "hosts",
    [
        ["Host: evil.example"],
        ["Host: evil.example:{port}"],
        ["Host: 127.0.0.1"],
        ["Host: 127.0.0.1:1"],
        ["Host: 127.0.0.1.evil.example:{port}"],
        ["Host: 192.168.1.7:{port}"],
        ["Host:"],
    ],
)
async def test_another_host_name_is_refused_even_with_the_token(hosts: list[str]) -> None:
    async with opened() as server, RawClient(server.upload_url) as client:
        lines = [host.format(port=client.url.port) for host in hosts]
        await client.send("POST", [*lines, "Content-Length: 5"], b"hello")
        assert await client.status() == 421


@pytest.mark.parametrize("count", [0, 2])
async def test_no_host_name_or_two_are_refused(count: int) -> None:
    async with opened() as server, RawClient(server.upload_url) as client:
        await client.send("POST", [client.own_host] * count + ["Content-Length: 5"], b"hello")
        assert await client.status() in (400, 421)


async def test_it_listens_on_loopback_only() -> None:
    async with opened() as server:
        port = URL(server.upload_url).port
        # All of 127.0.0.0/8 is loopback: only its own address answers there.
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.2", port)


@pytest.mark.parametrize("slow", [False, True])
async def test_a_body_of_the_limit_is_taken_and_a_larger_one_is_not(*, slow: bool) -> None:
    async with opened(upload_limit_bytes=100_000) as server, aiohttp.ClientSession() as session:
        url = server.slow_upload_url if slow else server.upload_url
        async with session.post(url, data=bytes(100_000)) as response:
            assert await response.json() == {"received": 100_000}
        async with session.post(url, data=bytes(100_001)) as response:
            assert response.status == 413


async def test_a_body_that_does_not_say_how_large_it_is_ends_at_the_limit() -> None:
    async with opened(upload_limit_bytes=100_000) as server, RawClient(server.upload_url) as client:
        headers = [client.own_host, "Transfer-Encoding: chunked"]
        await client.send("POST", headers, b"100000\r\n" + bytes(200_000))
        assert await client.status() == 413
        await client.ended()


async def test_an_announced_body_that_is_too_large_is_refused_before_it_comes() -> None:
    async with opened() as server, RawClient(server.upload_url) as client:
        await client.send("POST", [client.own_host, "Content-Length: 999999999999"])
        assert await client.status() == 413
        await client.ended()


@pytest.mark.parametrize("sent", [b"", b"hello"])
async def test_an_upload_that_stalls_is_dropped(sent: bytes) -> None:
    async with opened(stall_s=0.3) as server, RawClient(server.upload_url) as client:
        await client.send("POST", [client.own_host, "Content-Length: 10"], sent)
        start = time.monotonic()
        await client.ended()
        assert time.monotonic() - start > 0.15


async def test_a_download_that_nobody_reads_is_dropped() -> None:
    async with (
        opened(DOWNLOAD_BYTES, stall_s=0.3) as server,
        RawClient(server.download_url) as client,
    ):
        await client.send("GET", [client.own_host])
        # It stalls when the buffers of both ends are full.
        await asyncio.sleep(1.0)
        assert await client.ended() < DOWNLOAD_BYTES


@pytest.mark.parametrize("text", ["", "POST /", "POST / HTTP/1.1\r\nHost: "])
async def test_a_connection_without_a_request_is_dropped(text: str) -> None:
    async with opened(stall_s=0.3) as server, RawClient(server.upload_url) as client:
        client.writer.write(text.encode())
        await client.ended()


async def test_a_slow_client_that_moves_is_served_to_the_end() -> None:
    async with opened(stall_s=0.4) as server, RawClient(server.upload_url) as client:
        await client.send("POST", [client.own_host, "Content-Length: 10"])
        for _ in range(10):
            await asyncio.sleep(0.1)
            client.writer.write(b"x")
        assert await client.status() == 200


async def test_a_slow_upload_crawls_for_longer_than_a_client_may_stall() -> None:
    async with opened(stall_s=0.2) as server, aiohttp.ClientSession() as session:
        server.hold()
        start = time.monotonic()
        async with session.post(server.slow_upload_url, data=bytes(1_000_000)) as response:
            assert await response.json() == {"received": 1_000_000}
        assert time.monotonic() - start > 0.2


async def test_stalled_clients_do_not_delay_the_end() -> None:
    async with opened(DOWNLOAD_BYTES) as server:
        server.hold()
        clients = [RawClient(server.download_url) for _ in range(5)]
        clients += [RawClient(server.upload_url), RawClient(server.slow_upload_url)]
        silent = RawClient(server.upload_url)
        for client in [*clients, silent]:
            await client.__aenter__()
        for client in clients[:5]:
            await client.send("GET", [client.own_host])
        for client in clients[5:]:
            headers = [client.own_host, "Content-Length: 900000"]
            await client.send("POST", headers, bytes(200_000))
        for client in clients[:5]:
            assert await client.status() == 200
        start = time.monotonic()
        await server.close()
        assert time.monotonic() - start < AT_ONCE_S
        for client in [*clients, silent]:
            await client.ended()
            await client.__aexit__()
    assert asyncio.all_tasks() == {asyncio.current_task()}
