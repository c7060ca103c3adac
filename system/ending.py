"""Ends the program at once, and leaves nothing: no process, no temporary folder.

This is what a signal does wherever :mod:`system.interrupt` cannot end the program in order: while
modules are imported, while Qt starts and ends, and when a second signal comes. The first module
that ``main.py`` imports: it imports little, so that little time passes before signals are handled.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Final, NoReturn

from system.process_tree import descendants, kill

SIGNAL_STATUS_BASE: Final = 128

ENDING_SIGNALS: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)

_clean_ups: dict[object, Callable[[], object]] = {}
_have_to_write: set[str] = set()


def end_at_once_on_signals() -> None:
    """Handle the signals that end a program; one that is ignored (``nohup``) stays ignored."""
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN or number is signal.SIGINT:
            signal.signal(number, _on_signal)


def ignore_signals() -> None:
    """Let nothing interrupt the very end, when the exit status stands.

    Python restores the defaults there: it would be killed by a signal that comes too late.
    """
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextlib.contextmanager
def signals_deferred() -> Iterator[None]:
    """Let signals wait: what is made here and its clean-up come together."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def add_clean_up(key: object, clean_up: Callable[[], object]) -> None:
    """Have ``clean_up`` called should the program end at once; it must import nothing."""
    _clean_ups[key] = clean_up


def remove_clean_up(key: object) -> None:
    """Done in order, or not needed any more."""
    _clean_ups.pop(key, None)


def let_library_end(name: str) -> None:
    """Have :func:`end_process` wait for what a library has yet to write when it is taken down."""
    _have_to_write.add(name)


def end_process(status: int) -> NoReturn:
    """End with ``status``, now that all that this program has begun is over.

    Python would take down Qt and Chromium, which takes as long as several cycles of a page, and
    leaves nothing that the end of the process does not: only who has something for them to write
    needs that (:func:`let_library_end`).
    """
    if _have_to_write:
        sys.exit(status)
    with contextlib.suppress(OSError, ValueError):
        # Of standard output whoever wrote to it has seen that it is written.
        sys.stderr.flush()
    end_at_once(status)


def end_at_once(status: int) -> NoReturn:
    """End with ``status``: kill what was started, clean up, run nothing else."""
    ignore_signals()
    started = descendants()
    for clean_up in _clean_ups.values():
        try:
            clean_up()
        except OSError:
            # The others have their turn all the same.
            continue
    kill(started)
    os._exit(status)


def _on_signal(number: int, _frame: FrameType | None) -> None:
    end_at_once(SIGNAL_STATUS_BASE + number)
