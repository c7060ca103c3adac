"""Serves a folder with somebody's page on a scheme of its own, as a web server would."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from engine.schemes import FileServer

_HEADERS: Final = {QByteArray(b"Cache-Control"): [QByteArray(b"no-store")]}


class SiteServer(FileServer):
    """Answers from the files of ``root``; an address without a file is the page's own route.

    Such an address, with no extension, gets the file ``index``, for routers that use the history.
    """

    def __init__(self, root: Path, index: str, parent: QObject | None = None) -> None:
        super().__init__(root, _HEADERS, parent)
        self._index = index

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with one file, or with Chromium's "file not found"."""
        path = job.requestUrl().path()
        found = self.file(path)
        if found is None and "." not in path.rsplit("/", 1)[-1]:
            found = self.file(f"{path.rstrip('/')}/{self._index}") or self.file(self._index)
        self.reply_file(job, found)
