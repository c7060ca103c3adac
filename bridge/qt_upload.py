"""One upload as a Qt object of its own, which a slot returns to the page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from bridge.errors import CommandError
from bridge.traffic import Kind, Origin, Traffic
from bridge.transfer import HttpTransfers, Report, TransferProgress

log = logging.getLogger("leaklab.bridge")


async def answer_of(transfers: HttpTransfers, url: str, path: str, report: Report) -> str:
    """What the server answers to a file.

    Raises:
        CommandError: nothing, with a sentence that the page may have; whatever went wrong.
    """
    try:
        return await transfers.upload(url, path, report)
    except CommandError:
        raise
    except Exception as error:
        log.exception("an upload failed")
        raise CommandError(f"{type(error).__name__}: {error}") from error


OnStart: TypeAlias = "Callable[[QtUpload, str, str], None]"
"""The page wants an upload to begin: a URL and a file's path."""


class QtUpload(QObject):
    """QWebChannel keeps such an object for the page, which never frees it; ``deleteLater`` does.

    ``deleteLater`` is a slot of every Qt object, so the page can call it.
    """

    progress = Signal(float, float)
    """Bytes so far, bytes in all; floats, for they may exceed 32 bits."""
    finished = Signal(str)
    """What the server answered."""
    failed = Signal(str)
    """Why there is no answer."""

    def __init__(
        self, on_start: OnStart, deletes_itself: bool, traffic: Traffic, parent: QObject
    ) -> None:
        """``on_start`` is to :meth:`run` it; ``deletes_itself``: when its upload has ended."""
        super().__init__(parent)
        self._on_start = on_start
        self._deletes_itself = deletes_itself
        self._traffic = traffic
        self._answer = ""

    @Slot(str, str)
    def start(self, url: str, file_path: str) -> None:
        """Start to upload a file."""
        self._traffic.note(Kind.INVOKE, Origin("upload.start", 0), None, [url, file_path])
        self._on_start(self, url, file_path)

    @Slot(result=str)
    def answer(self) -> str:
        """What the server answered; empty before."""
        self._traffic.note(Kind.INVOKE, Origin("upload.answer", 0), None, [])
        return self._answer

    async def run(
        self, transfers: HttpTransfers, url: str, path: str, on_progress: Callable[[], None]
    ) -> None:
        """Upload a file. ``on_progress`` is called with each progress that is signalled.

        It may be deleted meanwhile, by the page: then it tells nothing any more.
        """

        def report(progress: TransferProgress) -> None:
            if shiboken6.isValid(self):
                on_progress()
                self._tell(self.progress, "progress", progress.progress_total, progress.total)

        try:
            self._answer = await answer_of(transfers, url, path, report)
        except CommandError as error:
            self._end(self.failed, "failed", str(error))
        else:
            self._end(self.finished, "finished", self._answer)

    def _end(self, signal: SignalInstance, name: str, text: str) -> None:
        if shiboken6.isValid(self):
            self._tell(signal, name, text)
            if self._deletes_itself:
                # At once: by `deleteLater` a call of the page may come before, or not.
                shiboken6.delete(self)

    def _tell(self, signal: SignalInstance, name: str, *values: object) -> None:
        self._traffic.note(Kind.SIGNAL, Origin(f"upload.{name}", 0), None, values)
        signal.emit(*values)
