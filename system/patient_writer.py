"""Writes to a pipe or a device, which may make its writer wait; not for ever."""

from __future__ import annotations

import errno
import os
import select
import time
from pathlib import Path
from typing import Final

WAIT_S: Final = 5.0
"""How long a reader may take to come, and later to read on."""
_POLL_S: Final = 0.05
_FLAGS: Final = os.O_WRONLY | os.O_TRUNC | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class PatientWriter:
    """What writes to the pipe or device ``path``. Waits for its reader, :data:`WAIT_S` at most.

    Raises:
        OSError: it cannot be written, or nobody reads it; all methods.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self._wait_s = wait_s
        self._descriptor = self._opened(path)

    def write(self, data: bytes) -> None:
        """Write all of ``data``."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                self._wait_until_writable()

    def close(self) -> None:
        """Say that no more comes."""
        os.close(self._descriptor)

    def _opened(self, path: Path) -> int:
        deadline = time.monotonic() + self._wait_s
        while True:
            try:
                # Otherwise it would wait here, for ever, for a reader of the pipe.
                return os.open(path, _FLAGS)
            except OSError as error:
                # A pipe without a reader; nothing tells when one comes.
                if error.errno != errno.ENXIO or time.monotonic() >= deadline:
                    raise self._nobody_reads(error) from None
            time.sleep(_POLL_S)

    def _wait_until_writable(self) -> None:
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT)
        if not poll.poll(self._wait_s * 1000):
            raise self._nobody_reads(OSError(errno.ENXIO, ""))

    def _nobody_reads(self, error: OSError) -> OSError:
        if error.errno != errno.ENXIO:
            return error
        return OSError(errno.ENXIO, f"nobody has read from it for {self._wait_s:g} s")
