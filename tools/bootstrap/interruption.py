"""What SIGINT, SIGTERM and SIGHUP do to the set-up: what it has started ends, then it does."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SIGNALLED = 128


class Interrupted(BaseException):
    """One of SIGNALS has arrived; like KeyboardInterrupt, nobody takes it for an error."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def until_interrupted(work: Callable[[], int]) -> int:
    """Give what `work` gives, or 128 and the number of the signal that interrupted it.

    What ignores a signal (`nohup make setup`) goes on to ignore it.
    """
    previous = {number: signal.getsignal(number) for number in SIGNALS}
    handled = [number for number in SIGNALS if previous[number] != signal.SIG_IGN]
    try:
        for number in handled:
            signal.signal(number, _interrupt)
        status = work()
        for number in handled:
            signal.signal(number, previous[number])
    except Interrupted as interruption:
        last_words("interrupted; the same command goes on from here.")
        return _SIGNALLED + interruption.number
    return status


def last_words(sentence: str) -> None:
    """Tell the user, if there still is one.

    Not by print: when the terminal is gone, what is left in a buffer fails once more at exit.
    """
    with suppress(OSError):
        os.write(2, f"set-up: {sentence}\n".encode())


def _interrupt(number: int, _frame: FrameType | None) -> None:
    """Raise once: what cleans up is not interrupted again."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)
