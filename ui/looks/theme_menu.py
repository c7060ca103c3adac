"""The menu that switches between light and dark."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.looks.choice_menu import ChoiceMenu
from ui.looks.themes import THEMES, Themes


class ThemeMenu(ChoiceMenu):
    """Offers the themes; the current one is checked."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("theme", THEMES, themes.switch, parent)
        themes.changed.connect(self.show_current)
        self.show_current(themes.current)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setTitle(self.tr("&Theme"))
        texts = (self.tr("&System"), self.tr("&Light"), self.tr("&Dark"))
        for action, text in zip(self._group.actions(), texts, strict=True):
            action.setText(text)
