"""Sends files over HTTP and fetches them, and reports progress.

aiohttp is imported where it is used: who opens this while Chromium starts has it imported by then
in another thread (:mod:`lab.page.upload_target`), and the page does not wait for it.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    import aiohttp
    from aiohttp import AddrInfoType
    from yarl import URL

from bridge.errors import CommandError
from bridge.request_headers import checked_headers
from bridge.scope import NOTHING, Scope
from bridge.transfer_files import open_to_read, open_to_replace, system_words
from bridge.transfer_speed import TransferSpeed
from bridge.transfer_throttle import Throttle, ThrottledTransfer

CHUNK_BYTES = 8 * 1024
"""As Tauri's upload plugin reads a file: one message each."""

# The kernel would take megabytes at once, and progress would tell of what has not left yet.
_UNSENT_BYTES = 16 * 1024


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

    The files and hosts are those of :attr:`scope` alone. Every failure is a
    :class:`bridge.errors.CommandError` with a sentence of its own.
    """

    def __init__(self, scope: Scope = NOTHING) -> None:
        self.scope = scope
        """What the page may reach."""
        self.throttle = Throttle()
        """How fast they go."""
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def upload(
        self,
        url: str,
        path: str,
        report: Report,
        *,
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
        on_sent: Callable[[], object] = lambda: None,
    ) -> str:
        """Send the file at ``path`` as the body of a request; the answer's text.

        ``on_sent`` is called when all of it has been sent, before there is an answer.
        """
        import aiohttp

        address, page_headers = _parse_url(url), checked_headers(headers or {})
        with await open_to_read(path, self.scope) as file:
            total = os.fstat(file.fileno()).st_size
            body = _read(file, total, path, report, self.throttle.begin(), on_sent)
            sent_headers = {"Content-Length": str(total), **page_headers}
            try:
                # A body that has been sent cannot be sent again to where a redirection leads.
                async with self._request(
                    method, address, sent_headers, body, follows_redirects=False
                ) as response:
                    return await _text_of_success(response)
            except aiohttp.ClientError as error:
                if isinstance(error.__cause__, _FileShrankError):
                    raise CommandError(str(error.__cause__)) from None
                raise CommandError(_not_sent(address)) from None
            except _FileShrankError as error:
                raise CommandError(str(error)) from None

    async def download(
        self,
        url: str,
        path: str,
        report: Report,
        *,
        headers: Mapping[str, str] | None = None,
        body: str | None = None,
    ) -> None:
        """Fetch ``url`` (GET, or POST where there is a ``body``) into the file at ``path``."""
        import aiohttp

        address, page_headers = _parse_url(url), checked_headers(headers or {})
        method = "GET" if body is None else "POST"
        content = None if body is None else body.encode()
        try:
            async with (
                open_to_replace(path, self.scope) as file,
                self._request(
                    method, address, page_headers, content, follows_redirects=True
                ) as response,
            ):
                if not _succeeded(response):
                    await _text_of_success(response)
                try:
                    await _write(response, file, report, self.throttle.begin())
                except aiohttp.ClientError:
                    raise CommandError("error decoding response body") from None
        except aiohttp.ClientError:
            raise CommandError(_not_sent(address)) from None

    def _request(
        self,
        method: str,
        url: URL,
        headers: Mapping[str, str],
        body: AsyncIterator[bytes] | bytes | None,
        *,
        follows_redirects: bool,
    ) -> aiohttp.client._RequestContextManager:
        import aiohttp

        if self._session is None:
            # No limit on connections or time: neither has the plugin. No cookies either.
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, socket_factory=_make_socket),
                timeout=aiohttp.ClientTimeout(total=None),
                cookie_jar=aiohttp.DummyCookieJar(),
                middlewares=(self._check_hop,),
            )
        return self._session.request(
            method, url, data=body, headers=headers, allow_redirects=follows_redirects
        )

    async def _check_hop(
        self, request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Before every connection, also to where a redirection leads."""
        self.scope.check_host(request.url.raw_host or "", request.url.port or 0)
        return await send(request)


def _make_socket(address: AddrInfoType) -> socket.socket:
    """A socket that takes no more than it can send soon, where the system can do that."""
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    if sys.platform != "win32":
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT_BYTES)
    return made


def _parse_url(text: str) -> URL:
    """An URL of a host that can be asked for; the text is what the page gave."""
    from yarl import URL

    try:
        url = URL(text)
        if url.scheme not in ("http", "https") or not url.raw_host or url.port is None:
            raise ValueError("not of a server")
    except ValueError:
        raise CommandError(f"not an HTTP URL: {text}") from None
    if url.raw_user is not None or url.raw_password is not None:
        raise CommandError("a URL may hold no name or password; send an Authorization header")
    return url


def _succeeded(response: aiohttp.ClientResponse) -> bool:
    return response.status // 100 == 2


async def _text_of_success(response: aiohttp.ClientResponse) -> str:
    content = await response.read()
    try:
        text = content.decode(response.get_encoding(), errors="replace")
    except (LookupError, UnicodeError):
        # One of Python's codecs that gives no text, or cannot replace what is malformed.
        text = content.decode(errors="replace")
    # Some of the other codecs give halves of surrogate pairs, which no JSON can carry.
    text = text.encode(errors="replace").decode()
    if not _succeeded(response):
        raise CommandError(f"request failed with status code {response.status}: {text}")
    return text


def _not_sent(url: URL) -> str:
    """Why there is no answer, in the words of the plugin, which names no cause."""
    return f"error sending request for url ({url})"


async def _read(
    file: BinaryIO,
    total: int,
    path: str,
    report: Report,
    throttle: ThrottledTransfer,
    on_sent: Callable[[], object],
) -> AsyncIterator[bytes]:
    """The file's bytes; each chunk is reported when it is read."""
    speed = TransferSpeed()
    sent = 0
    while sent < total:
        # The server was promised the size that the file had at the start: never more.
        chunk = file.read(min(CHUNK_BYTES, total - sent))
        if not chunk:
            raise _FileShrankError(
                f"{path} shrank while it was uploaded: it ended after {sent} of {total} bytes"
            )
        sent += len(chunk)
        report(TransferProgress(len(chunk), sent, total, speed.add(len(chunk))))
        yield chunk
        await throttle.passed(len(chunk))
    on_sent()


async def _write(
    response: aiohttp.ClientResponse,
    file: BinaryIO,
    report: Report,
    throttle: ThrottledTransfer,
) -> None:
    compressed = "Content-Encoding" in response.headers
    total = 0 if compressed else response.content_length or 0
    speed = TransferSpeed()
    received = 0
    async for chunk in response.content.iter_chunked(CHUNK_BYTES):
        try:
            file.write(chunk)
        except OSError as error:
            raise CommandError(system_words(error)) from None
        received += len(chunk)
        report(TransferProgress(len(chunk), received, total, speed.add(len(chunk))))
        await throttle.passed(len(chunk))
