"""Shows an error above the stage, without blocking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStyle, QWidget

from memory.heap.naming.printable import printable
from memory.problem import Problem
from ui.words.problem_words import problem_words

# A sentence may quote a name of megabytes.
_LIMIT = 1000


class MessageBar(QFrame):
    """Hidden until there is something to say, and until it is dismissed."""

    def __init__(self, reload: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._problem: Problem | None = None
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

    def show_problem(self, problem: Problem, *, offers_reload: bool = False) -> None:
        """Show what went wrong, until it is dismissed.

        ``offers_reload`` adds a button that loads the page again.
        """
        self._problem, self._is_crash = problem, False
        self._show(offers_reload=offers_reload)

    def show_crash(self) -> None:
        """Say that the page has crashed, until it is loaded again."""
        self._problem, self._is_crash = None, True
        self._show(offers_reload=True)

    def hide_crash(self) -> None:
        """The page is there again; another message stays."""
        if self._is_crash:
            self.hide()

    def _show(self, *, offers_reload: bool) -> None:
        self.reload.setVisible(offers_reload)
        self._retranslate()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._dismiss.setText(self.tr("Dismiss"))
        self.reload.setText(self.tr("&Reload"))
        self._text.setText(
            self.tr("The page crashed.") if self._is_crash else printable(self._words(), _LIMIT)
        )

    def _words(self) -> str:
        return "" if self._problem is None else problem_words(self._problem)
