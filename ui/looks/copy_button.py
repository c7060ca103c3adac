"""A button that copies text, and says so for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

_SAID_MS = 1500


class CopyButton(QPushButton):
    """Has ``name`` as its object name; what there is to copy is asked for when it is pressed."""

    def __init__(self, name: str, text: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._give = text
        self._usual = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAID_MS)
        self._timer.timeout.connect(lambda: self.setText(self._usual))
        self.clicked.connect(self._copy)

    def call(self, text: str) -> None:
        """What it says while nothing has just been copied."""
        self._usual = text
        self._timer.stop()
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever made it names it anew in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._timer.stop()
        super().changeEvent(event)

    def _copy(self) -> None:
        if text := self._give():
            QGuiApplication.clipboard().setText(text)
            self.setText(self.tr("Copied"))
            self._timer.start()
