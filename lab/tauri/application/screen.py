"""A screen for Tauri's window where there is no display: Xvfb, which ends with this process."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from typing import Final

_SIZE: Final = "1280x800x24"
_PR_SET_PDEATHSIG: Final = 1


def open_screen() -> None:
    """Start Xvfb, wait until it can be used, and name it to whoever opens a window.

    Raises:
        OSError: it could not be started, or ended at once.
    """
    readable, writable = os.pipe()
    prctl = ctypes.CDLL(None).prctl

    def end_with_parent() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)

    # From here on it is the kernel that ends it, however this process comes to its end.
    # It listens on an abstract socket alone: one in /tmp would stay when it is killed.
    listening = ("-nolisten", "tcp", "-nolisten", "unix")
    subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", _SIZE, *listening],
        pass_fds=(writable,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=end_with_parent,  # noqa: PLW1509 (there is one thread yet)
    )
    os.close(writable)
    with open(readable, encoding="ascii") as told:  # noqa: PTH123 (a descriptor)
        number = told.readline().strip()
    if not number:
        raise OSError("Xvfb ended as soon as it was started")
    os.environ["DISPLAY"] = f":{number}"
