"""Menus, shortcuts, docks, and what the window remembers."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.event_loop import SessionLoop
from ui.help.about_dialog import AboutDialog
from ui.help.tour_dialog import TourDialog
from ui.looks.colors import is_dark
from ui.window.application import open_window
from ui.window.main_window import MainWindow
from ui.window.mnemonics import without_mnemonic
from ui.window.shortcuts_dialog import ShortcutsDialog

pytestmark = pytest.mark.xvfb

CTRL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def actions(window: MainWindow) -> list[QAction]:
    """All that the menus offer."""
    menus = window.menuBar().findChildren(QMenu)
    return [action for menu in menus for action in menu.actions() if action.text()]


def activate(driven: DrivenWindow) -> None:
    driven.window.activateWindow()
    driven.qtbot.waitUntil(driven.window.isActiveWindow, timeout=5000)


def test_every_menu_has_its_own_shortcuts(driven: DrivenWindow) -> None:
    offered = actions(driven.window)
    keys = [action.shortcut().toString() for action in offered if not action.shortcut().isEmpty()]
    assert len(keys) >= 15
    assert len(set(keys)) == len(keys)
    assert not driven.window.windowIcon().isNull()
    assert not driven.window.windowIcon().pixmap(64, 64).isNull()


def test_no_two_share_a_letter(driven: DrivenWindow) -> None:
    titles = [action.text() for action in driven.window.menuBar().actions()]
    for tabs in (driven.window.tabs, driven.window.memory_panel.tabs):
        titles += [tabs.tabText(place) for place in range(tabs.count())]
    titles.append(driven.chart.follow.text())
    letters = [QKeySequence.mnemonic(title).toString() for title in titles]
    assert "" not in letters
    assert len(set(letters)) == len(letters)


def test_help_lists_all_shortcuts(driven: DrivenWindow) -> None:
    activate(driven)
    driven.press(Qt.Key.Key_F1, NO_MODIFIER)
    dialog = driven.window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for action in actions(driven.window):
        if not action.shortcut().isEmpty():
            assert action.text().replace("&", "") in shown
            assert action.shortcut().toString() in shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    driven.qtbot.waitUntil(lambda: driven.window.findChild(ShortcutsDialog) is None, timeout=5000)


@pytest.mark.parametrize(
    ("name", "dialog"), [("Tour", TourDialog), ("About Leak Lab", AboutDialog)]
)
def test_help_opens_the_tour_and_says_what_this_is(
    driven: DrivenWindow, name: str, dialog: type[QDialog]
) -> None:
    offered = {without_mnemonic(each.text()): each for each in actions(driven.window)}
    offered[name].trigger()
    shown = driven.window.findChild(dialog)
    assert isinstance(shown, dialog)
    assert shown.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    driven.qtbot.waitUntil(lambda: driven.window.findChild(dialog) is None, timeout=5000)


def test_help_opens_the_issue(driven: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(address: QUrl) -> bool:
        opened.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    offered = {without_mnemonic(each.text()): each for each in actions(driven.window)}
    offered["Tauri issue 13133"].trigger()
    assert opened == ["https://github.com/tauri-apps/tauri/issues/13133"]


def test_garbage_can_be_collected(driven: DrivenWindow) -> None:
    activate(driven)
    with driven.qtbot.waitSignal(driven.operations.reading_taken, timeout=10_000):
        driven.press(Qt.Key.Key_G)
    driven.wait_until_idle()
    assert driven.figures("Components mounted")[0] == "0"


@pytest.mark.parametrize("runs", [False, True])
def test_a_broken_renderer_is_said_and_a_reload_recovers(driven: DrivenWindow, runs: bool) -> None:
    activate(driven)
    if runs:
        driven.controls.cycles.setValue(1000)
        driven.press(Qt.Key.Key_R)
        driven.wait_for_cycle(2)
    developer = next(
        menu
        for menu in driven.window.menuBar().findChildren(QMenu)
        if without_mnemonic(menu.title()) == "Developer"
    )
    (crash,) = developer.actions()
    crash.trigger()
    driven.qtbot.waitUntil(driven.window.message_bar.isVisible, timeout=10_000)
    driven.wait_until_idle()
    assert driven.window.message_bar.text == "The page crashed."
    assert not crash.isEnabled()
    assert not driven.controls.mount.isEnabled()
    with driven.qtbot.waitSignal(driven.operations.loaded, timeout=10_000):
        driven.press(Qt.Key.Key_F5, NO_MODIFIER)
    driven.wait_until_idle()
    assert not driven.window.message_bar.isVisible()
    driven.run(3)
    assert driven.text("verdict") == "✗ Leak"


def test_docks_can_be_closed_and_come_back(driven: DrivenWindow) -> None:
    window = driven.window
    activate(driven)
    window.scenario_dock.close()
    window.memory_dock.close()
    window.memory_dock.toggleViewAction().trigger()
    assert window.memory_dock.isVisible()
    driven.press(Qt.Key.Key_F)
    assert window.scenario_dock.isVisible()
    assert QApplication.focusWidget() is window.scenario_list.search
    right = window.dockWidgetArea(window.memory_dock)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.memory_dock)
    driven.press(Qt.Key.Key_0)
    assert window.dockWidgetArea(window.memory_dock) == right


def test_keys_reach_every_tab(driven: DrivenWindow) -> None:
    activate(driven)
    panel = driven.window.memory_panel
    tabs = (
        (Qt.Key.Key_2, driven.window.scenario_view),
        (Qt.Key.Key_3, driven.window.comparison),
        (Qt.Key.Key_4, driven.window.matrix),
        (Qt.Key.Key_5, driven.window.heap),
        (Qt.Key.Key_1, driven.window.stage),
        (Qt.Key.Key_7, driven.window.why),
        (Qt.Key.Key_8, panel.survivors),
        (Qt.Key.Key_6, panel.chart),
        (Qt.Key.Key_9, driven.window.history),
    )
    for key, shown in tabs:
        driven.press(key, CTRL)
        assert shown.isVisible()


def test_the_window_is_as_it_was_left(session_loop: SessionLoop, qtbot: QtBot) -> None:
    for start in range(2):
        opening = open_window()
        window = session_loop.run(opening.__aenter__())
        driven = DrivenWindow(window, qtbot)
        driven.wait_until_idle()
        themes = {without_mnemonic(each.text()): each for each in actions(window)}
        if start == 0:
            assert not is_dark(window.palette())
            driven.pick_runtime("2.12.5")
            driven.pick_scenario("Close the channel (React)")
            driven.controls.cycles.setValue(33)
            themes["Dark"].trigger()
            driven.controls.speed.setFocus()
            QTest.keyClick(driven.controls.speed, Qt.Key.Key_End)
            # The screen of the tests is 800 by 800.
            window.resize(780, 700)
            window.scenario_dock.close()
        else:
            assert driven.controls.current_runtime() == "2.12.5"
            assert driven.listed_scenario()[0] == "Close the channel (React)"
            assert driven.controls.cycles.value() == 33
            assert themes["Dark"].isChecked()
            assert is_dark(window.palette())
            assert driven.controls.current_interval() == 3.0
            assert window.operations.pace.interval_s == 3.0
            assert (window.width(), window.height()) == (780, 700)
            assert not window.scenario_dock.isVisible()
            assert window.memory_dock.isVisible()
        session_loop.run(opening.__aexit__(None, None, None))


def test_spoilt_settings_do_no_harm(session_loop: SessionLoop, qtbot: QtBot) -> None:
    keys = (
        "window/geometry",
        "window/layout",
        "last/runtime",
        "last/scenario",
        "last/cycles",
        "last/interval",
        "window/theme",
    )
    settings = QSettings()
    for key, value in zip(keys, itertools.cycle(["²", "nonsense", "-4"]), strict=False):
        settings.setValue(key, value)
    opening = open_window()
    driven = DrivenWindow(session_loop.run(opening.__aenter__()), qtbot)
    driven.wait_until_idle()
    assert driven.listed_scenario()[0] == "No cleanup"
    assert driven.controls.cycles.value() == 20
    assert driven.window.themes.current == "system"
    session_loop.run(opening.__aexit__(None, None, None))


def test_the_tool_bar_can_be_brought_back(session_loop: SessionLoop, qtbot: QtBot) -> None:
    for start in range(3):
        opening = open_window()
        window = session_loop.run(opening.__aenter__())
        driven = DrivenWindow(window, qtbot)
        driven.wait_until_idle()
        assert window.controls.isVisible() is (start != 1)
        offered = {action.text(): action for action in actions(window)}
        if start == 0:
            offered["Tool bar"].trigger()
            assert not window.controls.isVisible()
            offered["Tool bar"].trigger()
            assert window.controls.isVisible()
            offered["Tool bar"].trigger()
        elif start == 1:
            activate(driven)
            driven.press(Qt.Key.Key_0)
            assert window.controls.isVisible()
        session_loop.run(opening.__aexit__(None, None, None))


def test_another_space_after_cancel_does_nothing_else(driven: DrivenWindow) -> None:
    activate(driven)
    driven.controls.cycles.setValue(100_000)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(1)
    driven.controls.cancel.setFocus()
    # Stopped, a run is judged; that takes heap snapshots.
    with driven.qtbot.waitSignal(driven.operations.finished, timeout=LIMIT_MS):
        QTest.keyClick(driven.controls.cancel, Qt.Key.Key_Space)
    driven.wait_until_idle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is driven.controls
    with driven.qtbot.assertNotEmitted(driven.operations.busy_changed, wait=200):
        QTest.keyClick(focused, Qt.Key.Key_Space)
    # It has the keyboard again as soon as there is something to cancel.
    driven.press(Qt.Key.Key_R)
    driven.wait_for_cycle(1)
    assert QApplication.focusWidget() is driven.controls.cancel
    QTest.keyClick(driven.controls.cancel, Qt.Key.Key_Space)
    driven.wait_until_idle()


def test_the_search_leads_into_the_list(driven: DrivenWindow) -> None:
    activate(driven)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        driven.press(Qt.Key.Key_F)
        search = driven.window.scenario_list.search
        assert QApplication.focusWidget() is search
        QTest.keyClicks(search, "unlisten, guarded" if key == Qt.Key.Key_Down else "heartbeat")
        QTest.keyClick(search, key)
        assert QApplication.focusWidget() is driven.tree
        picked = driven.window.scenario_list.picked
        assert picked is not None
        assert picked.id == ("unlisten-race-guarded" if key == Qt.Key.Key_Down else "heartbeat")
