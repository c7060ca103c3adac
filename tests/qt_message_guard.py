"""Collects what Qt warns of, so that a test during which it warns fails."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMessageLogContext, QtMsgType

from system.qt_messages import is_about_gone_object, is_about_missing_gpu

# The "offscreen" platform says so of every window; a real one does not.
_ABOUT_OFFSCREEN = "This plugin does not support propagateSizeHints()"
_BAD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class QtMessageGuard:
    """Holds Qt's warnings since they were last taken."""

    def __init__(self) -> None:
        self._warnings: list[str] = []

    def take(self) -> list[str]:
        """The warnings so far; the next call gives only later ones."""
        taken, self._warnings = self._warnings, []
        return taken

    def add(self, warnings: Iterable[str]) -> None:
        """Hold these too: those of another process."""
        self._warnings += warnings

    def handle(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's message handler."""
        is_known = is_about_missing_gpu(message) or is_about_gone_object(message)
        if kind in _BAD and message != _ABOUT_OFFSCREEN and not is_known:
            self._warnings.append(f"{context.category}: {message}")
