"""The commands that Python answers in real Tauri: those of the stand-in, and the lab's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
from pytauri import AppHandle

from bridge.application_log import ApplicationLog
from bridge.application_uploads import ApplicationUploads
from bridge.channel_control import register_channel_control
from bridge.commands import Arguments, Commands, Invocation, NoArguments
from bridge.scope import Scope, parse_host
from bridge.status import StatusStreams
from bridge.transfer import HttpTransfers
from bridge.upload import UploadPlugin
from lab.page.upload_target import UploadTargetAnswer
from lab.tauri.application.calls import Calls
from lab.tauri.application.settings import Settings
from lab.tauri.application.wheel import emit, webkit_version

OPEN: Final = "lab_open"
"""The page's first call; ``web/src/connection/tauri.ts`` has the same names."""
SETTLE: Final = "lab_settle"
CHANNELS: Final = "lab_channels"

# Of all streams that never end. Each message costs WebKit and Tauri 2.3.1 a call of a script, a
# request and its answer, a millisecond of two processors. Nobody holds back one who sends more than
# is taken: the page would hear it later and later, and so would whoever waits for the page.
_STATUSES_PER_S: Final = 50.0


class Opened(msgspec.Struct, frozen=True):
    """The answer to :data:`OPEN`."""

    commands: tuple[str, ...]
    """What Python answers; all else is Tauri's."""
    engine: str
    upload: UploadTargetAnswer


class SettleArguments(Arguments):
    """:data:`SETTLE`."""

    on_settled: str
    """A channel; its message comes after all that was sent before."""


class Backend:
    """Python's part of the program, on an event loop of its own."""

    def __init__(self, settings: Settings, has_upload: bool) -> None:
        """``has_upload``: whether Tauri itself answers ``plugin:upload``."""
        self._settings = settings
        self._transfers = HttpTransfers(_scope(settings))
        self._commands = Commands()
        if not has_upload:
            UploadPlugin(self._transfers).register(self._commands)
        ApplicationUploads(self._transfers).register(self._commands)
        ApplicationLog().register(self._commands)
        StatusStreams(_STATUSES_PER_S).register(self._commands)
        register_channel_control(self._commands)
        self._commands.register(OPEN, NoArguments, self._open)
        self._commands.register(SETTLE, SettleArguments, self._settle)
        self._commands.register(CHANNELS, NoArguments, self._channels)
        self._app: AppHandle | None = None
        self.calls = Calls(self._commands, self._emit)

    def attach(self, app: AppHandle) -> None:
        """Emit events to the windows of ``app`` from now on."""
        self._app = app

    def _emit(self, event: str, payload_json: str) -> None:
        if self._app is not None:
            emit(self._app, event, payload_json)

    async def _open(self, _invocation: Invocation, _arguments: NoArguments) -> Opened:
        self.calls.open_document()
        return Opened(
            tuple(sorted(self._commands.names)),
            f"WebKitGTK {webkit_version()}",
            self._settings.upload,
        )

    async def _settle(self, invocation: Invocation, arguments: SettleArguments) -> None:
        await self.calls.idle()
        invocation.open_channel(arguments.on_settled).send(None)

    async def _channels(self, _invocation: Invocation, _arguments: NoArguments) -> int:
        return self.calls.open_channels


async def make_backend(settings: Settings, has_upload: bool) -> Backend:
    """Make it on the running loop."""
    return Backend(settings, has_upload)


def _scope(settings: Settings) -> Scope:
    answer = settings.upload
    server = parse_host(urlsplit(answer.url).netloc)
    return Scope(
        uploads=(Path(answer.file_path).resolve(),),
        downloads=(Path(answer.download_folder).resolve(),),
        hosts=(server, *settings.hosts),
    )
