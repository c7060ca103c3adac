"""The backend of ``@tauri-apps/plugin-upload``: a real file over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO, Literal

import aiohttp

from bridge.channel import Channel
from bridge.commands import Arguments, Commands, Invocation
from bridge.errors import CommandError
from bridge.transfer_speed import TransferSpeed

CHUNK_BYTES = 64 * 1024


class UploadArguments(Arguments):
    """``plugin:upload|upload``, as the npm package sends it."""

    id: int
    url: str
    file_path: str
    headers: dict[str, str]
    on_progress: str
    method: Literal["POST", "PUT", "PATCH"] = "POST"


class _FileShrankError(Exception):
    """The file ended before the size it had when the upload began."""


class UploadPlugin:
    """Answers the plugin's commands. Close it when the backend is done."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    def register(self, commands: Commands) -> None:
        """Add the plugin's commands to ``commands``."""
        commands.register("plugin:upload|upload", UploadArguments, self._upload)

    async def close(self) -> None:
        """Close the HTTP connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _upload(self, invocation: Invocation, arguments: UploadArguments) -> str:
        channel = invocation.open_channel(arguments.on_progress)
        path = Path(arguments.file_path)
        try:
            file = await asyncio.to_thread(path.open, "rb")
        except OSError as error:
            raise CommandError(f"cannot read {path}: {error.strerror}") from None
        with file:
            total = path.stat().st_size
            try:
                return await self._send(arguments, file, total, channel)
            except aiohttp.ClientConnectorError as error:
                raise CommandError(f"cannot connect to {arguments.url}: {error.strerror}") from None
            except aiohttp.InvalidURL:
                raise CommandError(f"not a URL that can be uploaded to: {arguments.url}") from None
            except aiohttp.ClientError as error:
                if isinstance(error.__cause__, _FileShrankError):
                    raise CommandError(str(error.__cause__)) from None
                raise CommandError(f"upload to {arguments.url} failed: {error}") from None
            except _FileShrankError as error:
                raise CommandError(str(error)) from None

    async def _send(
        self, arguments: UploadArguments, file: BinaryIO, total: int, channel: Channel
    ) -> str:
        if self._session is None:
            # No limit on connections or time: neither has the plugin.
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                timeout=aiohttp.ClientTimeout(total=None),
            )
        headers = {"Content-Length": str(total), **arguments.headers}
        body = _read(file, total, Path(arguments.file_path), channel)
        async with self._session.request(
            arguments.method, arguments.url, data=body, headers=headers
        ) as response:
            text = await response.text()
            if not response.ok:
                raise CommandError(f"request failed with status code {response.status}: {text}")
            return text


async def _read(
    file: BinaryIO, total: int, path: Path, channel: Channel
) -> AsyncIterator[bytes]:
    """The file's bytes; each chunk that has been taken is reported on ``channel``."""
    speed = TransferSpeed()
    sent = 0
    while sent < total:
        # A size the file had at the start was promised to the server, so never more.
        chunk = file.read(min(CHUNK_BYTES, total - sent))
        if not chunk:
            raise _FileShrankError(
                f"{path} shrank while it was uploaded: {sent} of {total} bytes were left"
            )
        yield chunk
        sent += len(chunk)
        channel.send(
            {
                "progress": len(chunk),
                "progressTotal": sent,
                "total": total,
                "transferSpeed": speed.add(len(chunk)),
            }
        )
