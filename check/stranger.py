"""A page that is not ours: it may do in its document what it likes, and nothing outside it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
)

from check.notice_kinds import (
    AddressNotOpened,
    AlertDismissed,
    CertificateRejected,
    DownloadDenied,
    FilesDenied,
    FullScreenDenied,
    NoFileGiven,
    NoLogInByHttp,
    NothingPrinted,
    Notice,
    PermissionDenied,
    PromptDismissed,
    QuestionDismissed,
    SchemeDenied,
    ScreenDenied,
    WindowNotOpened,
)
from check.notices import Notices
from engine.schemes import CHECK
from memory.heap.naming.printable import printable

log = logging.getLogger("leaklab.check")

_NAMED_CHARS: Final = 120
# Pages have these; the engine leaves all others to other programs.
_SCHEMES: Final = frozenset(
    {"http", "https", CHECK.decode(), "about", "blob", "data", "javascript"}
)


class StrangerPage(QWebEnginePage):
    """Denies what leaves the page; what was denied stands in :attr:`notices`."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self._notices = Notices()
        self.left_for: str | None = None
        """Where the page wanted to go while it was to stay, or None."""
        self.is_asked_to_log_in = False
        """Whether a server has asked for a name and a password (HTTP authentication)."""
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
        self.fileSystemAccessRequested.connect(self._on_file_system_access)
        self.registerProtocolHandlerRequested.connect(self._on_protocol_handler)
        self.desktopMediaRequested.connect(self._on_desktop_media)
        self.authenticationRequired.connect(self._on_authentication)
        self.printRequested.connect(self._on_print)
        self.loadingChanged.connect(self._on_loading)
        profile.downloadRequested.connect(self._on_download)

    def stay(self) -> None:
        """From now on the document stays: what leads away is refused, and seen in `left_for`."""
        self._stays = True

    @property
    def notices(self) -> Sequence[Notice]:
        """What was denied; of many of a kind a few."""
        return self._notices.all

    def note(self, kind: Notice, detail: str = "") -> None:
        """Remember what was denied."""
        log.info("%s", self._notices.add(kind, detail))

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Accept what loads the page, and what frames load."""
        address = QUrl(url)
        if not (self._stays and is_main_frame) or self._is_same_document(address):
            return True
        self.left_for = _shown(address)
        return False

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """Dismiss it."""
        self.note(AlertDismissed(), message)

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Dismiss it."""
        self.note(QuestionDismissed(), message)
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> tuple[bool, str]:
        """Dismiss it."""
        self.note(PromptDismissed(), message)
        return False, ""

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, old: Sequence[str], types: Sequence[str]
    ) -> list[str]:
        """Choose none."""
        self.note(NoFileGiven())
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
        if info.status() != QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus:
            return
        if info.url().scheme() not in _SCHEMES:
            # Nobody asks of these either. The engine starts no program, and the document stays.
            self.note(AddressNotOpened(), _shown(info.url()))
        elif self._stays:
            # Of about:blank and its like nobody asks.
            self.left_for = self.left_for or _shown(info.url())

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        # A request that nobody takes up opens nothing.
        self.note(WindowNotOpened(), _shown(request.requestedUrl()))

    def _on_permission(self, permission: QWebEnginePermission) -> None:
        permission.deny()
        self.note(PermissionDenied(), permission.permissionType().name)

    def _on_certificate_error(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        self.note(CertificateRejected(), error.description())

    def _on_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()
        self.note(FullScreenDenied())

    def _on_file_system_access(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()
        self.note(FilesDenied())

    def _on_protocol_handler(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        request.reject()
        self.note(SchemeDenied(), request.scheme())

    def _on_desktop_media(self, request: QWebEngineDesktopMediaRequest) -> None:
        request.cancel()
        self.note(ScreenDenied())

    def _on_authentication(self, url: QUrl, _authenticator: QAuthenticator) -> None:
        # The engine sends an empty name and password then, some times over.
        self.is_asked_to_log_in = True
        self.note(NoLogInByHttp(), _shown(url))

    def _on_print(self) -> None:
        self.note(NothingPrinted())

    def _on_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.note(DownloadDenied(), _shown(request.url()))


def _shown(url: QUrl) -> str:
    return printable(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), _NAMED_CHARS)
