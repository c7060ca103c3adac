"""The backend of ``@tauri-apps/plugin-upload``: a real file over real HTTP."""

from __future__ import annotations

from typing import Literal

from bridge.commands import Arguments, Commands, Invocation
from bridge.transfer import HttpTransfers


class UploadArguments(Arguments):
    """``plugin:upload|upload``, as the npm package sends it."""

    id: int
    url: str
    file_path: str
    headers: dict[str, str]
    on_progress: str
    method: Literal["POST", "PUT", "PATCH"] = "POST"


class DownloadArguments(Arguments):
    """``plugin:upload|download``, as the npm package sends it."""

    id: int
    url: str
    file_path: str
    headers: dict[str, str]
    on_progress: str
    body: str | None = None


class UploadPlugin:
    """Answers the plugin's commands."""

    def __init__(self, transfers: HttpTransfers) -> None:
        self._transfers = transfers

    def register(self, commands: Commands) -> None:
        """Add the plugin's commands to ``commands``."""
        commands.register("plugin:upload|upload", UploadArguments, self._upload)
        commands.register("plugin:upload|download", DownloadArguments, self._download)

    async def _upload(self, invocation: Invocation, arguments: UploadArguments) -> str:
        channel = invocation.open_channel(arguments.on_progress)
        return await self._transfers.upload(
            arguments.url,
            arguments.file_path,
            channel.send,
            method=arguments.method,
            headers=arguments.headers,
            # It belongs to the request's body.
            on_sent=channel.drop,
        )

    async def _download(self, invocation: Invocation, arguments: DownloadArguments) -> None:
        channel = invocation.open_channel(arguments.on_progress)
        await self._transfers.download(
            arguments.url,
            arguments.file_path,
            channel.send,
            headers=arguments.headers,
            body=arguments.body,
        )
