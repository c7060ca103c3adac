"""Shows an error above the stage, without blocking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStyle, QWidget

from memory.heap.naming.printable import printable
from ui.words.phrases import translated_phrase

# A sentence may quote a name of megabytes.
_LIMIT = 1000


class MessageBar(QFrame):
    """Hidden until there is something to say, and until it is dismissed."""

    def __init__(self, reload: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._message = ""
        self._is_crash = False
        icon = QLabel(self)
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        icon.setPixmap(
            self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning).pixmap(size, size)
        )
        self._text = QLabel(self)
        self._text.setObjectName("message")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reload = QPushButton(self)
        self.reload.setObjectName("reload-message")
        self.reload.setEnabled(reload.isEnabled())
        reload.enabledChanged.connect(self.reload.setEnabled)
        self.reload.clicked.connect(reload.trigger)
        self._dismiss = QPushButton(self)
        self._dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.reload)
        layout.addWidget(self._dismiss)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or was last."""
        return self._text.text()

    def show_message(self, text: str, *, offers_reload: bool = False) -> None:
        """Show ``text``, translated where it is a known English one, until it is dismissed.

        ``offers_reload`` adds a button that loads the page again.
        """
        self._message, self._is_crash = text, False
        self.reload.setVisible(offers_reload)
        self._retranslate()
        self.show()

    def show_crash(self) -> None:
        """Say that the page has crashed, until it is loaded again."""
        self.show_message("", offers_reload=True)
        self._is_crash = True
        self._retranslate()

    def hide_crash(self) -> None:
        """The page is there again; another message stays."""
        if self._is_crash:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._dismiss.setText(self.tr("Dismiss"))
        self.reload.setText(self.tr("&Reload"))
        self._text.setText(
            self.tr("The page crashed.")
            if self._is_crash
            else printable(translated_phrase(self._message), _LIMIT)
        )
