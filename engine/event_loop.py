"""qasync's event loop, with less work for each callback."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextvars import Context
from typing import TypeVarTuple

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

ArgsT = TypeVarTuple("ArgsT")


class EventLoop(qasync.QEventLoop):
    """Runs all that is ready at one event of Qt's, as asyncio's own loops do.

    qasync starts a timer of Qt's for each callback and stops it again, which costs five times as
    much as to call it. What is asked for while callbacks run has to wait for the next event, so
    that Qt's own events get their turn.
    """

    def __init__(self, application: QApplication, *, already_running: bool = False) -> None:
        """``already_running``: Qt's loop is run by somebody else."""
        super().__init__(application, already_running=already_running)
        self._ready: deque[asyncio.Handle] = deque()
        self._turn = QTimer(singleShot=True, interval=0)
        self._turn.timeout.connect(self._run_ready)

    def call_soon(
        self,
        callback: Callable[[*ArgsT], object],
        *args: *ArgsT,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """See :meth:`asyncio.AbstractEventLoop.call_soon`."""
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        # Also while callbacks run: one of them may open a dialog, which runs a loop of its own.
        if not self._turn.isActive():
            self._turn.start()
        return handle

    def _run_ready(self) -> None:
        try:
            for _ in range(len(self._ready)):
                # The loop of a dialog may have run the rest meanwhile.
                if not self._ready:
                    break
                handle = self._ready.popleft()
                if not handle.cancelled():
                    handle._run()  # noqa: SLF001 (as every event loop calls it)
        finally:
            if self._ready and not self._turn.isActive():
                self._turn.start()

    def close(self) -> None:
        """See :meth:`asyncio.AbstractEventLoop.close`."""
        self._turn.stop()
        self._ready.clear()
        super().close()
