"""A page that stays on its own origin and opens no windows."""

from __future__ import annotations

import logging

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
)

from lab.engine.scheme import is_own

log = logging.getLogger("leaklab.page")

_NAMED_CHARS = 80


class OwnPage(QWebEnginePage):
    """Refuses to leave ``lab://app``, whoever asks; sends the page's console to the log.

    Of ``about:blank`` and ``about:srcdoc`` Chromium does not ask: ``web/src/stay-here.ts`` does.
    """

    navigation_refused = Signal(str)
    """The page, or its user, wanted to go elsewhere; where to, shortened."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.has_refused = False
        """Whether a navigation was refused since somebody said that none was, by this renderer."""
        settings = self.settings()
        settings.setAttribute(QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows, False)
        # No mail program, no other application is started by a link.
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self.newWindowRequested.connect(self._on_new_window)
        self.renderProcessTerminated.connect(self._on_end)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Accept ``lab://app`` alone; asked for redirects and subframes too."""
        address = QUrl(url)
        if is_own(address):
            return True
        self.has_refused = True
        self._refuse(address)
        return False

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Log it."""
        log.info("%s (%s:%d)", message, source, line)

    def _on_end(self) -> None:
        self.has_refused = False

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        # A request that nobody takes up opens nothing.
        self._refuse(request.requestedUrl())

    def _refuse(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if len(address) > _NAMED_CHARS:
            address = address[:_NAMED_CHARS] + "…"
        log.warning("the page wanted to go to %s; Leak Lab stays on its own page", address)
        self.navigation_refused.emit(address)
