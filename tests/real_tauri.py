"""Real Tauri, for the tests that need it: they are skipped where `make tauri` was not given."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator

import psutil
import pytest

from lab.tauri.crates import CRATES
from lab.tauri.page import TauriPage
from lab.tauri.project import WINDOW_TITLE
from lab.tauri.readiness import require_screen
from system.errors import CannotMeasureError
from tests.x_windows import close_window

LIMIT_S = 10.0
FILE_BYTES = 64 * 1024
"""Of the file to upload: eight messages."""


def _missing() -> str | None:
    for crate in CRATES:
        if not crate.is_installed:
            return f"Tauri {crate.version} is not installed here: `make tauri`"
    try:
        require_screen(os.environ)
    except CannotMeasureError as error:
        return str(error)
    return None


_MISSING = _missing()
needs_tauri = pytest.mark.skipif(_MISSING is not None, reason=_MISSING or "")


@contextlib.asynccontextmanager
async def tauri_page(
    runtime: str = "2.3.1", file_bytes: int = FILE_BYTES
) -> AsyncIterator[TauriPage]:
    """The page in real Tauri; afterwards nothing of it is left."""
    before = set(psutil.Process().children(recursive=True))
    async with TauriPage(file_bytes) as page:
        await page.open(runtime)
        started = set(psutil.Process().children(recursive=True)) - before
        yield page
    _gone, alive = psutil.wait_procs(started, timeout=LIMIT_S)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []


def web_process(of: psutil.Process | None = None) -> psutil.Process:
    """The process of WebKit that runs the page, below this process or another."""
    (found,) = (
        process
        for process in (of or psutil.Process()).children(recursive=True)
        if process.status() != psutil.STATUS_ZOMBIE and process.name().startswith("WebKitWebProces")
    )
    return found


def close_tauri_window(of: psutil.Process | None = None) -> None:
    """Close its window as its user does, on whatever display it is."""
    display = web_process(of).environ()["DISPLAY"]
    assert close_window(display, WINDOW_TITLE)


def tauri_process() -> psutil.Process:
    """The program in which Tauri runs."""
    (found,) = tauri_processes()
    return found


def tauri_processes() -> list[psutil.Process]:
    """All programs in which Tauri runs."""
    return [
        process
        for process in psutil.Process().children()
        if process.status() != psutil.STATUS_ZOMBIE and "lab.tauri.application" in process.cmdline()
    ]


def are_ghosts(found: int, messages: int, components: int) -> bool:
    """Whether ``found`` can be those of all ``messages`` of each component that come too late.

    The first comes before the unmount. Nothing in Tauri keeps the next ones from coming with it,
    which they do where the machine is busy: 6 of 28 were seen.
    """
    late = (messages - 1) * components
    return late / 2 < found <= late
