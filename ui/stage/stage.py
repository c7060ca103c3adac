"""The tab of the page: its view with a menu of our own, or what to do when it has crashed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.looks.placeholder import quiet_label
from ui.stage.tauri_notice import TauriNotice


class Stage(QWidget):
    """Shows the page, as long as it has a renderer; of real Tauri, what is to be known.

    Chromium's own menu would go back, reload in mid-run and offer what does nothing here. Its
    *Inspect* cannot be offered: a page has one inspector at a time, and that place is the
    instrument's (:mod:`memory.protocol.inspector_page`).
    """

    def __init__(
        self,
        view: QWebEngineView,
        reload: QAction,
        save_heap: QAction,
        run: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._menu_actions = (reload, save_heap)
        self.setFocusProxy(view)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        self._is_crashed = False
        self.in_tauri = TauriNotice(run, self)
        self._is_in_tauri = False
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
        self._stack.addWidget(self.in_tauri)
        self._retranslate()

    def show_crash(self) -> None:
        """Say that there is no page any more."""
        self._is_crashed = True
        self._show()

    def show_page(self) -> None:
        """Show the page, which has been loaded anew."""
        self._is_crashed = False
        self._show()

    def show_whether_in_tauri(self, in_tauri: bool) -> None:
        """Whether scenarios run in real Tauri: then the page is in Tauri's window, and not here."""
        if in_tauri != self._is_in_tauri:
            self._is_in_tauri = in_tauri
            self.setFocusProxy(self.in_tauri if in_tauri else self._view)
            self._show()

    def _show(self) -> None:
        page = self._crashed if self._is_crashed else self._view
        self._stack.setCurrentWidget(self.in_tauri if self._is_in_tauri else page)

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
