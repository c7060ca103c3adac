"""Shows texts as they are, where Qt would take some of them for HTML."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_PLAIN = Qt.TextFormat.PlainText


def show_plain_text(window: QWidget) -> None:
    """Let all labels in ``window`` show their text as it is: names come from pages and files."""
    for label in window.findChildren(QLabel):
        label.setTextFormat(_PLAIN)


def plain_tooltip(text: str) -> str:
    """``text`` for a tooltip, which shows HTML where it finds some; ``<div>`` would be lost."""
    if "<" not in text:
        return text
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>"
