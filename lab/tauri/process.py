"""Starts the program in which real Tauri runs, and ends it."""

from __future__ import annotations

import asyncio
import collections
import logging
import os
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
import psutil
from PySide6.QtCore import QProcess, QProcessEnvironment

from bridge.scope import AllowedHost
from lab.page.upload_target import UploadTargetAnswer
from lab.problems import TauriClosed, TauriEnded, TauriNotStarted, TauriTimeout
from lab.tauri.application.settings import Settings
from lab.tauri.crates import Crate
from lab.tauri.project import WindowArea, write_project
from lab.tauri.readiness import require_screen
from memory.heap.naming.printable import printable
from memory.protocol.errors import SessionLostError
from memory.protocol.webkit_inspector import page_address
from system.ending import add_clean_up, remove_clean_up, signals_deferred
from system.errors import CannotMeasureError
from system.process_tree import descendants, kill

log = logging.getLogger("leaklab.tauri")

_ROOT: Final = Path(__file__).resolve().parents[2]
_HOST: Final = "127.0.0.1"
_START_LIMIT_S: Final = 30.0
_LOOK_AGAIN_S: Final = 0.05
_END_LIMIT_S: Final = 5.0
_LAST_WAIT_MS: Final = 2000
_KEPT_LINES: Final = 20
_TOLD_CHARACTERS: Final = 300


class TauriProcess:
    """One process with one version of Tauri and one window. It is started and closed once."""

    def __init__(self, crate: Crate, area: WindowArea) -> None:
        self._crate = crate
        self._area = area
        self._port = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._said: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        self._process = QProcess()
        self._process.setProgram(str(crate.python))
        self._process.setArguments(["-m", "lab.tauri.application"])
        self._process.setWorkingDirectory(str(_ROOT))
        self._process.setStandardOutputFile(QProcess.nullDevice())
        # Ctrl+C in a terminal is for this program, which then ends it.
        self._process.setUnixProcessParameters(
            QProcess.UnixProcessFlag.UseVFork | QProcess.UnixProcessFlag.CreateNewSession
        )
        self._process.readyReadStandardError.connect(self._on_said)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def pid(self) -> int:
        """Of the program; those of WebKit are below it."""
        return self._process.processId()

    @property
    def has_ended(self) -> bool:
        """Whether it has, also where nobody was told of it yet."""
        try:
            return psutil.Process(self.pid).status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    async def start(self, upload: UploadTargetAnswer, hosts: Sequence[AllowedHost]) -> str:
        """Start it, and wait until it shows a page; the address of the page's inspector.

        Raises:
            CannotMeasureError: it is not installed, there is no display, or it ended.
        """
        needs_screen = require_screen(os.environ)
        self._crate.require()
        folder = self._make_folder()
        write_project(folder, self._crate, self._area)
        self._port = _free_port()
        self._process.setProcessEnvironment(_environment(self._port, folder))
        settings = Settings(str(folder), upload, tuple(hosts), needs_screen)
        self._process.start()
        self._process.write(msgspec.json.encode(settings) + b"\n")
        try:
            async with asyncio.timeout(_START_LIMIT_S):
                return await self._page_address()
        except TimeoutError:
            raise CannotMeasureError(TauriTimeout(_START_LIMIT_S)) from None

    async def close(self) -> None:
        """End it and all that it has started, and wait for that. A second call does nothing."""
        started = descendants(self.pid) if self._is_running else ()
        try:
            if self._is_running:
                # Its input ends, and that ends it.
                self._process.closeWriteChannel()
                try:
                    async with asyncio.timeout(_END_LIMIT_S):
                        await asyncio.shield(self._ended)
                except TimeoutError:
                    log.warning("Tauri did not end by itself")
        finally:
            if self._is_running:
                self._process.kill()
                self._process.waitForFinished(_LAST_WAIT_MS)
            # WebKit's processes end when they miss the first, a moment later; what is stuck, not.
            kill(started)
            self._remove_folder()

    async def how_it_ended(self, limit_s: float = 0.0) -> CannotMeasureError | None:
        """Why there is no page any more, where the program ends by itself within ``limit_s``."""
        if self._is_running and limit_s > 0:
            await asyncio.wait((self._ended,), timeout=limit_s)
        if self._is_running:
            return None
        self._on_said()
        has_crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        if self._process.exitCode() == 0 and not has_crashed:
            return CannotMeasureError(TauriClosed())
        said = next((line for line in reversed(self._said) if line.strip()), "")
        told = f": {printable(said.strip(), _TOLD_CHARACTERS)}" if said else ""
        return CannotMeasureError(TauriEnded(self._process.exitCode(), told))

    @property
    def _is_running(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    async def _page_address(self) -> str:
        while True:
            if self._ended.done():
                await self._ended
            if (ended := await self.how_it_ended()) is not None:
                raise ended
            try:
                if (address := await page_address(_HOST, self._port)) is not None:
                    return address
            except SessionLostError:
                # WebKit listens once it has been loaded, and nothing tells when.
                pass
            await asyncio.wait((self._ended,), timeout=_LOOK_AGAIN_S)

    def _make_folder(self) -> Path:
        with signals_deferred():
            self._folder = tempfile.TemporaryDirectory(
                prefix="leak-lab-tauri-", ignore_cleanup_errors=True
            )
            add_clean_up(self, self._folder.cleanup)
        return Path(self._folder.name)

    def _remove_folder(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            remove_clean_up(self)

    def _on_said(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        for line in text.splitlines():
            log.info("Tauri: %s", printable(line, _TOLD_CHARACTERS))
            self._said.append(line)

    def _on_finished(self, _exit_code: int, _status: QProcess.ExitStatus) -> None:
        if not self._ended.done():
            self._ended.set_result(None)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._ended.done():
            reason = self._process.errorString()
            self._ended.set_exception(CannotMeasureError(TauriNotStarted(reason)))
            # Nobody may come to ask.
            self._ended.exception()


def _environment(port: int, folder: Path) -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    # Every program of this machine could connect to it, for as long as the run goes on.
    environment.insert("WEBKIT_INSPECTOR_HTTP_SERVER", f"{_HOST}:{port}")
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment.insert(name, str(folder / name.lower()))
    return environment


def _free_port() -> int:
    """A port of the loopback interface that nobody has now; WebKit tells of none that it chose."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port
