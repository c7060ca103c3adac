"""A menu of which one entry is the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget


class ChoiceMenu(QMenu):
    """Offers choices by their names; the current one is checked. A subclass gives their texts."""

    def __init__(
        self,
        kind: str,
        names: Iterable[str],
        switch: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        """``switch`` is given the name of the one that the user wants."""
        super().__init__(parent)
        self._group = QActionGroup(self)
        for name in names:
            action = QAction(self._group)
            action.setObjectName(f"{kind}-{name}")
            action.setCheckable(True)
            action.setData(name)
            self.addAction(action)
        self._group.triggered.connect(lambda action: switch(action.data()))

    def show_current(self, name: str) -> None:
        """Check the one that is current."""
        for action in self._group.actions():
            action.setChecked(action.data() == name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        raise NotImplementedError
