"""A page that is not ours: it may do in its document what it likes, and nothing outside it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from memory.heap.naming.printable import printable

log = logging.getLogger("leaklab.check")

_NAMED_CHARS: Final = 120
_MOST_NOTICES: Final = 20


class StrangerPage(QWebEnginePage):
    """Denies what leaves the page; what was denied stands in :attr:`notices`."""

    going = Signal(QUrl)
    """The page itself, no frame in it, is about to load this address."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.notices: list[str] = []
        """A sentence for each kind of thing that was denied."""
        self.left_for: str | None = None
        """Where the page wanted to go while it was to stay, or None."""
        self._stays = False
        settings = self.settings()
        # They are asked for, seen, and not opened; else nobody would know that they were wanted.
        settings.setAttribute(QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows, True)
        settings.setAttribute(QWebEngineSettings.WebAttribute.ScreenCaptureEnabled, False)
        # No mail program, no other application is started by a link.
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self.newWindowRequested.connect(self._on_new_window)
        self.permissionRequested.connect(self._on_permission)
        self.certificateError.connect(self._on_certificate_error)
        self.fullScreenRequested.connect(self._on_full_screen)
        self.loadingChanged.connect(self._on_loading)
        profile.downloadRequested.connect(self._on_download)

    def stay(self) -> None:
        """From now on the document stays: what leads away is refused, and seen in `left_for`."""
        self._stays = True

    def note(self, sentence: str) -> None:
        """Remember what was denied, once."""
        shown = printable(sentence, 2 * _NAMED_CHARS)
        log.info("%s", shown)
        if shown not in self.notices and len(self.notices) < _MOST_NOTICES:
            self.notices.append(shown)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Accept what loads the page, and what frames load."""
        address = QUrl(url)
        if not (self._stays and is_main_frame) or self._is_same_document(address):
            if is_main_frame:
                self.going.emit(address)
            return True
        self.left_for = _shown(address)
        return False

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """Dismiss it."""
        self.note(f"an alert was dismissed: {printable(message, _NAMED_CHARS)}")

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Dismiss it."""
        self.note(f"a question was dismissed: {printable(message, _NAMED_CHARS)}")
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> tuple[bool, str]:
        """Dismiss it."""
        self.note(f"a prompt was dismissed: {printable(message, _NAMED_CHARS)}")
        return False, ""

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, old: Sequence[str], types: Sequence[str]
    ) -> list[str]:
        """Choose none."""
        self.note("it was given no file to upload")
        return []

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Log it."""
        log.info("%s (%s:%d)", message, source, line)

    def _is_same_document(self, address: QUrl) -> bool:
        here, there = self.url().toString(), address.toString()
        return "#" in there and here.partition("#")[0] == there.partition("#")[0]

    def _on_loading(self, info: QWebEngineLoadingInfo) -> None:
        # Of about:blank and its like nobody asks.
        if self._stays and info.status() == QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus:
            self.left_for = self.left_for or _shown(info.url())

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        # A request that nobody takes up opens nothing.
        self.note(f"a new window was not opened: {_shown(request.requestedUrl())}")

    def _on_permission(self, permission: QWebEnginePermission) -> None:
        permission.deny()
        self.note(f"a permission was denied: {permission.permissionType().name}")

    def _on_certificate_error(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        self.note(f"a certificate was rejected: {error.description()}")

    def _on_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()
        self.note("the full screen was denied")

    def _on_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.note(f"a download was denied: {_shown(request.url())}")


def _shown(url: QUrl) -> str:
    return printable(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), _NAMED_CHARS)
