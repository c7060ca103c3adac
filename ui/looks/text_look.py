"""Size, weight and colour of a label's text, kept when the theme changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel


@dataclass(frozen=True)
class TextLook:
    """How a label differs from the usual text."""

    size: float = 1.0
    """Times the application's own."""
    is_bold: bool = False
    color: QColor | None = None
    """None for the usual."""


def show_look(label: QLabel, look: TextLook) -> None:
    """Have the text of ``label`` look so.

    By a style sheet of its own: fonts and colours that are set otherwise are lost when the
    application's style sheet is exchanged.
    """
    points = QApplication.font().pointSizeF() * look.size
    words = [f"font-size: {points:.1f}pt"]
    if look.is_bold:
        words.append("font-weight: bold")
    if look.color is not None:
        words.append(f"color: {look.color.name()}")
    sheet = f"QLabel {{ {'; '.join(words)} }}"
    if sheet != label.styleSheet():
        label.setStyleSheet(sheet)
