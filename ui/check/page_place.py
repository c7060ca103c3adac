"""Where the page of the Check tab is seen, and where it is while another tab is looked at."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget


class PagePlace(QWidget):
    """Shows one view.

    The engine gives a hidden page no clicks, and no frames. So while this is hidden the view is in
    a window that is drawn, and is on no screen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: QWebEngineView | None = None
        self._aside = QWidget(self, Qt.WindowType.Tool)
        self._aside.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._aside.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        for place in (self, self._aside):
            layout = QVBoxLayout(place)
            layout.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: QWebEngineView) -> None:
        """Have this view, which whoever made it deletes."""
        self._view = view
        self._put(self if self.isVisible() else self._aside)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the view here."""
        super().showEvent(event)
        self._put(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have the view where it goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put(self._aside)

    def _put(self, place: QWidget) -> None:
        view = self._view
        if view is None or not shiboken6.isValid(view):
            self._view = None
            self._aside.hide()
            return
        layout = place.layout()
        if layout is None or view.parentWidget() is place:
            return
        if place is self._aside:
            self._aside.resize(self.size())
        layout.addWidget(view)
        view.show()
        self._aside.setVisible(place is self._aside)
