"""What the program says on standard error: one line a sentence, in every case."""

from __future__ import annotations

import logging
import sys

from memory.heap.naming.printable import printable

# A sentence may quote a name of megabytes.
_LIMIT = 2000


def print_error(sentence: str) -> None:
    """Print ``sentence``, which may quote what a page, a file or the user wrote."""
    print(error_line(sentence), file=sys.stderr)


def error_line(sentence: str) -> str:
    """The line that :func:`print_error` prints."""
    return f"leak-lab: {printable(sentence, _LIMIT)}"


class LogFormatter(logging.Formatter):
    """Logs each message on one line; a traceback comes below it as it is."""

    def __init__(self) -> None:
        super().__init__("leak-lab: %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line of a record; a page may have written the message."""
        return printable(super().formatMessage(record), _LIMIT)
