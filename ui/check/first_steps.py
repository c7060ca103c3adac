"""What the Check tab says while no page is open in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from report.tokens import FONT_SIZES, SPACING
from ui.looks.text_look import TextLook, show_look

_WIDTH = 460


class CheckFirstSteps(QWidget):
    """What this is for, and the three steps to a verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDTH)
        self._title, self._steps, self._hint = (QLabel(inside) for _label in range(3))
        self._title.setObjectName("check-welcome")
        show_look(self._title, TextLook(FONT_SIZES[2], is_bold=True))
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(inside)
        column.setSpacing(SPACING[2])
        column.addStretch(1)
        for label in (self._title, self._steps, self._hint):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(2)
        # What is wrapped knows its height by its width: it is not to be aligned, but squeezed.
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(inside, 100)
        layout.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Does your own page leak?"))
        steps = (
            self.tr("Name it above: an address, an HTML file, or the folder of a built front end."),
            self.tr(
                "Press Record, and click in the page what mounts something, and what unmounts it."
            ),
            self.tr("Press Repeat: the clicks are done again, and what stays in memory is shown."),
        )
        self._steps.setText(
            "\n\n".join(f"{number}.  {text}" for number, text in enumerate(steps, 1))
        )
        self._hint.setText(
            self.tr(
                "A file or a folder can also be dropped here, and a page of an application that "
                "runs be attached to. A page that has window.mount() and window.unmount() needs no "
                "recording."
            )
        )
