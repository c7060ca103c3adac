"""The one qasync loop of a test session, and how a test runs coroutines on it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from engine.event_loop import EventLoop

ResultT = TypeVar("ResultT")

LIMIT_S = 30.0
_CANCEL_LIMIT_S = 5.0


class SessionLoop:
    """Runs coroutines on the application's loop, any number of them one after another.

    ``app.exec()`` can run once per process under qasync 0.28 with Qt WebEngine; a local
    ``QEventLoop`` pumps the same loop as often as wanted.
    """

    def __init__(self, app: QApplication) -> None:
        # Closing a test's last window must not end the loops that later tests pump.
        app.setQuitOnLastWindowClosed(False)
        self.loop = EventLoop(app, already_running=True)
        asyncio.set_event_loop(self.loop)
        self._errors: list[str] = []
        self.loop.set_exception_handler(self._on_error)

    def run(self, work: Coroutine[object, object, ResultT], *, limit_s: float = LIMIT_S) -> ResultT:
        """Run ``work`` to its end and give its result.

        Raises:
            AssertionError: it did not end within ``limit_s`` seconds; it was cancelled.
        """
        task = self.loop.create_task(work)
        self._pump(task, limit_s)
        if not task.done():
            at = "\n".join(_at_work(each) for each in asyncio.all_tasks(self.loop))
            task.cancel()
            self._pump(task, _CANCEL_LIMIT_S)
            raise AssertionError(f"not done within {limit_s:g} s: {task.get_coro()}\n{at}")
        return task.result()

    def end_leftovers(self) -> list[str]:
        """Cancel what still runs; names it, and the errors that nobody caught."""
        tasks = asyncio.all_tasks(self.loop)
        left = [f"still running: {task!r}" for task in tasks]
        for task in tasks:
            task.cancel()
            self._pump(task, _CANCEL_LIMIT_S)
        left += self._errors
        self._errors = []
        return left

    def close(self) -> None:
        """End the loop, after the last test."""
        self.loop.stop()
        asyncio.events._set_running_loop(None)
        self.loop.close()
        asyncio.set_event_loop(None)

    def _pump(self, task: asyncio.Task[ResultT], limit_s: float) -> None:
        if task.done():
            return
        pump = QEventLoop()
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(pump.quit)
        limit.start(round(limit_s * 1000))

        def on_done(_task: asyncio.Task[ResultT]) -> None:
            pump.quit()

        task.add_done_callback(on_done)
        pump.exec()
        limit.stop()
        task.remove_done_callback(on_done)

    def _on_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        self._errors.append(f"{context.get('message')}: {context.get('exception')!r}")


def _at_work(task: asyncio.Task[object]) -> str:
    """Where a task waits: what it calls, from the outside in."""
    lines = [repr(task.get_coro())]
    waiting: object = task.get_coro()
    while (frame := getattr(waiting, "cr_frame", None)) is not None:
        lines.append(f"  {frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}")
        waiting = getattr(waiting, "cr_await", None)
    return "\n".join((*lines, f"  waits for {waiting!r}"))
