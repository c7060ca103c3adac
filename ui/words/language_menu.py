"""The menu that switches the language."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.looks.choice_menu import ChoiceMenu
from ui.words.language import LANGUAGES, Languages


class LanguageMenu(ChoiceMenu):
    """Offers each language by its own name; the current one is checked."""

    def __init__(self, languages: Languages, parent: QWidget | None = None) -> None:
        super().__init__("language", LANGUAGES, languages.switch, parent)
        for action in self._group.actions():
            action.setText(LANGUAGES[action.data()])
            action.setEnabled(languages.has(action.data()))
        self.setToolTipsVisible(True)
        languages.changed.connect(self.show_current)
        self.show_current(languages.current)
        self._retranslate()

    def _retranslate(self) -> None:
        # Whoever cannot read the window's language must find this menu all the same.
        self.setTitle(self.tr("&Language / 语言"))
        for action in self._group.actions():
            if not action.isEnabled():
                action.setToolTip(
                    self.tr("This translation is not compiled here. Run make setup once.")
                )
