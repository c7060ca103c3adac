"""A few buttons side by side, one of which is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from report.tokens import SPACING


class Segments(QWidget):
    """Ways to see one thing; the first is chosen at first. Arrow keys choose, too."""

    chosen = Signal(int)
    """The number of the button that is chosen now, from 0; it is another than before."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """``names`` are the object names of the buttons."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = tuple(QPushButton(self) for _name in names)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING[0])
        for number, (name, button) in enumerate(zip(names, self.buttons, strict=True)):
            button.setObjectName(name)
            button.setCheckable(True)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch()
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(self._tell)

    @property
    def current(self) -> int:
        """The number of the button that is chosen."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Have this one chosen."""
        self.buttons[number].setChecked(True)

    def set_texts(self, texts: Sequence[str]) -> None:
        """What the buttons say, in the language of now."""
        for button, text in zip(self.buttons, texts, strict=True):
            button.setText(text)

    def _tell(self, number: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit(number)
