"""Light or dark, or as the desktop is; switched while the window is open."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from report.tokens import COLORS, ColorName
from ui.looks.colors import is_dark
from ui.looks.style_sheet import style_sheet

log = logging.getLogger("leaklab.ui")

SYSTEM = "system"
_SCHEMES = {
    SYSTEM: Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
THEMES = tuple(_SCHEMES)
"""Their names, the system's first."""
# The one style that draws all its parts in the colours of the palette, on every desktop.
_STYLE = "fusion"
_ROLES: dict[QPalette.ColorRole, ColorName] = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Dark: "disabled",
    QPalette.ColorRole.Shadow: "text",
}
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Themes(QObject):
    """Has the whole application in one theme, from its making until :meth:`end`; one at a time.

    Whoever asks the desktop for high contrast gets the desktop's own colours and style.
    """

    changed = Signal(str)
    """The name of the theme that is current from now on."""
    darkened = Signal(bool)
    """Whether the window is dark from now on, also when the desktop is what has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = SYSTEM
        self._is_dark = False
        self._applies = False
        if QApplication.style().name() != _STYLE:
            QApplication.setStyle(_STYLE)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_desktop)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_desktop)
        self._apply()

    @property
    def current(self) -> str:
        """The name of the theme that was chosen."""
        return self._current

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark now."""
        return self._is_dark

    def switch(self, name: str) -> None:
        """Have this theme; one that there is not changes nothing, and is logged."""
        if name == self._current:
            return
        if name not in _SCHEMES:
            log.warning("there is no theme %r; there are: %s", name, ", ".join(THEMES))
            return
        self._current = name
        self._apply()
        self.changed.emit(name)

    def end(self) -> None:
        """Give the application back the colours and the style of the desktop."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.disconnect(self._follow_desktop)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._follow_desktop)
        _application().setStyleSheet("")
        QApplication.setPalette(QPalette())
        hints.setColorScheme(Qt.ColorScheme.Unknown)

    def _apply(self) -> None:
        hints, wanted = QGuiApplication.styleHints(), _SCHEMES[self._current]
        self._applies = True
        try:
            # The desktop's colours, before it is asked for others.
            QApplication.setPalette(QPalette())
            hints.setColorScheme(wanted)
            dark = self._current == "dark" or (
                self._current == SYSTEM and is_dark(QApplication.palette())
            )
            is_own = not _wants_contrast(hints)
            if is_own:
                QApplication.setPalette(_palette(dark=dark))
            _application().setStyleSheet(style_sheet(dark=dark) if is_own else "")
        finally:
            self._applies = False
        if dark != self._is_dark:
            self._is_dark = dark
            self.darkened.emit(dark)

    def _follow_desktop(self) -> None:
        # Qt also tells of what was asked for here.
        if not self._applies:
            self._apply()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _wants_contrast(hints: QStyleHints) -> bool:
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _palette(*, dark: bool) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(COLORS[name].on(dark=dark)))
    disabled = QColor(COLORS["disabled"].on(dark=dark))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return palette
