"""An uploader for pages that use QWebChannel without Tauri: progress is a Qt signal."""

from __future__ import annotations

import asyncio
import logging

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from bridge.errors import CommandError
from bridge.qt_upload import QtUpload, answer_of
from bridge.traffic import Kind, Origin, Traffic
from bridge.transfer import HttpTransfers, TransferProgress

log = logging.getLogger("leaklab.bridge")


class QtUploader(QObject):
    """Every progress of every upload goes to all who connected to :attr:`progress`."""

    progress = Signal(float, float)
    """Bytes so far, bytes in all; floats, for they may exceed 32 bits."""
    failed = Signal(str)
    """Why an upload failed."""

    def __init__(
        self,
        transfers: HttpTransfers,
        parent: QObject | None = None,
        *,
        traffic: Traffic | None = None,
    ) -> None:
        super().__init__(parent)
        self._traffic = traffic or Traffic()
        self._transfers = transfers
        self._tasks: set[asyncio.Task[None]] = set()
        self.messages_sent = 0
        """How often progress was signalled, by this object or by one for a single upload."""

    @property
    def objects_kept(self) -> int:
        """Objects that :meth:`new_upload` has returned, and nobody has deleted."""
        return len(self._uploads)

    @Slot(bool, result=QObject)
    def new_upload(self, deletes_itself: bool) -> QObject:
        """A :class:`bridge.qt_upload.QtUpload` for a single upload, which the page starts."""
        name = "uploader.new_upload"
        self._traffic.note(Kind.INVOKE, Origin(name, 0), None, [deletes_itself])
        return QtUpload(self._start, deletes_itself, self._traffic, self)

    @Slot(str, str)
    def upload(self, url: str, file_path: str) -> None:
        """Start to upload a file."""
        self._traffic.note(Kind.INVOKE, Origin("uploader.upload", 0), None, [url, file_path])
        self._keep(asyncio.ensure_future(self._upload(url, file_path)))

    @property
    def is_idle(self) -> bool:
        """Whether no upload goes on."""
        return not self._tasks

    async def idle(self) -> None:
        """Wait until all uploads have ended."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def cancel(self) -> None:
        """End all uploads: the page is being left."""
        for task in self._tasks:
            task.cancel()

    def delete_objects(self) -> None:
        """Delete all that :meth:`new_upload` has returned. QWebChannel never does."""
        for upload in self._uploads:
            shiboken6.delete(upload)

    @property
    def _uploads(self) -> list[QtUpload]:
        return self.findChildren(QtUpload)

    def _count(self) -> None:
        self.messages_sent += 1

    def _start(self, upload: QtUpload, url: str, path: str) -> None:
        task = asyncio.ensure_future(upload.run(self._transfers, url, path, self._count))
        upload.destroyed.connect(task.cancel)
        self._keep(task)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _upload(self, url: str, path: str) -> None:
        try:
            await answer_of(self._transfers, url, path, self._report)
        except CommandError as error:
            self._fail(str(error))

    def _fail(self, reason: str) -> None:
        self._traffic.note(Kind.SIGNAL, Origin("uploader.failed", 0), None, [reason])
        self.failed.emit(reason)

    def _report(self, progress: TransferProgress) -> None:
        self._count()
        values = [progress.progress_total, progress.total]
        self._traffic.note(Kind.SIGNAL, Origin("uploader.progress", 0), None, values)
        self.progress.emit(progress.progress_total, progress.total)
