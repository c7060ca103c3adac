"""The menu that switches between light and dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.looks.themes import THEMES, Themes


class ThemeMenu(QMenu):
    """Offers the themes; the current one is checked."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._group = QActionGroup(self)
        for name in THEMES:
            action = QAction(self._group)
            action.setObjectName(f"theme-{name}")
            action.setCheckable(True)
            action.setData(name)
            self.addAction(action)
        self._group.triggered.connect(lambda action: themes.switch(action.data()))
        themes.changed.connect(self._show_current)
        self._show_current()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_current(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._themes.current)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("&Theme"))
        texts = (self.tr("&System"), self.tr("&Light"), self.tr("&Dark"))
        for action, text in zip(self._group.actions(), texts, strict=True):
            action.setText(text)
