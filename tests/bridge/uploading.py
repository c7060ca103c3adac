"""Uploads through the backend, as the npm package asks for them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bridge.backend import Backend
from bridge.commands import Commands
from bridge.scope import AllowedHost, Scope
from bridge.transfer import HttpTransfers
from bridge.upload import UploadPlugin
from tests.bridge.front_end import FrontEnd, Json, RejectedError
from tests.event_loop import SessionLoop


@dataclass(frozen=True)
class Upload:
    """An upload that has begun: its answer, and the callback of its channel."""

    answer: asyncio.Future[Json]
    callback_id: int


class Uploader:
    """A document that uploads."""

    def __init__(self, backend: Backend, version: str = "2.12.5") -> None:
        self.backend = backend
        self.front_end = FrontEnd(backend, version)

    def start(
        self,
        url: str,
        path: Path | str,
        *,
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
    ) -> Upload:
        callback_id, on_progress = self.front_end.channel()
        arguments: dict[str, Json] = {
            "id": 1,
            "url": url,
            "filePath": str(path),
            "headers": dict(headers or {}),
            "method": method,
            "onProgress": on_progress,
        }
        return Upload(self.front_end.invoke("plugin:upload|upload", arguments), callback_id)

    def messages(self, upload: Upload) -> list[Json]:
        return self.front_end.messages[upload.callback_id]

    async def rejection_of_anything(self, upload: Upload) -> str:
        """What an upload is rejected with, also if it never opened its channel."""
        with pytest.raises(RejectedError) as rejected:
            await upload.answer
        assert self.backend.open_channels == 0
        return str(rejected.value)

    async def rejection(self, upload: Upload) -> str:
        """What an upload is rejected with; its channel must have ended."""
        with pytest.raises(RejectedError) as rejected:
            await upload.answer
        messages = self.messages(upload)
        assert messages[-1] == {"index": len(messages) - 1, "end": True}
        assert self.backend.open_channels == 0
        return str(rejected.value)


def make_uploader(session_loop: SessionLoop, folder: Path) -> Iterator[Uploader]:
    """An uploader of the files in ``folder`` to this machine.

    Afterwards its backend and connections are closed.
    """
    transfers = HttpTransfers(Scope((folder,), (folder,), (AllowedHost("127.0.0.1"),)))
    commands = Commands()
    UploadPlugin(transfers).register(commands)
    backend = Backend(commands)
    yield Uploader(backend)
    session_loop.run(backend.close())
    session_loop.run(transfers.close())
