"""The schemes of pages that are served from files: ours, and those of people's own folders."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

LAB: Final = b"lab"
"""Leak Lab's own page."""
CHECK: Final = b"check"
"""A page of somebody else's, from a file or a folder."""

# The machine's table may lack these or, on Windows, have them wrong.
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".map": "application/json",
}


def register_schemes() -> None:
    """Tell Chromium of the schemes. Must run before the QApplication exists."""
    for name in (LAB, CHECK):
        scheme = QWebEngineUrlScheme(name)
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
        scheme.setFlags(
            QWebEngineUrlScheme.Flag.SecureScheme
            | QWebEngineUrlScheme.Flag.CorsEnabled
            | QWebEngineUrlScheme.Flag.FetchApiAllowed
        )
        QWebEngineUrlScheme.registerScheme(scheme)


class FileServer(QWebEngineUrlSchemeHandler):
    """Answers requests from the files of one folder, and from nothing outside it."""

    def __init__(
        self,
        root: Path,
        headers: Mapping[QByteArray, Sequence[QByteArray]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._root = root.resolve()
        self._headers = headers

    def reply_file(self, job: QWebEngineUrlRequestJob, path: Path | None) -> None:
        """Reply with a file that :meth:`file` gave; None is Chromium's "file not found"."""
        if path is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        try:
            content = path.read_bytes()
        except OSError:
            # Replaced by another build meanwhile, or not for this user to read.
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        self.reply(job, content, content_type or "application/octet-stream")

    def reply(self, job: QWebEngineUrlRequestJob, content: bytes, content_type: str) -> None:
        """Reply with ``content``."""
        # The stubs say one value per name; Qt takes, and PySide 6.11 needs, a list.
        job.setAdditionalResponseHeaders(self._headers)  # type: ignore[arg-type]
        buffer = QBuffer(job)
        buffer.setData(content)
        job.reply(content_type.encode(), buffer)

    def file(self, url_path: str) -> Path | None:
        """The file that a URL's path names, or None if that is none of the folder's."""
        try:
            path = (self._root / url_path.lstrip("/")).resolve()
            return path if path.is_relative_to(self._root) and path.is_file() else None
        except (OSError, ValueError):
            # A name that is too long, or has a NUL in it.
            return None
