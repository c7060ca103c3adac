"""Ends the program in order when it is interrupted, terminated, or its terminal is closed."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType

from PySide6.QtCore import QSocketNotifier

from lab.ending import ENDING_SIGNALS, SIGNAL_STATUS_BASE, end_at_once


class Interruption:
    """What a signal does to the program's one task, and whether one has come."""

    def __init__(self) -> None:
        self.received: signal.Signals | None = None
        """The first signal that came."""
        self.stop_early: Callable[[], None] | None = None
        """What the first SIGINT does instead of cancelling: a result can be had already."""
        self._task: asyncio.Task[int] | None = None

    def follow(self, task: asyncio.Task[int]) -> None:
        """Cancel ``task`` on signals."""
        self._task = task

    def on_signal(self, number: int, _frame: FrameType | None = None) -> None:
        """Do what the signal ``number`` asks for."""
        if self.received is not None:
            # Ending in order takes too long for somebody.
            end_at_once(SIGNAL_STATUS_BASE + self.received)
        self.received = signal.Signals(number)
        if number == signal.SIGINT and self.stop_early is not None:
            self.stop_early()
        elif self._task is not None:
            self._task.cancel()


@contextlib.contextmanager
def following_signals(interruption: Interruption) -> Iterator[None]:
    """Give the process's signals to ``interruption``.

    Python runs a signal's handler only between two of its own instructions, and Qt's event
    loop may sleep in C++ for long: a byte on a socket wakes it (``signal.set_wakeup_fd``).
    """
    reader, writer = socket.socketpair()
    with reader, writer:
        reader.setblocking(False)
        writer.setblocking(False)
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

        def drain() -> None:
            with contextlib.suppress(BlockingIOError):
                reader.recv(64)

        notifier.activated.connect(drain)
        before = {
            number: signal.signal(number, interruption.on_signal)
            for number in ENDING_SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        wakeup_before = signal.set_wakeup_fd(writer.fileno())
        try:
            yield
        finally:
            signal.set_wakeup_fd(wakeup_before)
            for number, handler in before.items():
                signal.signal(number, handler)
            notifier.setEnabled(False)
