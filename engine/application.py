"""The process: one QApplication, one qasync loop, one coroutine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

import engine.plain_imports  # noqa: F401  (before anything of Qt)

# isort: split
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: F401  (before the QApplication)
from PySide6.QtWidgets import QApplication

from engine.chromium import configure_chromium
from engine.event_loop import EventLoop
from engine.schemes import register_schemes
from system.ending import end_at_once
from system.interrupt import Interruption
from system.process_tree import adopt_orphans, descendants, kill
from system.qt_messages import install_qt_message_handler
from system.stderr import print_error

_STATUS_NO_DISPLAY = 2


def run_application(
    main: Callable[[Interruption], Coroutine[object, object, int]],
    *,
    headless: bool,
    verbose: bool = False,
) -> int:
    """Run ``main`` on a qasync loop and give its exit status.

    Everything is cleaned up inside ``main``: ``app.exec()`` can run once per process, and a
    second ``run_until_complete``, as ``asyncio.Runner`` makes, is a segmentation fault in
    qasync 0.28. Interrupted by a signal, the status is 128 and the signal's number.
    """
    # A process of Chromium's whose parent has ended is then still found in the end.
    adopt_orphans()
    configure_chromium(headless=headless, verbose=verbose)
    install_qt_message_handler()
    register_schemes()
    app = QApplication(["leak-lab"])
    app.setApplicationName("Leak Lab")
    app.setOrganizationName("Leak Lab")
    # Closing the last window would stop the loop under the clean-up.
    app.setQuitOnLastWindowClosed(False)
    loop = EventLoop(app)
    asyncio.set_event_loop(loop)

    async def guarded() -> int:
        interruption = Interruption()
        task = asyncio.ensure_future(main(interruption))
        with interruption.cancelling(task):
            try:
                status = await task
            except asyncio.CancelledError:
                if interruption.status is None:
                    raise
                return interruption.status
        return status if interruption.status is None else interruption.status

    with loop:
        running = loop.create_task(guarded())
        try:
            status: int = loop.run_until_complete(running)
        except RuntimeError:
            if running.done():
                raise
            # Qt ends its loop when it loses the display; nothing of Qt may be used any more.
            print_error("the display is gone; start Leak Lab again where there is one")
            end_at_once(_STATUS_NO_DISPLAY)
    # A renderer that is stopped ends for nobody, and would outlive this program.
    kill(descendants())
    return status
