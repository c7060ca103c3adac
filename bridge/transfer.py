"""Sends files over HTTP and fetches them, and reports progress."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

import aiohttp
import msgspec

from bridge.errors import CommandError
from bridge.transfer_speed import TransferSpeed

CHUNK_BYTES = 64 * 1024


class TransferProgress(msgspec.Struct, rename="camel", frozen=True):
    """``ProgressPayload`` of ``@tauri-apps/plugin-upload`` 2.5.0; sizes in bytes."""

    progress: int
    """This chunk."""
    progress_total: int
    """All so far."""
    total: int
    """The file, or 0 where the server does not say."""
    transfer_speed: int
    """Bytes per second."""


Report = Callable[[TransferProgress], object]


class _FileShrankError(Exception):
    """The file ended before the size it had when the upload began."""


class HttpTransfers:
    """Uploads and downloads over one pool of connections. Close it after use.

    Every failure is a :class:`bridge.errors.CommandError` with a sentence of its own.
    """

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def upload(
        self,
        url: str,
        path: Path,
        report: Report,
        *,
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Send the file at ``path`` as the body of a request; the answer's text."""
        try:
            file = await _open(path, "rb")
        except OSError as error:
            raise CommandError(f"cannot read {path}: {error.strerror}") from None
        with file:
            total = os.fstat(file.fileno()).st_size
            body = _read(file, total, path, report)
            sent_headers = {"Content-Length": str(total), **(headers or {})}
            try:
                async with self._request(method, url, sent_headers, body) as response:
                    return await _text_of(response)
            except aiohttp.ClientError as error:
                if isinstance(error.__cause__, _FileShrankError):
                    raise CommandError(str(error.__cause__)) from None
                raise CommandError(_explain("upload to", url, error)) from None
            except _FileShrankError as error:
                raise CommandError(str(error)) from None

    async def download(
        self,
        url: str,
        path: Path,
        report: Report,
        *,
        headers: Mapping[str, str] | None = None,
        body: str | None = None,
    ) -> None:
        """Fetch ``url`` (GET, or POST where there is a ``body``) into the file at ``path``."""
        method = "GET" if body is None else "POST"
        try:
            async with self._request(method, url, headers or {}, body) as response:
                if not response.ok:
                    await _text_of(response)
                await _write(response, path, report)
        except aiohttp.ClientError as error:
            raise CommandError(_explain("download from", url, error)) from None
        except OSError as error:
            raise CommandError(f"cannot write {path}: {error.strerror}") from None

    def _request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: AsyncIterator[bytes] | str | None,
    ) -> aiohttp.client._RequestContextManager:
        if self._session is None:
            # No limit on connections or time: neither has the plugin.
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._session.request(method, url, data=body, headers=headers)


async def _text_of(response: aiohttp.ClientResponse) -> str:
    text = await response.text()
    if not response.ok:
        raise CommandError(f"request failed with status code {response.status}: {text}")
    return text


def _explain(attempt: str, url: str, error: aiohttp.ClientError) -> str:
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return f"not an HTTP URL: {url}"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"cannot connect to {url}: {error.strerror}"
    return f"{attempt} {url} failed: {error}"


async def _open(path: Path, mode: Literal["rb", "wb"]) -> BinaryIO:
    """Open a file, on a disk that may be slow, and do not leave it open when cancelled."""
    opening = asyncio.ensure_future(asyncio.to_thread(path.open, mode))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if opening.exception() is None:
            opening.result().close()
        raise


async def _read(file: BinaryIO, total: int, path: Path, report: Report) -> AsyncIterator[bytes]:
    """The file's bytes; each chunk is reported when it has been taken."""
    speed = TransferSpeed()
    sent = 0
    while sent < total:
        # The server was promised the size that the file had at the start: never more.
        chunk = file.read(min(CHUNK_BYTES, total - sent))
        if not chunk:
            raise _FileShrankError(
                f"{path} shrank while it was uploaded: it ended after {sent} of {total} bytes"
            )
        yield chunk
        sent += len(chunk)
        report(TransferProgress(len(chunk), sent, total, speed.add(len(chunk))))


async def _write(response: aiohttp.ClientResponse, path: Path, report: Report) -> None:
    """Write a response's body to ``path``; what a failure leaves half-written is removed."""
    compressed = "Content-Encoding" in response.headers
    total = 0 if compressed else response.content_length or 0
    speed = TransferSpeed()
    received = 0
    with await _open(path, "wb") as file:
        try:
            async for chunk in response.content.iter_chunked(CHUNK_BYTES):
                file.write(chunk)
                received += len(chunk)
                report(TransferProgress(len(chunk), received, total, speed.add(len(chunk))))
        except BaseException:
            _remove(path)
            raise


def _remove(path: Path) -> None:
    """Also when cancelled: no time to wait for a thread."""
    path.unlink(missing_ok=True)
