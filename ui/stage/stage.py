"""The tab of the page: its view with a menu of our own, or what to do when it has crashed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.looks.placeholder import quiet_label


class Stage(QWidget):
    """Shows the page, as long as it has a renderer.

    Chromium's own menu would go back, reload in mid-run and offer what does nothing here. Its
    *Inspect* cannot be offered: a page has one inspector at a time, and that place is the
    instrument's (:mod:`memory.protocol.inspector_page`).
    """

    def __init__(
        self,
        view: QWebEngineView,
        reload: QAction,
        save_heap: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._menu_actions = (reload, save_heap)
        self.setFocusProxy(view)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        self._crashed = QWidget(self)
        self._text = quiet_label("page-crashed", self._crashed)
        self.reload = QPushButton(self._crashed)
        self.reload.setObjectName("reload-crashed")
        self.reload.setEnabled(reload.isEnabled())
        reload.enabledChanged.connect(self.reload.setEnabled)
        self.reload.clicked.connect(reload.trigger)
        layout = QVBoxLayout(self._crashed)
        layout.addStretch()
        layout.addWidget(self._text)
        layout.addWidget(self.reload, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(view)
        self._stack.addWidget(self._crashed)
        self._retranslate()

    def show_crash(self) -> None:
        """Say that there is no page any more."""
        self._stack.setCurrentWidget(self._crashed)

    def show_page(self) -> None:
        """Show the page, which has been loaded anew."""
        self._stack.setCurrentWidget(self._view)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("page-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._view.hasSelection():
            copy = menu.addAction(self.tr("&Copy"))
            copy.triggered.connect(
                lambda: self._view.triggerPageAction(QWebEnginePage.WebAction.Copy)
            )
            menu.addSeparator()
        menu.addActions(self._menu_actions)
        menu.popup(self._view.mapToGlobal(place))

    def _retranslate(self) -> None:
        self._text.setText(self.tr("The page crashed."))
        self.reload.setText(self.tr("&Reload"))
