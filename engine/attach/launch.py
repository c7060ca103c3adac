"""Starts an application with its debugging port open, and ends it with all that it has started."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import logging
import os
import signal
import socket
from collections.abc import Callable
from typing import Final, Self

from PySide6.QtCore import QProcess, QProcessEnvironment

from engine.attach.address import LOOPBACK, DebugAddress
from engine.attach.application import RunningApplication, application_at
from engine.attach.choice import is_like
from engine.attach.command import LaunchCommand
from engine.attach.problems import ApplicationEnded, NoPortInTime, NotStarted
from memory.heap.naming.printable import printable
from report.waiting import waiting_line
from system.closing import ClosedAtExit
from system.errors import CannotMeasureError
from system.process_tree import descendants, kill

log = logging.getLogger("leaklab.launch")

_LOOK_AGAIN_S: Final = 0.1
_END_LIMIT_S: Final = 5.0
_LAST_WAIT_MS: Final = 2000
_KEPT_LINES: Final = 20
_TOLD_CHARS: Final = 200
_BLANK: Final = ("", "about:blank")


class LaunchedApplication(ClosedAtExit):
    """An application that was started here. Use as ``async with LaunchedApplication(…) as …``.

    It has a session of its own, so that Ctrl+C in a terminal is for this program, which ends it.
    """

    def __init__(self, command: LaunchCommand, page: str | None, limit_s: float) -> None:
        """``page``: what is waited for, a pattern for title or URL; None: any page."""
        self._command = command
        self._page = page
        self._limit_s = limit_s
        self.address = DebugAddress(LOOPBACK, _free_port())
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._said: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        self._group = 0
        """Of processes, once it was started; it may outlive the first of them."""
        self._process = QProcess()
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.setUnixProcessParameters(
            QProcess.UnixProcessFlag.UseVFork | QProcess.UnixProcessFlag.CreateNewSession
        )
        self._process.readyReadStandardError.connect(self._on_said)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def pid(self) -> int:
        """Of the first of its processes."""
        return self._process.processId()

    async def __aenter__(self) -> Self:
        """Start it, and wait until it shows a page.

        Raises:
            CannotMeasureError: it cannot be started, ended, or shows none in time.
        """
        try:
            program, *arguments = self._command.arguments(self.address)
            self._process.setProgram(program)
            self._process.setArguments(arguments)
            environment = QProcessEnvironment()
            for name, value in self._command.variables(self.address).items():
                environment.insert(name, value)
            self._process.setProcessEnvironment(environment)
            self._process.start()
            self._group = self._process.processId()
            try:
                with waiting_line() as show:
                    async with asyncio.timeout(self._limit_s):
                        await self._until_page(show)
            except TimeoutError:
                raise CannotMeasureError(
                    NoPortInTime(self._name, self._limit_s, self._told())
                ) from None
        except BaseException:
            await self.close()
            raise
        return self

    async def how_it_ended(self, within_s: float = 0.0) -> ApplicationEnded | None:
        """How it has ended by itself, if it has, or does so ``within_s`` seconds."""
        if self._is_running and within_s > 0:
            await asyncio.wait((self._ended,), timeout=within_s)
        if self._is_running:
            return None
        self._on_said()
        has_crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        status = self._process.exitCode()
        return ApplicationEnded(self._name, -status if has_crashed else status, self._told())

    async def _until_page(self, show: Callable[[str], None]) -> None:
        loop = asyncio.get_running_loop()
        started = loop.time()
        while True:
            waited_s = f"{loop.time() - started:.0f} s of {self._limit_s:g}"
            show(f"waiting for the application to show a page ({waited_s})")
            if self._ended.done():
                await self._ended
            if (ended := await self.how_it_ended()) is not None:
                raise CannotMeasureError(ended)
            # It listens once its engine has begun, and nothing tells when.
            with contextlib.suppress(CannotMeasureError):
                if self._shows_page(await application_at(self.address)):
                    return
            await asyncio.wait((self._ended,), timeout=_LOOK_AGAIN_S)

    def _shows_page(self, application: RunningApplication) -> bool:
        pattern = self._page
        if pattern is not None:
            return any(is_like(each, pattern) for each in application.pages)
        return any(each.url not in _BLANK for each in application.pages)

    async def _close(self) -> None:
        group = self._group
        if not group:
            return
        self._group = 0
        started = descendants(group)
        _signal_group(group, signal.SIGTERM)
        if self._is_running:
            await asyncio.wait((self._ended,), timeout=_END_LIMIT_S)
        started += descendants(group)
        _signal_group(group, signal.SIGKILL)
        # Those that have left the group, as Chromium's own do.
        kill(started)
        if self._is_running:
            self._process.waitForFinished(_LAST_WAIT_MS)

    @property
    def _is_running(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @property
    def _name(self) -> str:
        return printable(self._command.text, _TOLD_CHARS)

    def _told(self) -> str:
        said = next((line for line in reversed(self._said) if line.strip()), "")
        return f": {printable(said.strip(), _TOLD_CHARS)}" if said else ""

    def _on_said(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        for line in text.splitlines():
            log.info("the application: %s", printable(line, _TOLD_CHARS))
            self._said.append(line)

    def _on_finished(self, _exit_code: int, _status: QProcess.ExitStatus) -> None:
        if not self._ended.done():
            self._ended.set_result(None)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._ended.done():
            problem = NotStarted(self._name, self._process.errorString())
            self._ended.set_exception(CannotMeasureError(problem))
            # Nobody may come to ask.
            self._ended.exception()


def _signal_group(group: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, number)


def _free_port() -> int:
    """A port of the loopback interface that nobody has now: engines tell of none they chose."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
