"""Which rows of the matrix are shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.matrix.rows import Shown

_KINDS: Final[tuple[Shown, ...]] = ("all", "leaks", "unexpected")


class MatrixFilter(QWidget):
    """Three buttons, one of which is pressed, and a search field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[Shown, QPushButton] = {}
        for kind in _KINDS:
            button = self.buttons[kind] = QPushButton(self)
            button.setObjectName(f"matrix-{kind}")
            button.setCheckable(True)
            self._group.addButton(button)
            layout.addWidget(button)
        self.buttons["all"].setChecked(True)
        self._group.buttonClicked.connect(self.changed)
        self.search = QLineEdit(self)
        self.search.setObjectName("matrix-search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.changed)
        layout.addWidget(self.search, 1)
        self._retranslate()

    @property
    def shown(self) -> Shown:
        """The kind of rows that is chosen."""
        return next(kind for kind, button in self.buttons.items() if button.isChecked())

    @property
    def text(self) -> str:
        """What is looked for in their names."""
        return self.search.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.buttons["all"].setText(self.tr("All"))
        self.buttons["leaks"].setText(self.tr("Leaks"))
        self.buttons["unexpected"].setText(self.tr("Unexpected"))
        self.buttons["unexpected"].setToolTip(
            self.tr("Where something else came of it than is expected, or it failed")
        )
        self.search.setPlaceholderText(self.tr("Search scenarios"))
        self.search.setAccessibleName(self.tr("Search scenarios"))
