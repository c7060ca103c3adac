"""Light, dark, or the desktop's own."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.looks.colors import is_dark
from ui.looks.theme_menu import ThemeMenu
from ui.looks.themes import SYSTEM, Themes


def test_the_menu_switches_and_comes_back_to_the_desktops(themes: Themes, qtbot: QtBot) -> None:
    menu = ThemeMenu(themes)
    qtbot.addWidget(menu)
    system, light, dark = menu.actions()
    assert [each.text() for each in menu.actions()] == ["&System", "&Light", "&Dark"]
    desktops = QApplication.palette()
    for action, looks_dark in ((dark, True), (light, False), (dark, True)):
        action.trigger()
        assert is_dark(QApplication.palette()) is looks_dark
        assert _checked(menu) == [action]
    system.trigger()
    assert QApplication.palette() == desktops
    assert _checked(menu) == [system]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_disabled_or_marked_can_be_made_out(themes: Themes, name: str) -> None:
    themes.switch(name)
    palette, roles = QApplication.palette(), QPalette.ColorRole
    ground = palette.color(roles.Window).lightness()
    disabled = palette.color(QPalette.ColorGroup.Disabled, roles.ButtonText).lightness()
    assert abs(ground - disabled) > 60
    marked = palette.color(roles.Highlight).lightness()
    assert abs(palette.color(roles.HighlightedText).lightness() - marked) > 60


def test_an_unknown_theme_changes_nothing(themes: Themes, caplog: pytest.LogCaptureFixture) -> None:
    themes.switch("sepia")
    assert themes.current == SYSTEM
    assert "there is no theme 'sepia'" in caplog.text


def _checked(menu: ThemeMenu) -> list[QAction]:
    return [action for action in menu.actions() if action.isChecked()]
