"""Opens what the Help menu offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.help.about_dialog import AboutDialog
from ui.help.tour_dialog import TourDialog

ISSUE = "https://github.com/tauri-apps/tauri/issues/13133"


class Help(QObject):
    """The tour, the issue that Leak Lab reproduces, and what Leak Lab is."""

    def __init__(self, window: QWidget, say: Callable[[Callable[[], str]], None]) -> None:
        """``say`` shows a sentence, which it is given in the language of whenever it asks."""
        super().__init__(window)
        self._window = window
        self._say = say

    def show_tour(self) -> None:
        """Open the tour beside the window, or bring the one that is open to the front."""
        dialog = self._window.findChild(TourDialog) or TourDialog(self._window)
        dialog.show()
        # Activated, one that is open already comes to the front.
        dialog.activateWindow()

    def open_issue(self) -> None:
        """Open Tauri's issue in the browser; where there is none, say its address."""
        if not QDesktopServices.openUrl(QUrl(ISSUE)):
            self._say(
                lambda: self.tr("No program could be found to open {address}").format(address=ISSUE)
            )

    def show_about(self) -> None:
        """Say what this is."""
        AboutDialog(self._window).open()
