"""Standard output and standard error, whatever they are: closed, full, or of few characters."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Final, TextIO

from lab.ending import SIGNAL_STATUS_BASE

_SIGPIPE: Final = 13
_STATUS_UNWRITTEN: Final = 2
_REPLACING: Final = "leak-lab"
# What the tables are made of, for a terminal that lacks it.
_REPLACEMENTS: Final = {
    "✓": "+",
    "✗": "x",
    "◷": "o",
    "→": "->",
    "–": "-",
    "…": "~",
    "·": ".",
    "×": "x",
    "─": "-",
    "—": "-",
}


class OutputLostError(Exception):
    """Nothing more can be written to standard output; the text says why, or is empty.

    It is empty where nobody reads on, which is no fault: others end without a word then, too.
    """

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status
        """What the process is to exit with."""


def prepare_streams() -> None:
    """Make sure that both streams exist and take every character. Comes before any output."""
    codecs.register_error(_REPLACING, _replaced)
    # A stream that was closed when the process began has no object, and a file opened later
    # would take its place: one that refuses to be written to stands there instead.
    if sys.stdout is None:
        sys.stdout = _unwritable(1)
    if sys.stderr is None:
        sys.stderr = _unwritable(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_REPLACING)


@contextlib.contextmanager
def standard_output() -> Iterator[None]:
    """Write to standard output in here; on exit all of it has been written.

    Raises:
        OutputLostError: it could not be.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _leave(sys.stdout)
        raise OutputLostError("", SIGNAL_STATUS_BASE + _SIGPIPE) from None
    except OSError as error:
        _leave(sys.stdout)
        raise OutputLostError(
            f"cannot write to standard output: {error.strerror}", _STATUS_UNWRITTEN
        ) from None


def write_to_standard_output(text: str) -> None:
    """Write a document to standard output, in UTF-8 whatever the terminal's encoding is.

    Raises:
        OutputLostError: it could not be written.
    """
    with standard_output():
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(text)


def write_to_standard_error(line: str) -> None:
    """Write ``line`` to standard error; where that is closed or full nobody is told."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        _leave(sys.stderr)


def flush_streams() -> int | None:
    """Write what is left in both; the status to exit with where that fails, else None."""
    try:
        with standard_output():
            pass
    except OutputLostError as error:
        if str(error):
            write_to_standard_error(f"leak-lab: {error}")
        return error.status
    finally:
        try:
            sys.stderr.flush()
        except OSError:
            _leave(sys.stderr)
    return None


def _leave(stream: TextIO) -> None:
    """Let what is left of ``stream`` go nowhere: Python would try to write it once more."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()


def _unwritable(descriptor: int) -> TextIO:
    opened = os.open(os.devnull, os.O_RDONLY)
    if opened != descriptor:
        os.dup2(opened, descriptor, inheritable=True)
        os.close(opened)
    else:
        os.set_inheritable(descriptor, True)
    raw = io.FileIO(descriptor, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    encoded = []
    for character in error.object[error.start : error.end]:
        escaped = character.encode("ascii", "backslashreplace").decode()
        encoded.append(_REPLACEMENTS.get(character, escaped))
    return "".join(encoded), error.end
