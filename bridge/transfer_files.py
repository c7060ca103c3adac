"""Opens the files that transfers read and write: regular ones only, and never half-written."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import stat
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from bridge.errors import CommandError
from bridge.scope import Scope

# Never wait for the other end of a FIFO, never become the terminal's process, never follow a
# link that took the place of the file that was looked at.
_SAFELY = os.O_NONBLOCK | os.O_NOCTTY | os.O_NOFOLLOW | os.O_CLOEXEC


async def open_to_read(path: str, scope: Scope) -> BinaryIO:
    """Open a file that ``scope`` lets the page upload.

    Raises:
        CommandError: it may not or cannot be read, or is no regular file.
    """

    def opened() -> BinaryIO:
        return _open_regular(scope.file_to_read(path), os.O_RDONLY, "rb")

    with _explained("read", path):
        return await _in_thread(opened)


@contextlib.asynccontextmanager
async def open_to_replace(path: str, scope: Scope) -> AsyncIterator[BinaryIO]:
    """A file that takes the place of ``path``, which ``scope`` lets the page download to.

    It does so when the context is left without an error; otherwise what was there stays, and
    nothing else.

    Raises:
        CommandError: it may not or cannot be written, or no regular file is there.
    """
    with _explained("write", path):
        target = await asyncio.to_thread(_replaceable, path, scope)
    # In the same folder, so that it can be renamed. The name is short: the target's may be as
    # long as the file system allows.
    temporary = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with _explained("write", path):
            file = await _in_thread(
                lambda: _open_regular(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, "wb")
            )
        try:
            yield file
        except BaseException:
            with contextlib.suppress(OSError):
                file.close()
            raise
        with _explained("write", path):
            file.close()
            temporary.replace(target)
    finally:
        # Also when cancelled: no time to wait for a thread.
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(purpose: str, path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise CommandError(f"cannot {purpose} {path}: {error}") from None
        raise CommandError(system_words(error)) from None


def system_words(error: OSError) -> str:
    """What the system says, as Rust puts it, and with it the upload plugin."""
    return f"{error.strerror} (os error {error.errno})"


def _replaceable(path: str, scope: Scope) -> Path:
    """Where ``path`` leads to; a regular file is there, or none."""
    target = scope.file_to_write(path)
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return target
    _check_regular(mode)
    return target


def _open_regular(path: Path, flags: int, mode: Literal["rb", "wb"]) -> BinaryIO:
    descriptor = os.open(path, flags | _SAFELY, 0o666)
    try:
        _check_regular(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, mode)
    except BaseException:
        os.close(descriptor)
        raise


def _check_regular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError("it is no regular file")


async def _in_thread(open_file: Callable[[], BinaryIO]) -> BinaryIO:
    """Open a file, on a disk that may be slow, and do not leave it open when cancelled."""
    opening = asyncio.ensure_future(asyncio.to_thread(open_file))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if opening.exception() is None:
            opening.result().close()
        raise
