"""How far a check has come, on one line of standard error where that is a terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Final

from memory.heap.naming.printable import printable
from system.ending import add_clean_up, remove_clean_up

_CLEAR_LINE: Final = "\r\x1b[K"
_USUAL_WIDTH: Final = 80
_LEAST_WIDTH: Final = 20

Show = Callable[[str], None]
"""Takes what is being done."""
ShowNext = Callable[[str], Show]
"""Takes the name of what comes next."""


@contextlib.contextmanager
def check_progress(total: int, *, is_shown: bool = True) -> Iterator[ShowNext]:
    """A line that says what is being done with which of ``total`` targets; gone in the end.

    Without rich: it would take longer to import than a small page to check.
    """
    if not is_shown or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _name: _show_nothing
        return
    key = object()
    add_clean_up(key, lambda: os.write(sys.stderr.fileno(), _CLEAR_LINE.encode()))
    done = 0

    def show_next(name: str) -> Show:
        nonlocal done
        done += 1
        counted = f"{done}/{total} " if total > 1 else ""
        return lambda doing: _show(f"{counted}{name}: {doing}")

    try:
        yield show_next
    finally:
        _write(_CLEAR_LINE)
        remove_clean_up(key)


def _show(text: str) -> None:
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        width = _USUAL_WIDTH
    # One less: in the last column some terminals begin a new line.
    _write(f"{_CLEAR_LINE}{printable(text, max(width - 1, _LEAST_WIDTH))}")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _show_nothing(_doing: str) -> None:
    """Nobody would see it."""
