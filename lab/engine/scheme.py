"""Serves the built page, and Qt's client, on ``lab://app``, with a content security policy."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from lab.problems import RuntimeNotBuilt
from memory.protocol.page_script import qwebchannel_source
from report.pair import Pair
from system.errors import CannotMeasureError

SCHEME = b"lab"
HOST = "app"
PAGE_ORIGIN = f"{SCHEME.decode()}://{HOST}/"
# Qt's own client, for the page to load first. Not injected: Qt WebEngine 6.11 forgets a page's
# scripts when a navigation is refused, and a profile's when a renderer has crashed.
_QWEBCHANNEL = QUrl(f"{PAGE_ORIGIN}qwebchannel.js")
WEB_ROOT = Path(__file__).resolve().parents[2] / "web" / "dist"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_HEADERS = {
    QByteArray(name): [QByteArray(value)]
    for name, value in (
        (b"Content-Security-Policy", CONTENT_SECURITY_POLICY.encode()),
        (b"X-Content-Type-Options", b"nosniff"),
        # An isolated page has a clock of 5 microseconds; another one of 100.
        (b"Cross-Origin-Opener-Policy", b"same-origin"),
        (b"Cross-Origin-Embedder-Policy", b"require-corp"),
        (b"Cross-Origin-Resource-Policy", b"same-origin"),
    )
}

# The machine's table may lack these or, on Windows, have them wrong.
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".map": "application/json",
}


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


def is_own(url: QUrl) -> bool:
    """Whether ``url`` is one of ``lab://app``: the origin that the page has."""
    return (url.scheme(), url.authority()) == (SCHEME.decode(), HOST)


def page_url(runtime: str) -> QUrl:
    """The page for ``runtime``, a version of Tauri or the name of a :class:`report.pair.Pair`.

    A page is built for a version of the npm package; its address says which Tauri is played, where
    that is of another version.

    Raises:
        CannotMeasureError: it has not been built.
    """
    pair = Pair.named(runtime)
    build = build_of(runtime)
    if not (WEB_ROOT / build / "index.html").is_file():
        raise CannotMeasureError(RuntimeNotBuilt(build, str(WEB_ROOT.parent.parent)))
    played = "" if pair.api is None else f"?runtime={pair.runtime}"
    return QUrl(f"{PAGE_ORIGIN}{build}/index.html{played}")


def build_of(runtime: str) -> str:
    """The folder in :data:`WEB_ROOT` of the page for ``runtime``."""
    pair = Pair.named(runtime)
    return pair.api or pair.runtime


class PageServer(QWebEngineUrlSchemeHandler):
    """Answers requests for ``lab://app/…`` from the files of the web build."""

    def __init__(self, root: Path = WEB_ROOT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root.resolve()
        self._client = qwebchannel_source().encode()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with one file, or with Chromium's "file not found"."""
        url = job.requestUrl()
        if url == _QWEBCHANNEL:
            self._reply(job, self._client, "text/javascript")
            return
        path = self._file(url.path()) if is_own(url) else None
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
        self._reply(job, content, content_type or "application/octet-stream")

    def _reply(self, job: QWebEngineUrlRequestJob, content: bytes, content_type: str) -> None:
        # The stubs say one value per name; Qt takes, and PySide 6.11 needs, a list.
        job.setAdditionalResponseHeaders(_HEADERS)  # type: ignore[arg-type]
        buffer = QBuffer(job)
        buffer.setData(content)
        job.reply(content_type.encode(), buffer)

    def _file(self, url_path: str) -> Path | None:
        """The file that a URL's path names, or None if that is none of ours."""
        try:
            path = (self._root / url_path.lstrip("/")).resolve()
            return path if path.is_relative_to(self._root) and path.is_file() else None
        except (OSError, ValueError):
            # A name that is too long, or has a NUL in it.
            return None
