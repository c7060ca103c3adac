"""Opens the window, and closes it in order."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence

import shiboken6

from bridge.scope import AllowedHost
from lab.engine.runtimes import built_runtimes
from lab.page.page import LabPage
from system.closing import to_its_end
from system.errors import CannotMeasureError
from system.stderr import print_error
from ui.window.main_window import MainWindow
from ui.window.settings import saved_settings


@contextlib.asynccontextmanager
async def open_window(
    allowed_hosts: Sequence[AllowedHost] = (),
) -> AsyncIterator[MainWindow]:
    """Show the window and load its first page; on exit end what goes on, and close it.

    The page may connect to ``allowed_hosts`` besides the embedded server.

    Raises:
        CannotMeasureError: the page has not been built.
    """
    runtimes = built_runtimes()
    async with LabPage(allowed_hosts=allowed_hosts) as page:
        window = MainWindow(page, runtimes)
        window.restore(saved_settings())
        window.show()
        window.start()
        try:
            yield window
        finally:
            await to_its_end(_close(window, page))


async def _close(window: MainWindow, page: LabPage) -> None:
    await window.heap.close_asking()
    await window.check.checks.close()
    await window.operations.close()
    await window.keeper.close()
    window.settings().save()
    window.hide()
    # The application has it, not the window.
    window.themes.end()
    # Out of the window first: the page deletes its view itself.
    page.view.setParent(None)
    shiboken6.delete(window)


async def run_window(allowed_hosts: Sequence[AllowedHost] = ()) -> int:
    """Show the window until the user closes it; the exit status."""
    closed = asyncio.Event()
    try:
        async with open_window(allowed_hosts) as window:
            window.close_requested.connect(closed.set)
            await closed.wait()
    except CannotMeasureError as error:
        print_error(str(error))
        return 2
    return 0
