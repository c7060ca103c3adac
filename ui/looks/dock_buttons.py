"""The buttons in the titles of docks, in the colours of the window."""

from __future__ import annotations

from typing import Final

import qtawesome
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QDockWidget

_GLYPHS: Final = {
    "qt_dockwidget_floatbutton": "mdi6.dock-window",
    "qt_dockwidget_closebutton": "mdi6.close",
}
_REDRAWN: Final = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.Show)


class DockButtons(QObject):
    """Gives a dock icons for its buttons: those of Qt's style are all but invisible on dark."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        dock.installEventFilter(self)
        # Qt takes the style's icons again.
        dock.topLevelChanged.connect(self._draw)
        dock.featuresChanged.connect(self._draw)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a change between light and dark."""
        if event.type() in _REDRAWN:
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        color = self._dock.palette().color(QPalette.ColorRole.WindowText).name()
        for name, glyph in _GLYPHS.items():
            button = self._dock.findChild(QAbstractButton, name)
            if isinstance(button, QAbstractButton):
                button.setIcon(qtawesome.icon(glyph, color=color, color_disabled=color))
