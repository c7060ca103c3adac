"""The buttons of docks are seen, light and dark, however Qt draws its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from ui.looks.colors import contrast
from ui.looks.dock_buttons import DockButtons

_NAMES = ("qt_dockwidget_floatbutton", "qt_dockwidget_closebutton")
_LEAST_CONTRAST = 4.5


def seen(dock: QDockWidget) -> bool:
    """Whether each button has something that stands out from the window's ground."""
    ground = dock.palette().color(QPalette.ColorRole.Window)
    for name in _NAMES:
        button = dock.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        icon = button.icon().pixmap(16, 16).toImage()
        colors = (icon.pixelColor(x, y) for x in range(16) for y in range(16))
        if not any(
            color.alpha() > 200 and contrast(color, ground) > _LEAST_CONTRAST for color in colors
        ):
            return False
    return True


@pytest.mark.parametrize("ground", ["#efefef", "#2b2d31"])
def test_they_are_seen(qtbot: QtBot, ground: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = QDockWidget("Runs", window)
    dock.setWidget(QLabel("…"))
    DockButtons(dock)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.setPalette(QPalette(QColor(ground)))
    window.show()
    assert seen(dock)
    # Qt takes its style's icons again.
    features = dock.features()
    dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
    dock.setFeatures(features)
    assert seen(dock)
