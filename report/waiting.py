"""What is waited for, shown on standard error where that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Final

# Back to the start of the line, and nothing on it.
_CLEAR: Final = "\r\x1b[K"


@contextlib.contextmanager
def waiting_line() -> Iterator[Callable[[str], None]]:
    """Give what shows a text in the terminal's last line, over the text before; it goes at the end.

    Where standard error is no terminal, nothing is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _text: None
        return

    def show(text: str) -> None:
        sys.stderr.write(_CLEAR + text)
        sys.stderr.flush()

    try:
        yield show
    finally:
        show("")
