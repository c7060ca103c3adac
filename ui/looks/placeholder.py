"""A view, or a sentence in its place while there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget


class PlaceholderStack(QStackedWidget):
    """Shows the sentence at first."""

    def __init__(self, view: QWidget, name: str, parent: QWidget) -> None:
        """``name`` is the object name of the sentence's label."""
        super().__init__(parent)
        self._view = view
        self._welcome: QWidget | None = None
        self._sentence = quiet_label(name, self)
        self.addWidget(self._sentence)
        self.addWidget(view)

    def say(self, sentence: str) -> None:
        """What the sentence is: what is not there, and what to do for it."""
        self._sentence.setText(sentence)

    def welcome(self, widget: QWidget) -> None:
        """Show ``widget``, and not the sentence, until there is something to show for once."""
        self._welcome = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def end_welcome(self) -> None:
        """Show the sentence from now on where there is nothing."""
        if self._welcome is not None:
            self.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None

    def show_view(self, has_something: bool) -> None:
        """Show the view if it has something, else the sentence."""
        if has_something:
            self.end_welcome()
        self.setCurrentWidget(self._view if has_something else self._welcome or self._sentence)


def quiet_label(name: str, parent: QWidget) -> QLabel:
    """A label in the middle of a place where something else is missing."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
