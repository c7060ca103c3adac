"""A button that does what an action does, and is called as it is."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget


class ActionButton(QPushButton):
    """Follows the action: its text, whether it can be done, and its shortcut in the tooltip."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._reason = ""
        self.setObjectName(f"{action.objectName()}-button")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def show_reason(self, reason: str) -> None:
        """Say why it cannot be pressed, as long as it cannot; empty for no reason."""
        self._reason = reason
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        reason = "" if self._action.isEnabled() else self._reason
        self.setToolTip(reason or keys)
        self.setAccessibleDescription(reason)
