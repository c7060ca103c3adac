"""Ends the program in order when it is interrupted (Ctrl-C), terminated or hung up."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType

from PySide6.QtCore import QSocketNotifier

from system.ending import ENDING_SIGNALS, SIGNAL_STATUS_BASE, end_at_once


class Interruption:
    """What the signals ask of a program's one task."""

    def __init__(self) -> None:
        self._received: signal.Signals | None = None
        self._stop: Callable[[], object] | None = None

    @property
    def status(self) -> int | None:
        """The exit status that a signal asks for, or None while there was none."""
        return None if self._received is None else SIGNAL_STATUS_BASE + self._received

    @contextlib.contextmanager
    def stopping(self) -> Iterator[Callable[[Callable[[], object]], None]]:
        """Give what to call with a function that SIGINT is to call, instead of cancelling."""

        def call(stop: Callable[[], object]) -> None:
            self._stop = stop

        try:
            yield call
        finally:
            self._stop = None

    @contextlib.contextmanager
    def cancelling(self, task: asyncio.Task[int]) -> Iterator[None]:
        """Cancel ``task`` on the first signal; a second one ends the program at once.

        Outside, signals do what they did before.

        Python runs a signal's handler only between two of its own instructions, and Qt's event
        loop may sleep in C++ for long: a byte on a socket wakes it (``signal.set_wakeup_fd``).
        """

        def on_signal(number: int, _frame: FrameType | None) -> None:
            is_second = self._received is not None
            self._received = signal.Signals(number)
            if is_second:
                end_at_once(SIGNAL_STATUS_BASE + number)
            if number == signal.SIGINT and self._stop is not None:
                self._stop()
            else:
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
                yield
            finally:
                signal.set_wakeup_fd(wakeup_before)
                for number, handler in before.items():
                    signal.signal(number, handler)
                notifier.setEnabled(False)
