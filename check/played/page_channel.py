"""The QWebChannel of a page that is checked: for documents of the target's origin, and no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage

from engine.origin import origin_of


class PageChannel:
    """Offers ``objects``, by name, to the documents of ``origin`` in ``page``.

    Qt gives frames in the page no transport. Whatever else the page becomes finds none either: it
    is taken away as soon as the page is at another origin, and put back when it returns.
    """

    def __init__(
        self,
        page: QWebEnginePage,
        origin: str,
        objects: Mapping[str, QObject],
        left: Callable[[], None],
    ) -> None:
        """``left`` is called when the page has left the origin."""
        self._page = page
        self._origin = origin
        self._left = left
        self._channel = QWebChannel()
        for name, each in objects.items():
            self._channel.registerObject(name, each)
        self._is_there = False
        page.urlChanged.connect(self._on_url_changed)

    def expect(self) -> None:
        """The next document is to be one of the origin: it has the transport from its beginning."""
        self._put()

    def is_there(self) -> bool:
        """Whether the page is at the origin now."""
        return origin_of(self._page.url()) == self._origin

    def close(self) -> None:
        """Take it away for good, before the page is deleted."""
        if shiboken6.isValid(self._page):
            self._page.urlChanged.disconnect(self._on_url_changed)
            self._take_away()
        shiboken6.delete(self._channel)

    def _on_url_changed(self, url: QUrl) -> None:
        if origin_of(url) == self._origin:
            self._put()
        else:
            self._take_away()
            self._left()

    def _put(self) -> None:
        if not self._is_there:
            self._is_there = True
            self._page.setWebChannel(self._channel)

    def _take_away(self) -> None:
        if self._is_there:
            self._is_there = False
            # Qt's documentation allows null, which the stubs do not know.
            self._page.setWebChannel(None)  # type: ignore[arg-type]
