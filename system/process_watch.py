"""Tells when a process that is no child of this one has ended."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

log = logging.getLogger("leaklab.system")


class ProcessWatch:
    """Calls ``on_end`` once when the process of that id has ended, until it is closed.

    Where the system cannot tell, it never does.
    """

    def __init__(self, pid: int, on_end: Callable[[], object]) -> None:
        self.pid = pid
        self._on_end = on_end
        self._notifier: QSocketNotifier | None = None
        try:
            self._descriptor = os.pidfd_open(pid)
        except (AttributeError, OSError) as error:
            log.info("process %d cannot be watched: %s", pid, error)
            return
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_ended)

    def close(self) -> None:
        """Watch no longer. A second call does nothing."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
            os.close(self._descriptor)

    def _on_ended(self) -> None:
        self.close()
        self._on_end()
