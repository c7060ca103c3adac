"""Ends the program in order when it is interrupted (Ctrl-C) or terminated."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator
from types import FrameType

from PySide6.QtCore import QSocketNotifier


@contextlib.contextmanager
def cancelled_by_signals(task: asyncio.Task[int]) -> Iterator[list[signal.Signals]]:
    """Cancel ``task`` on SIGINT or SIGTERM; gives a list that the received signals go into.

    Python runs a signal's handler only between two of its own instructions, and Qt's event
    loop may sleep in C++ for long: a byte on a socket wakes it (``signal.set_wakeup_fd``).
    """
    received: list[signal.Signals] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        received.append(signal.Signals(number))
        task.cancel()

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
            number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)
        }
        wakeup_before = signal.set_wakeup_fd(writer.fileno())
        try:
            yield received
        finally:
            signal.set_wakeup_fd(wakeup_before)
            for number, handler in before.items():
                signal.signal(number, handler)
            notifier.setEnabled(False)
