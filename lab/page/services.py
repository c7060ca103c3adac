"""Everything behind the page: the backend, its commands, and what those work on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWebChannel import QWebChannel

from bridge.application_log import ApplicationLog
from bridge.application_uploads import ApplicationUploads
from bridge.backend import Backend
from bridge.channel_control import register_channel_control
from bridge.commands import Commands, Invocation, NoArguments
from bridge.events import register_events
from bridge.images import Images
from bridge.qt_uploader import QtUploader
from bridge.resources import Resources
from bridge.scope import AllowedHost, Scope, parse_host
from bridge.status import StatusStreams
from bridge.traffic import Traffic
from bridge.transfer import HttpTransfers
from bridge.upload import UploadPlugin
from lab.page.stage_heading import StageHeading
from lab.page.upload_target import UploadTarget, UploadTargetAnswer

_SETTLE: Final = "settle"
_UPLOAD_TARGET: Final = "upload_target"
OWN_COMMANDS: Final = frozenset({_SETTLE, _UPLOAD_TARGET})
"""What no component asks for, but the lab: to know what to upload, and that all was heard."""


class Services(QObject):
    """The page's counterpart on its QWebChannel. Open it before a page is loaded."""

    def __init__(
        self,
        file_bytes: int,
        parent: QObject | None = None,
        *,
        allowed_hosts: Sequence[AllowedHost] = (),
    ) -> None:
        super().__init__(parent)
        self._allowed_hosts = allowed_hosts
        self._file_bytes = file_bytes
        self.target = UploadTarget(file_bytes)
        self._opening: asyncio.Future[None] | None = None
        self._transfers = HttpTransfers()
        commands = self.commands = Commands()
        """What the page can invoke."""
        UploadPlugin(self._transfers).register(commands)
        ApplicationUploads(self._transfers).register(commands)
        ApplicationLog().register(commands)
        StatusStreams().register(commands)
        register_events(commands)
        self._resources = Resources()
        self._resources.register(commands)
        Images(self._resources).register(commands)
        register_channel_control(commands)
        commands.register(_UPLOAD_TARGET, NoArguments, self._answer_upload_target)
        commands.register(_SETTLE, NoArguments, _answer_settle)
        self.traffic = Traffic()
        """What crosses the bridge."""
        self.backend = Backend(commands, self, traffic=self.traffic)
        self._uploader = QtUploader(self._transfers, self, traffic=self.traffic)
        self.stage_heading = StageHeading(self)

    @property
    def messages_sent(self) -> int:
        """Messages that the backend has sent to the current document, by whichever way."""
        return self.backend.messages_sent + self._uploader.messages_sent

    def register(self, channel: QWebChannel) -> None:
        """Offer the page what it may use."""
        channel.registerObject("backend", self.backend)
        channel.registerObject("uploader", self._uploader)
        channel.registerObject("stageHeading", self.stage_heading)

    async def open(self) -> None:
        """Make the file to upload, and begin to open the server; the page may reach these alone.

        Raises:
            CannotMeasureError: there is no room for the file.
        """
        self.target.make_file()
        self._opening = asyncio.ensure_future(self._open_server())

    async def ready(self) -> None:
        """Wait until the server is open.

        Raises:
            CannotMeasureError: it cannot be opened.
        """
        if self._opening is None:
            raise RuntimeError("the services are not open")
        # Who waits may be cancelled; others wait as well.
        await asyncio.shield(self._opening)

    async def _open_server(self) -> None:
        await self.target.open_server()
        self._transfers.scope = self._scope()

    def leave_document(self) -> None:
        """The page is being loaded anew: the work of Tauri's commands goes on."""
        self.backend.leave_document()
        self._uploader.cancel()

    def end_document(self) -> None:
        """End all work for the current document: the page is being left."""
        self.backend.end_document()
        self._resources.clear()
        self._uploader.cancel()

    def forget_documents(self) -> None:
        """End all work, and delete what is left here: an experiment is to start without it."""
        self.end_document()
        self._uploader.delete_objects()

    @property
    def open_channels(self) -> int:
        """Channels that the backend has not dropped, and Qt objects that it keeps for the page."""
        return self.backend.open_channels + self._uploader.objects_kept

    def slow_transfers(self, seconds: float | None) -> None:
        """Let a transfer of the file take so long; None: as fast as it can."""
        speed = None if seconds is None else self._file_bytes / seconds
        self._transfers.throttle.set_speed(speed)

    @property
    def is_idle(self) -> bool:
        """Whether no work is left but endless streams."""
        return self.backend.is_idle and self._uploader.is_idle

    async def idle(self) -> None:
        """Wait until no work is left but endless streams."""
        await self.backend.idle()
        await self._uploader.idle()

    async def close(self) -> None:
        """End all work, close the server, remove the file."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        self.end_document()
        await self.backend.close()
        await self._uploader.idle()
        await self._transfers.close()
        await self.target.__aexit__(None, None, None)

    def _scope(self) -> Scope:
        answer = self.target.answer
        server = parse_host(urlsplit(answer.url).netloc)
        return Scope(
            uploads=(Path(answer.file_path).resolve(),),
            downloads=(Path(answer.download_folder).resolve(),),
            hosts=(server, *self._allowed_hosts),
        )

    async def _answer_upload_target(
        self, _invocation: Invocation, _arguments: NoArguments
    ) -> UploadTargetAnswer:
        # A page may be loaded before: aiohttp takes as long to import as Chromium to load it.
        await self.ready()
        return self.target.answer


async def _answer_settle(_invocation: Invocation, _arguments: NoArguments) -> None:
    """Is sent after everything that was sent before."""
