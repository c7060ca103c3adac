"""The menu that switches the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.words.language import LANGUAGES, Languages


class LanguageMenu(QMenu):
    """Offers each language by its own name; the current one is checked."""

    def __init__(self, languages: Languages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages = languages
        self._group = QActionGroup(self)
        for code, name in LANGUAGES.items():
            action = QAction(name, self._group)
            action.setObjectName(f"language-{code}")
            action.setCheckable(True)
            action.setData(code)
            action.setEnabled(languages.has(code))
            self.addAction(action)
        self._group.triggered.connect(lambda action: languages.switch(action.data()))
        languages.changed.connect(self._show_current)
        self.setToolTipsVisible(True)
        self._show_current()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_current(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._languages.current)

    def _retranslate(self) -> None:
        # Whoever cannot read the window's language must find this menu all the same.
        self.setTitle(self.tr("&Language / 语言"))
        for action in self._group.actions():
            if not action.isEnabled():
                action.setToolTip(
                    self.tr("This translation is not compiled here. Run make setup once.")
                )
