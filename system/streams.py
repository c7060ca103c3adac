"""Standard output and standard error as they may be: closed, full, or not able to show a mark."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing_extensions import Buffer

_REPLACING: Final = "leaklab-plain"
# One character for one where a table might hold it, so that columns stay straight.
_PLAIN: Final = {
    "✓": "+",
    "✗": "x",
    "●": "*",
    "·": "*",
    "–": "-",
    "—": "-",
    "─": "-",
    "━": "=",
    "×": "x",
    "…": "~",
    "→": "->",
}


class OutputLostError(Exception):
    """Standard output takes no more."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"cannot write to standard output: {error.strerror}")
        self.reader_is_gone = error.errno == errno.EPIPE
        """As with ``| head``: whoever read has seen enough, and nothing is wrong."""


def prepare_streams() -> None:
    """Make standard input, output and error safe to use. Once, before anything is opened.

    What is closed must not get its number from the next file that is opened: Chromium writes to
    1 and 2. From then on writing to ``sys.stdout`` raises :class:`OutputLostError` when it fails,
    and ``sys.stderr`` drops what cannot be written; neither raises for a character that its
    encoding lacks.
    """
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            # Standard output is opened for reading, so that writing to it fails as if closed.
            os.open(os.devnull, mode)
    codecs.register_error(_REPLACING, _replace)
    out, err = sys.stdout, sys.stderr
    sys.stdout = _text(_Output(1, "w", closefd=False), None if out is None else out.encoding)
    sys.stderr = _text(_Log(2, "w", closefd=False), None if err is None else err.encoding)


def drop_output() -> None:
    """Let what is still buffered for standard output go nowhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


class _Output(io.FileIO):
    def write(self, data: Buffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise OutputLostError(error) from None


class _Log(io.FileIO):
    def write(self, data: Buffer, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _text(raw: io.FileIO, encoding: str | None) -> io.TextIOWrapper:
    is_line_buffered = raw.fileno() != 1 or raw.isatty()
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=encoding or "utf-8",
        errors=_REPLACING,
        line_buffering=is_line_buffered,
    )


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in missing), error.end
