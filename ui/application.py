"""Opens the window, and closes it in order."""

from __future__ import annotations

import asyncio
import sys

import shiboken6

from lab.errors import CannotMeasureError
from lab.page import LabPage
from lab.runtimes import built_runtimes
from ui.main_window import MainWindow


async def run_window() -> int:
    """Show the window until it is closed; the exit status."""
    try:
        runtimes = built_runtimes()
    except CannotMeasureError as error:
        print(f"leak-lab: {error}", file=sys.stderr)
        return 2
    closed = asyncio.Event()
    async with LabPage() as page:
        window = MainWindow(page, runtimes)
        window.close_requested.connect(closed.set)
        window.show()
        window.start()
        try:
            await closed.wait()
        finally:
            await window.laboratory.close()
            window.hide()
            # Out of the window first: the page deletes its view itself.
            page.view.setParent(None)
            shiboken6.delete(window)
    return 0
