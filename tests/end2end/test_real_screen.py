"""What only a real screen has: focus that comes and goes, and windows on top of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.end2end.driven_window import DrivenWindow
from tests.ui.looks.test_dock_buttons import seen
from ui.window.shortcuts_dialog import ShortcutsDialog

pytestmark = pytest.mark.xvfb

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def popup(driven: DrivenWindow) -> QWidget:
    """The menu or list that has opened."""
    driven.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=5000)
    shown = QApplication.activePopupWidget()
    assert shown is not None
    return shown


def wait_until_closed(driven: DrivenWindow) -> None:
    driven.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=5000)


def activate(driven: DrivenWindow) -> None:
    """Have the keyboard: nobody else gives it to a window here, as a window manager would."""
    driven.window.activateWindow()
    driven.qtbot.waitUntil(driven.window.isActiveWindow, timeout=5000)


def test_a_menu_opens_by_its_key_and_does_what_is_picked(driven: DrivenWindow) -> None:
    activate(driven)
    driven.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    menu = popup(driven)
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    wait_until_closed(driven)
    bar = driven.window.menuBar()
    place = bar.actionGeometry(bar.actions()[0]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, NO_MODIFIER, place)
    assert isinstance(popup(driven), QMenu)
    QTest.keyClick(popup(driven), Qt.Key.Key_Escape)
    wait_until_closed(driven)
    assert driven.window.isActiveWindow()


def test_the_window_has_its_keys_again_after_a_dialog(driven: DrivenWindow) -> None:
    for _ in range(2):
        activate(driven)
        driven.press(Qt.Key.Key_F1, NO_MODIFIER)
        dialog = driven.window.findChild(ShortcutsDialog)
        assert isinstance(dialog, ShortcutsDialog)
        driven.qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)
        assert not driven.window.isActiveWindow()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        driven.qtbot.waitUntil(
            lambda: driven.window.findChild(ShortcutsDialog) is None, timeout=5000
        )


def test_tab_goes_from_the_search_to_what_it_found(driven: DrivenWindow) -> None:
    activate(driven)
    driven.press(Qt.Key.Key_F)
    assert QApplication.focusWidget() is driven.window.scenario_list.search
    QTest.keyClick(driven.window.scenario_list.search, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is driven.tree


def test_a_list_drops_down_over_the_window(driven: DrivenWindow) -> None:
    activate(driven)
    combo = driven.controls.runtime
    QTest.mouseClick(combo, Qt.MouseButton.LeftButton)
    assert popup(driven).isAncestorOf(combo.view())
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    wait_until_closed(driven)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_buttons_of_docks_are_seen(driven: DrivenWindow, theme: str) -> None:
    driven.window.themes.switch(theme)
    dock = driven.window.bridge_dock
    for floats in (False, True, False):
        dock.setFloating(floats)
        assert seen(dock)
    driven.window.themes.switch("system")
