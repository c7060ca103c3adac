"""Writes reports to files or to standard output, and says beforehand where that cannot be."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from memory.heap.naming.printable import escaped_json
from report.problems import SameTarget, WouldOverwrite
from system.atomic_file import AtomicFile, cannot_write, check_writable, file_status
from system.errors import CannotMeasureError


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to the file ``path``, as :class:`system.atomic_file.AtomicFile` does.

    Raises:
        CannotMeasureError: the file cannot be written; what it held before is still there.
    """
    with AtomicFile(path) as file:
        file.write(data)
        file.commit()


def write_text(target: str, text: str) -> None:
    """Write ``text`` to the file ``target``, or to standard output if it is ``-`` or names that.

    Raises:
        CannotMeasureError: the file cannot be written; what it held before is still there.
        OutputLostError: standard output takes no more.
    """
    if is_standard_output(target):
        # A document is UTF-8, whatever the terminal's encoding is.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        write_bytes(Path(target), text.encode())


def json_text(document: object) -> str:
    """The JSON of ``document`` on one line, with nothing in it that a terminal obeys."""
    return escaped_json(msgspec.json.encode(document).decode()) + "\n"


def is_standard_output(target: str | None) -> bool:
    """Whether ``target`` is standard output: ``-``, or the file or device that it goes to."""
    if target is None:
        return False
    if target == "-":
        return True
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return os.path.samestat(Path(target).stat(), os.fstat(sys.stdout.fileno()))
    return False


def check_targets(targets: Mapping[str, str | None], inputs: Sequence[Path] = ()) -> None:
    """Refuse what could not be written, before any work is done.

    ``targets`` are files, or ``-``, by the option that names them, such as ``--json``; ``inputs``
    are read and must stay.

    Raises:
        CannotMeasureError: a target cannot be written, or is also another one's or an input.
    """
    options: dict[tuple[object, ...], str] = {}
    for path in inputs:
        with contextlib.suppress(OSError, ValueError):
            options[_identity(path)] = ""
    for option, target in targets.items():
        if target is None:
            continue
        if is_standard_output(target):
            identity: tuple[object, ...] = ("-",)
        else:
            check_writable(Path(target))
            identity = _identity(Path(target))
        other = options.setdefault(identity, option)
        if other == "":
            raise CannotMeasureError(WouldOverwrite(option, target))
        if other != option:
            raise CannotMeasureError(SameTarget(other, option, target))


def make_folder(folder: Path) -> None:
    """Make a folder for files, unless it is there, before any work is done.

    Raises:
        CannotMeasureError: it cannot be made, or takes no files.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise cannot_write(folder, error) from None
    check_writable(folder / "probe")


def _identity(path: Path) -> tuple[object, ...]:
    """What two names of one file have in common."""
    found = file_status(path)
    if found is not None:
        return (found.st_dev, found.st_ino)
    return (os.path.realpath(path),)
