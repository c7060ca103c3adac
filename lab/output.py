"""Writes files whole or not at all, and reports to a file or to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from lab.errors import CannotMeasureError


class WholeFile:
    """A file that stands under its name only when all of it has been written.

    Use as ``with WholeFile(path) as file``, and call :meth:`commit` when all is written; left
    without that, nothing of it stays, and what ``path`` held before is still there.

    Raises:
        CannotMeasureError: the file cannot be written; all methods.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        try:
            descriptor, part = tempfile.mkstemp(
                dir=self._path.parent, prefix=f".{self._path.name}-"
            )
        except OSError as error:
            raise self._error(error) from None
        self._file = os.fdopen(descriptor, "wb")
        self._part = Path(part)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._file.close()
        except OSError as close_error:
            # What it could not write when asked to, it cannot write now either.
            if error is None:
                raise self._error(close_error) from None
        finally:
            self._part.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """Write what comes next."""
        try:
            self._file.write(data)
        except OSError as error:
            raise self._error(error) from None

    def commit(self) -> None:
        """Put what has been written under its name, in place of what was there."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            # Made private by tempfile; a report is as readable as the user's other files.
            self._part.chmod(0o666 & ~_umask())
            self._part.replace(self._path)
        except OSError as error:
            raise self._error(error) from None

    def _error(self, error: OSError) -> CannotMeasureError:
        return CannotMeasureError(
            f"cannot write {self._path}: {error.strerror}; choose another file"
        )


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to the file ``path``.

    Raises:
        CannotMeasureError: the file cannot be written; what it held before is still there.
    """
    with WholeFile(path) as file:
        file.write(data)
        file.commit()


def write_text(target: str, text: str) -> None:
    """Write ``text`` to the file ``target``, or to standard output if it is ``-``.

    Raises:
        CannotMeasureError: the file cannot be written; what it held before is still there.
    """
    if target == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_bytes(Path(target), text.encode())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
