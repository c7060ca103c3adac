"""Serves the built page on ``lab://app``, with a content security policy."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from lab.errors import CannotMeasureError

SCHEME = b"lab"
WEB_ROOT = Path(__file__).resolve().parent.parent / "web" / "dist"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

# The machine's table may lack these or, on Windows, have them wrong.
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".map": "application/json"}


def register_scheme() -> None:
    """Tell Chromium of the scheme. Must run before the QApplication exists."""
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


def page_url(runtime: str) -> QUrl:
    """The page built for Tauri version ``runtime``.

    Raises:
        CannotMeasureError: it has not been built.
    """
    if not (WEB_ROOT / runtime / "index.html").is_file():
        raise CannotMeasureError(
            f"the page for Tauri {runtime} is not built; run `make setup` in {WEB_ROOT.parent.parent}"
        )
    return QUrl(f"lab://app/{runtime}/index.html")


class PageServer(QWebEngineUrlSchemeHandler):
    """Answers requests for ``lab://app/…`` from the files of the web build."""

    def __init__(self, root: Path = WEB_ROOT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root.resolve()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with one file, or with Chromium's "file not found"."""
        url = job.requestUrl()
        path = (self._root / url.path().lstrip("/")).resolve()
        if url.host() != "app" or not path.is_relative_to(self._root) or not path.is_file():
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        job.setAdditionalResponseHeaders(
            {
                QByteArray(b"Content-Security-Policy"): [QByteArray(CONTENT_SECURITY_POLICY.encode())],
                QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            }
        )
        content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        buffer = QBuffer(job)
        buffer.setData(path.read_bytes())
        job.reply((content_type or "application/octet-stream").encode(), buffer)
