"""Lists all shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMenu, QWidget

from ui.window.mnemonics import without_mnemonic


class ShortcutsDialog(QDialog):
    """What each menu offers, with its key. Open it with ``open()``; it deletes itself."""

    def __init__(self, menus: Sequence[QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._headings: list[tuple[QLabel, QMenu]] = []
        self._names: list[tuple[QLabel, QAction]] = []
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(32)
        for menu in menus:
            actions = [action for action in menu.actions() if not action.shortcut().isEmpty()]
            if not actions:
                continue
            heading = QLabel(self)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            self._headings.append((heading, menu))
            layout.addWidget(heading, layout.rowCount(), 0, 1, 2)
            for action in actions:
                row, name = layout.rowCount(), QLabel(self)
                self._names.append((name, action))
                layout.addWidget(name, row, 0)
                layout.addWidget(QLabel(_keys(action), self), row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons, layout.rowCount(), 0, 1, 2)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Shortcuts"))
        for heading, menu in self._headings:
            heading.setText(without_mnemonic(menu.title()))
        for name, action in self._names:
            name.setText(without_mnemonic(action.text()))


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
