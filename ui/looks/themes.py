"""Light or dark, or as the desktop has it; switched while the window is open."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

log = logging.getLogger("leaklab.ui")

SYSTEM = "system"
_SCHEMES = {
    SYSTEM: Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
THEMES = tuple(_SCHEMES)
"""Their names, the system's first."""


class Themes(QObject):
    """Has the whole application in one theme. One per process; switch it back to the system's."""

    changed = Signal(str)
    """The name of the theme that is current from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = SYSTEM

    @property
    def current(self) -> str:
        """The name of the theme that was chosen."""
        return self._current

    def switch(self, name: str) -> None:
        """Have this theme; one that there is not changes nothing, and is logged."""
        if name == self._current:
            return
        if name not in _SCHEMES:
            log.warning("there is no theme %r; there are: %s", name, ", ".join(THEMES))
            return
        self._current = name
        hints, wanted = QGuiApplication.styleHints(), _SCHEMES[name]
        # The desktop's colours, before it is asked for others.
        QApplication.setPalette(QPalette())
        hints.setColorScheme(wanted)
        # Where Qt knows no desktop, as with a bare window manager, it asks nobody.
        if name != SYSTEM and hints.colorScheme() != wanted:
            QApplication.setPalette(_dark() if name == "dark" else _light())
        self.changed.emit(name)


def _light() -> QPalette:
    palette = QPalette(QColor("#efefef"))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor("#f7f7f7"))
    return _with_accents(palette, highlight="#2c62d6", quiet="#6b6f76", disabled="#9a9da3")


def _dark() -> QPalette:
    palette = QPalette(QColor("#2b2d31"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1f22"))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor("#26282c"))
    return _with_accents(palette, highlight="#3568c9", quiet="#9a9da3", disabled="#7d8087")


def _with_accents(palette: QPalette, *, highlight: str, quiet: str, disabled: str) -> QPalette:
    roles = QPalette.ColorRole
    palette.setColor(roles.Highlight, QColor(highlight))
    palette.setColor(roles.HighlightedText, QColor("white"))
    palette.setColor(roles.PlaceholderText, QColor(quiet))
    # Qt's own is all but invisible on dark.
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(disabled))
    return palette
