"""Actions as the window makes them: each has a name, and most a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


def named_action(parent: QObject, name: str, shortcut: str = "") -> QAction:
    """An action of ``parent``, whose object name is ``action-NAME``; its text is the caller's."""
    action = QAction(parent)
    action.setObjectName(f"action-{name}")
    action.setShortcut(QKeySequence(shortcut))
    return action
