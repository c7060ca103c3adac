"""Writes a file whole or not at all, wherever the file allows that."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from system.ending import add_clean_up, remove_clean_up, signals_deferred
from system.errors import CannotMeasureError
from system.patient_writer import PatientWriter
from system.problems import CannotWrite

_REFUSING_FOLDER: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_DESCRIPTORS: Final = re.compile(r"/proc/\d+(/task/\d+)?/fd")
_MOST_LINKS: Final = 40


class AtomicFile:
    """A file that stands under its name only when all of it has been written.

    Use as ``with AtomicFile(path) as file``, and call :meth:`commit` when all is written; left
    without that, nothing of it stays, and what ``path`` held before is still there. Links are
    followed. An existing file keeps its mode and, where that is allowed, its owner.

    A file that has other hard links, stands in a folder that takes no new files, or is a mount of
    its own is overwritten in the end: another one in its place would not be the same file. What
    is no regular file (a pipe, a device) is written to directly, and is not whole if that fails.

    Raises:
        CannotMeasureError: the file cannot be written; all methods.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._goal = path
        self._part: Path | None = None
        self._writer: PatientWriter | None = None
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except (OSError, ValueError) as error:
            self._close()
            raise cannot_write(self._path, error) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._close()
        except OSError as close_error:
            # What it could not write when asked to, it cannot write now either.
            if error is None:
                raise cannot_write(self._path, close_error) from None

    def write(self, data: bytes) -> None:
        """Write what comes next."""
        try:
            if self._writer is not None:
                self._writer.write(data)
            elif self._file is not None:
                self._file.write(data)
        except OSError as error:
            raise cannot_write(self._path, error) from None

    def commit(self) -> None:
        """Put what has been written under its name, in place of what was there."""
        try:
            self._commit()
        except OSError as error:
            raise cannot_write(self._path, error) from None

    def _open(self) -> None:
        found = file_status(self._path)
        if not replaceable(self._path, found):
            self._writer = PatientWriter(self._path)
            return
        self._goal = Path(os.path.realpath(self._path))
        if found is None or found.st_nlink == 1:
            try:
                with signals_deferred():
                    part, self._file = _new_part(self._goal.parent, found)
                    self._part = part
                    add_clean_up(self, lambda: part.unlink(missing_ok=True))
            except OSError as error:
                if found is None or error.errno not in _REFUSING_FOLDER:
                    raise
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)

    def _commit(self) -> None:
        if self._file is None:
            return
        self._file.flush()
        if self._part is None:
            self._overwrite(self._file)
            return
        os.fsync(self._file.fileno())
        try:
            self._part.replace(self._goal)
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            with self._part.open("rb") as part:
                self._overwrite(part)
        else:
            self._part = None

    def _overwrite(self, source: BinaryIO) -> None:
        source.seek(0)
        with self._goal.open("wb") as goal:
            shutil.copyfileobj(source, goal)

    def _close(self) -> None:
        try:
            if self._writer is not None:
                self._writer.close()
            if self._file is not None:
                self._file.close()
        finally:
            if self._part is not None:
                self._part.unlink(missing_ok=True)
            remove_clean_up(self)


def check_writable(path: Path) -> None:
    """See whether :class:`AtomicFile` could write ``path``, and leave it as it is.

    A pipe is not opened: its reader would take that for all that comes.

    Raises:
        CannotMeasureError: it could not.
    """
    try:
        found = file_status(path)
        if replaceable(path, found):
            folder = Path(os.path.realpath(path)).parent
            try:
                part, file = _new_part(folder, found)
            except OSError as error:
                if found is None or error.errno not in _REFUSING_FOLDER:
                    raise
            else:
                file.close()
                part.unlink()
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from None


def cannot_write(path: Path, error: OSError | ValueError) -> CannotMeasureError:
    """The error to raise for ``error``."""
    # A ValueError is about a NUL in the name.
    why = error.strerror if isinstance(error, OSError) else str(error)
    return CannotMeasureError(CannotWrite(str(path), str(why)))


def file_status(path: Path) -> os.stat_result | None:
    """What is there, links followed; None if nothing is.

    Raises:
        OSError: it cannot be told, because of a loop of links for example.
        ValueError: the name holds a NUL.
    """
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def replaceable(path: Path, found: os.stat_result | None) -> bool:
    """Whether a new file may stand in for ``path``, at which ``found`` is.

    Raises:
        OSError: nothing can be written there at all.
    """
    if found is None:
        return True
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISSOCK(found.st_mode):
        raise OSError(errno.ENXIO, "it is a socket")
    if stat.S_ISBLK(found.st_mode):
        # What is on a disk would be lost.
        raise OSError(errno.EINVAL, "it is a block device")
    # Another file in its place would be allowed where writing to it is not.
    if not os.access(path, os.W_OK, effective_ids=True):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_ISREG(found.st_mode) and not _is_descriptor(path)


def _is_descriptor(path: Path) -> bool:
    """Whether ``path`` names an open file of a process, such as ``/dev/fd/3``."""
    for _ in range(_MOST_LINKS):
        if _DESCRIPTORS.fullmatch(os.path.realpath(path.parent)):
            return True
        if not path.is_symlink():
            return False
        path = path.parent / path.readlink()
    return False


def _new_part(folder: Path, found: os.stat_result | None) -> tuple[Path, BinaryIO]:
    """A new file in ``folder``, with the mode and owner of ``found``."""
    path = folder / f".leak-lab-{os.urandom(8).hex()}"
    mode = 0o666 if found is None else stat.S_IMODE(found.st_mode)
    # Not by `tempfile`: a report is as readable as the user's other new files.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode & 0o666)
    try:
        if found is not None:
            _take_owner(descriptor, found)
            os.fchmod(descriptor, mode)
        return path, os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        path.unlink()
        raise


def _take_owner(descriptor: int, found: os.stat_result) -> None:
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (found.st_uid, found.st_gid):
        try:
            os.fchown(descriptor, found.st_uid, found.st_gid)
        except PermissionError:
            # Only root may give a file away; then it is the user's own.
            return
