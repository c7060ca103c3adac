"""Writes a report to a file or to standard output, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from lab.errors import CannotMeasureError


def write_text(target: str, text: str) -> None:
    """Write ``text`` to the file ``target``, or to standard output if it is ``-``.

    Raises:
        CannotMeasureError: the file cannot be written; what it held before is still there.
    """
    if target == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    path = Path(target)
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}-", delete=False
        ) as file:
            part = Path(file.name)
            try:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
                # Made private by tempfile; a report is as readable as the user's other files.
                part.chmod(0o666 & ~_umask())
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise CannotMeasureError(
            f"cannot write {target}: {error.strerror}; choose another file"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
