"""The left of the Check tab: how to begin, the page, or what holds what it left behind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.check.attach_place import AttachPlace
from ui.check.checks import Checks
from ui.check.first_steps import CheckFirstSteps
from ui.check.page_place import PagePlace
from ui.holders.holder_view import HolderView


class LeftSide(QStackedWidget):
    """Shows one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks = Checks(self._show_page, self)
        self.holder = HolderView(self)
        self.attach = AttachPlace(self.checks, self)
        self._welcome = CheckFirstSteps(self)
        self._page_place = PagePlace(self)
        for part in (self._welcome, self._page_place, self.attach, self.holder):
            self.addWidget(part)
        self._asks_for_port = False

    def ask_for_port(self) -> None:
        """Say how an application is attached to, until something else is begun."""
        self._asks_for_port = True
        self.show_state(is_judged=False)

    def end_asking(self) -> None:
        """Something else is begun."""
        self._asks_for_port = False

    def show_state(self, *, is_judged: bool) -> None:
        """Show what there is to be seen now; ``is_judged``: a verdict."""
        if is_judged:
            self.setCurrentWidget(self.holder)
        elif self.checks.attached.application is not None or self._asks_for_port:
            self.setCurrentWidget(self.attach)
        elif self.checks.phase == "nothing":
            self.setCurrentWidget(self._welcome)

    def _show_page(self, view: QWebEngineView) -> None:
        # A page is no browser: its own menu would go back, and what is dropped on it would be
        # loaded in its place.
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.setAcceptDrops(False)
        self.setCurrentWidget(self._page_place)
        self._page_place.show_view(view)
        view.setFocus()
