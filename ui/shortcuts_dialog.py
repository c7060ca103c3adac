"""Lists all shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMenu, QWidget


class ShortcutsDialog(QDialog):
    """What each menu offers, with its key. Open it with ``open()``; it deletes itself."""

    def __init__(self, menus: list[QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(32)
        row = 0
        for menu in menus:
            actions = [action for action in menu.actions() if not action.shortcut().isEmpty()]
            heading = QLabel(f"<b>{_plain(menu.title())}</b>", self)
            layout.addWidget(heading, row, 0, 1, 2)
            for action in actions:
                row += 1
                layout.addWidget(QLabel(_plain(action.text()), self), row, 0)
                layout.addWidget(QLabel(_keys(action), self), row, 1)
            row += 1
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons, row, 0, 1, 2)


def _plain(text: str) -> str:
    return text.replace("&", "")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
