"""The QWebChannel of a page that is checked: for documents of the target's origin, and no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebChannel import QWebChannel

from check.stranger import StrangerPage
from engine.origin import origin_of


class PageChannel:
    """Offers ``objects``, by name, to the documents of ``origin`` in ``page``.

    Qt gives frames in the page no transport. What else the page becomes finds an empty channel:
    the objects are taken away when the page is about to go to another origin, and put back when it
    returns. Not the channel: Qt WebEngine 6.11 crashes on a message over one that was taken away.
    """

    def __init__(
        self,
        page: StrangerPage,
        origin: str,
        objects: Mapping[str, QObject],
        left: Callable[[], None],
    ) -> None:
        """``left`` is called when the page has left the origin."""
        self._page = page
        self._origin = origin
        self._left = left
        # A channel does not keep what is registered.
        self._objects = dict(objects)
        self._channel = QWebChannel()
        self._empty = QWebChannel()
        for name, each in objects.items():
            self._channel.registerObject(name, each)
        self._is_put = False
        # Before the document is there, which would find it from its beginning.
        page.going.connect(self._on_url)
        # Of about:blank and its like nobody asks.
        page.urlChanged.connect(self._on_url)

    def is_there(self) -> bool:
        """Whether the page is at the origin now."""
        return shiboken6.isValid(self._page) and origin_of(self._page.url()) == self._origin

    def close(self) -> None:
        """Take the objects away for good; the page itself must be gone."""
        for channel in (self._channel, self._empty):
            shiboken6.delete(channel)
        self._objects.clear()

    def _on_url(self, url: QUrl) -> None:
        if origin_of(url) == self._origin:
            self._put()
        elif self._is_put:
            self._take_away()
            self._left()

    def _put(self) -> None:
        if not self._is_put:
            self._is_put = True
            self._page.setWebChannel(self._channel)

    def _take_away(self) -> None:
        if self._is_put:
            self._is_put = False
            self._page.setWebChannel(self._empty)
