"""A page of Leak Lab as the headless run has it: shown, on a screen that is not there."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator

from lab.page.page import LabPage
from lab.page.upload_target import DEFAULT_FILE_BYTES
from memory.protocol.problems import SessionProblem

LIMIT_S = 10.0
# So big that its upload still goes on when a test has come to interrupt it.
BIG_FILE_BYTES = 512 * 1024 * 1024


@contextlib.asynccontextmanager
async def shown_page(file_bytes: int = DEFAULT_FILE_BYTES) -> AsyncIterator[LabPage]:
    """An open page in a view that is shown; a hidden page's timers are throttled."""
    async with LabPage(file_bytes) as page:
        page.view.resize(1280, 800)
        page.view.show()
        yield page


async def kill_renderer(page: LabPage) -> SessionProblem:
    """Kill the page's renderer, and wait until the page says so; what it says."""
    gone: asyncio.Future[SessionProblem] = asyncio.get_running_loop().create_future()
    page.renderer_gone.connect(gone.set_result)
    pid = page.view.page().renderProcessPid()
    # 0 is not "no process" to kill(2), but every process of the caller's group.
    assert pid > 0
    try:
        os.kill(pid, signal.SIGKILL)
        return await asyncio.wait_for(gone, LIMIT_S)
    finally:
        page.renderer_gone.disconnect(gone.set_result)
