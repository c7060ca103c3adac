"""Uploads that report in an application's own ways: by event, or on one channel for all."""

from __future__ import annotations

import msgspec

from bridge.channel import Channel
from bridge.commands import Arguments, Commands, Invocation
from bridge.errors import CommandError
from bridge.transfer import HttpTransfers, TransferProgress

UPLOAD_EVENT = "upload-progress"


class NamedProgress(msgspec.Struct, rename="camel", frozen=True):
    """Progress of one of several uploads; sizes in bytes."""

    upload: str
    """The name that the page gave the upload."""
    progress_total: int
    total: int
    transfer_speed: int


class UploadFileArguments(Arguments):
    """``upload_file`` and ``upload_on_bus``."""

    upload: str
    url: str
    file_path: str


class ReportedUploadArguments(Arguments):
    """``upload_and_report``."""

    url: str
    file_path: str
    on_progress: str
    ends_with_document: bool = False


class OpenBusArguments(Arguments):
    """``open_progress_bus``."""

    on_progress: str


class ApplicationUploads:
    """The commands of an application that uploads files by itself."""

    def __init__(self, transfers: HttpTransfers) -> None:
        self._transfers = transfers
        self._bus: Channel | None = None

    def register(self, commands: Commands) -> None:
        """Add the commands to ``commands``."""
        commands.register("upload_file", UploadFileArguments, self._upload_file)
        commands.register("upload_and_report", ReportedUploadArguments, self._upload_and_report)
        commands.register("open_progress_bus", OpenBusArguments, self._open_bus)
        commands.register("upload_on_bus", UploadFileArguments, self._upload_on_bus)

    async def _upload_file(self, invocation: Invocation, arguments: UploadFileArguments) -> str:
        """Upload, and tell all who listen to ``upload-progress``."""

        def report(progress: TransferProgress) -> None:
            invocation.listeners.emit(UPLOAD_EVENT, _named(arguments.upload, progress))

        return await self._transfers.upload(arguments.url, arguments.file_path, report)

    async def _upload_and_report(
        self, invocation: Invocation, arguments: ReportedUploadArguments
    ) -> str:
        """Upload, and report on a channel, if so wished until the page is loaded anew."""
        if arguments.ends_with_document:
            invocation.end_with_document()
        channel = invocation.open_channel(arguments.on_progress)
        return await self._transfers.upload(arguments.url, arguments.file_path, channel.send)

    async def _open_bus(self, invocation: Invocation, arguments: OpenBusArguments) -> None:
        """Keep one channel for the progress of all uploads."""
        self._bus = invocation.open_channel(arguments.on_progress)
        self._bus.keep()

    async def _upload_on_bus(self, _invocation: Invocation, arguments: UploadFileArguments) -> str:
        """Upload, and report on the application's channel."""
        bus = self._bus
        if bus is None or not bus.is_open:
            raise CommandError("the progress bus is not open; call open_progress_bus first")

        def report(progress: TransferProgress) -> None:
            bus.send(_named(arguments.upload, progress))

        return await self._transfers.upload(arguments.url, arguments.file_path, report)


def _named(upload: str, progress: TransferProgress) -> NamedProgress:
    return NamedProgress(upload, progress.progress_total, progress.total, progress.transfer_speed)
