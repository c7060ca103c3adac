"""Ends the program in order when it is interrupted (Ctrl-C), terminated or hung up."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator
from types import FrameType

from PySide6.QtCore import QSocketNotifier

from lab.ending import ENDING_SIGNALS, SIGNAL_STATUS_BASE, end_at_once


@contextlib.contextmanager
def cancelled_by_signals(task: asyncio.Task[int]) -> Iterator[list[signal.Signals]]:
    """Cancel ``task`` on the first signal; gives a list that the received signal goes into.

    A second one ends the program at once. Outside, signals do what they did before.

    Python runs a signal's handler only between two of its own instructions, and Qt's event
    loop may sleep in C++ for long: a byte on a socket wakes it (``signal.set_wakeup_fd``).
    """
    received: list[signal.Signals] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if received:
            end_at_once(SIGNAL_STATUS_BASE + received[0])
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
            number: signal.signal(number, on_signal)
            for number in ENDING_SIGNALS
            # As under `nohup`.
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        wakeup_before = signal.set_wakeup_fd(writer.fileno())
        try:
            yield received
        finally:
            signal.set_wakeup_fd(wakeup_before)
            for number, handler in before.items():
                signal.signal(number, handler)
            notifier.setEnabled(False)
