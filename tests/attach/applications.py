"""Applications of somebody else, each in a process of its own with its debugging port open."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from check.running import RunningOptions
from engine.attach.address import DebugAddress
from engine.attach.application import application_at
from engine.attach.command import LaunchCommand
from engine.attach.connection import attached
from engine.attach.launch import LaunchedApplication
from lab.tauri.crates import CRATES
from memory.protocol.session import ResultT
from report.check_result import CheckDocument

CORPUS = Path(__file__).parents[1] / "corpus"
LIMIT_S = 60.0
_QT = Path(__file__).with_name("qt_application.py")

needs_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="Chromium is not installed here: `make setup-dev`"
)


def qt_command(*pages: Path) -> str:
    """The command that shows these pages in a Qt application."""
    shown = " ".join(f"'{page}'" for page in pages)
    return f"env QT_QPA_PLATFORM=offscreen '{sys.executable}' '{_QT}' {shown}"


def chromium_command(profile: Path, page: Path) -> str:
    """The command that shows a page in Debian's Chromium, whose port is opened by a flag.

    What it does not clear up when it is ended is in the folder of its ``profile``.
    """
    sandbox = "--no-sandbox" if os.geteuid() == 0 else ""
    # No port, by Chromium's own network service, is any of the test's business.
    quiet = "--no-first-run --disable-component-update --disable-background-networking"
    program = f"env TMPDIR='{profile.parent}' chromium --headless=new --disable-gpu {sandbox}"
    return f"{program} {quiet} --user-data-dir='{profile}' 'file://{page}'"


def tauri_command(folder: Path) -> str:
    """The command that shows a folder with a page in real Tauri, of the newest version here."""
    root = Path(__file__).parents[2]
    program = f"'{CRATES[-1].python}' -m tests.attach.tauri_application"
    # It has no time to clear up when it is ended.
    return f"env PYTHONPATH='{root}' TMPDIR='{folder.parent}' {program} '{folder}'"


@dataclass(frozen=True)
class Application:
    """An application that runs."""

    address: DebugAddress
    launched: LaunchedApplication

    async def check(
        self,
        page: str | None = None,
        cycle: CycleOptions | None = None,
        *,
        reloads: bool = True,
        limit_s: float = LIMIT_S,
    ) -> CheckDocument:
        """Check one of its pages."""
        running = RunningOptions(self.address, page, reloads)
        options = CheckOptions("", cycle or CycleOptions(), limit_s=limit_s, running=running)
        return await check(options)

    async def evaluate(
        self, expression: str, *, result: type[ResultT], page: str | None = None
    ) -> ResultT:
        """What ``expression`` is in one of its pages."""
        async with attached(self.address, page) as attachment:
            return await attachment.session.evaluate(expression, result=result)


@contextlib.asynccontextmanager
async def running(command: str) -> AsyncIterator[Application]:
    """Start an application; afterwards nothing of it is left, neither process nor port."""
    launching = LaunchedApplication(LaunchCommand(command, dict(os.environ)), None, LIMIT_S)
    before = set(psutil.Process().children(recursive=True))
    async with launching as launched:
        started = set(psutil.Process().children(recursive=True)) - before
        async with asyncio.timeout(LIMIT_S):
            # Titles come with the documents.
            while not await _have_titles(launched.address):  # noqa: ASYNC110 (nor of this)
                await asyncio.sleep(0.05)
        yield Application(launched.address, launched)
    await gone(started)
    assert not is_listening(launched.address.port)


async def _have_titles(address: DebugAddress) -> bool:
    application = await application_at(address)
    # WebKit gives one that has none an empty title for good.
    return application.dialect == "webkit" or all(each.title for each in application.pages)


async def gone(processes: set[psutil.Process]) -> None:
    """Wait until none of these processes runs."""
    async with asyncio.timeout(10):
        while any(is_alive(each) for each in processes):  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.05)


def is_alive(process: psutil.Process) -> bool:
    """Whether it runs; one that nobody has waited for does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_listening(port: int) -> bool:
    """Whether somebody listens at that port of this machine."""
    return any(
        link.status == psutil.CONN_LISTEN and link.laddr and link.laddr.port == port
        for link in psutil.net_connections("tcp")
    )


INJECTED = (
    "[typeof leakLabTracker, [addEventListener, setTimeout].every((each) => /native/.test(each)),"
    " Object.getOwnPropertyNames(window).some((name) => /leakLab|DEVTOOLS_GLOBAL/.test(name))]"
)
"""What is left in a page of what was injected: :data:`NOTHING_INJECTED` where nothing is."""
NOTHING_INJECTED = ["undefined", True, False]
