"""Serves the built page, and Qt's client, on ``lab://app``, with a content security policy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from engine.schemes import LAB, FileServer
from lab.problems import RuntimeNotBuilt
from memory.protocol.page_script import qwebchannel_source
from report.pair import Pair
from system.errors import CannotMeasureError

HOST = "app"
PAGE_ORIGIN = f"{LAB.decode()}://{HOST}/"
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


def is_own(url: QUrl) -> bool:
    """Whether ``url`` is one of ``lab://app``: the origin that the page has."""
    return (url.scheme(), url.authority()) == (LAB.decode(), HOST)


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


class PageServer(FileServer):
    """Answers requests for ``lab://app/…`` from the files of the web build."""

    def __init__(self, root: Path = WEB_ROOT, parent: QObject | None = None) -> None:
        super().__init__(root, _HEADERS, parent)
        self._client = qwebchannel_source().encode()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with one file, or with Chromium's "file not found"."""
        url = job.requestUrl()
        if url == _QWEBCHANNEL:
            self.reply(job, self._client, "text/javascript")
        else:
            self.reply_file(job, self.file(url.path()) if is_own(url) else None)
