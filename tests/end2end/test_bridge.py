"""The Bridge in the real window: by clicks and keys."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QToolButton

from bridge.traffic import Crossing
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from ui.bridge.handlers_model import HandlersModel
from ui.bridge.log_model import LogModel
from ui.memory.survivors_model import SurvivorsModel

pytestmark = pytest.mark.xvfb


def wait_for_states(driven: DrivenWindow, *states: str) -> None:
    """Wait until the handlers are in these states."""
    model = driven.window.bridge.handlers

    def shown() -> bool:
        found = [model.index(row, HandlersModel.STATE).data() for row in range(model.rowCount())]
        return sorted(found) == sorted(states)

    driven.qtbot.waitUntil(shown, timeout=LIMIT_MS)


def listed(driven: DrivenWindow, column: int) -> list[str]:
    model = driven.window.bridge.filter
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_mounting_and_unmounting_is_seen_as_it_crosses(driven: DrivenWindow) -> None:
    window = driven.window
    assert window.bridge_feed.is_watching
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    wait_for_states(driven, "ended")
    driven.click(driven.controls.unmount)
    driven.wait_until_idle()
    wait_for_states(driven, "leaked")
    assert driven.text("bridge-summary") == "Handlers: 1, of which 1 leaked"
    directions = listed(driven, LogModel.KIND)
    assert directions[0] == "→ command"
    assert directions.count("← message") == 128
    assert set(listed(driven, LogModel.COMPONENT)) == {"UploadCard #1"}


def test_late_messages_alone_are_listed_by_a_click(driven: DrivenWindow) -> None:
    window = driven.window
    driven.run(2)
    late_only = window.findChild(QCheckBox, "bridge-late-only")
    assert late_only is not None
    driven.qtbot.waitUntil(lambda: bool(window.bridge.log.rowCount()), timeout=LIMIT_MS)
    driven.click(late_only)
    driven.qtbot.waitUntil(lambda: bool(listed(driven, LogModel.UNMOUNTED)), timeout=LIMIT_MS)
    assert all(each.endswith(" s ago") for each in listed(driven, LogModel.UNMOUNTED))
    assert set(listed(driven, LogModel.KIND)) == {"← message"}


def test_the_key_leads_to_the_filter_and_enter_on_a_handler_lists_its_messages(
    driven: DrivenWindow,
) -> None:
    window = driven.window
    for _ in range(2):
        driven.click(driven.controls.mount)
        driven.wait_until_idle()
    wait_for_states(driven, "ended", "ended")
    window.bridge_dock.close()
    driven.press(Qt.Key.Key_B)
    driven.qtbot.waitUntil(window.bridge.isVisible, timeout=LIMIT_MS)
    search = window.findChild(QLineEdit, "bridge-search")
    assert search is not None
    driven.qtbot.waitUntil(search.hasFocus, timeout=LIMIT_MS)
    table = window.bridge.handlers_table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    callback = window.bridge.handlers.index(1, HandlersModel.CALLBACK).data()
    assert search.text() == callback
    assert set(listed(driven, LogModel.CALLBACK)) <= {callback}


def test_paused_it_stands_still_and_closed_nothing_is_noted(driven: DrivenWindow) -> None:
    window = driven.window
    pause = window.findChild(QToolButton, "bridge-pause")
    assert pause is not None
    driven.click(pause)
    assert not window.bridge_feed.is_watching
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert listed(driven, LogModel.KIND) == []
    driven.click(pause)
    assert window.bridge_feed.is_watching
    window.bridge_dock.close()
    assert not window.bridge_feed.is_watching


def test_a_page_that_crashes_and_comes_again_has_no_handlers(driven: DrivenWindow) -> None:
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    wait_for_states(driven, "ended")
    driven.kill_renderer()
    # The upload has just ended, and so the page was being read again.
    driven.wait_until_idle()
    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    wait_for_states(driven)
    assert listed(driven, LogModel.KIND) == []
    assert driven.window.bridge_feed.is_watching


def test_what_has_left_the_log_is_not_held(driven: DrivenWindow) -> None:
    driven.run(2)
    driven.qtbot.waitUntil(lambda: bool(driven.window.bridge.log.rowCount()), timeout=LIMIT_MS)
    gc.collect()
    before = sum(isinstance(each, Crossing) for each in gc.get_objects())
    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    gc.collect()
    assert before > 100
    assert sum(isinstance(each, Crossing) for each in gc.get_objects()) == 0


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_survivor_leads_to_its_messages_and_a_message_to_its_survivor(
    driven: DrivenWindow, by_hand: bool
) -> None:
    window, survivors = driven.window, driven.window.memory_panel.survivors
    if by_hand:
        for button in (driven.controls.mount, driven.controls.unmount) * 2:
            driven.click(button)
            driven.wait_until_idle()
    else:
        driven.run(3)
    driven.qtbot.waitUntil(lambda: window.bridge.log.rowCount() > 0, timeout=LIMIT_MS)
    driven.press(Qt.Key.Key_8)
    survivors.table.setFocus()
    survivors.table.selectRow(1)
    QTest.keyClick(survivors.table, Qt.Key.Key_Return)
    # Two cycles of the warm-up came before those that a run lists.
    mount = 2 if by_hand else 4
    search = window.findChild(QLineEdit, "bridge-search")
    assert search is not None
    assert search.text() == f"#{mount}"
    # What a mount is called comes with the next look at the handlers.
    driven.qtbot.waitUntil(
        lambda: set(listed(driven, LogModel.COMPONENT)) == {f"UploadCard #{mount}"},
        timeout=LIMIT_MS,
    )

    survivors.table.selectRow(0)
    driven.press(Qt.Key.Key_6)
    table = window.bridge.log_table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.memory_panel.tabs.currentWidget() is survivors
    chosen = survivors.table.currentIndex().siblingAtColumn(SurvivorsModel.CYCLE)
    assert chosen.data() == "2"


def test_where_it_is_low_and_narrow_the_log_has_the_room(driven: DrivenWindow) -> None:
    bridge = driven.window.bridge
    driven.run(2)
    driven.qtbot.waitUntil(bridge.handlers_table.isVisible, timeout=LIMIT_MS)
    driven.window.resize(1024, 700)
    driven.qtbot.waitUntil(lambda: not bridge.handlers_table.isVisible(), timeout=LIMIT_MS)
    assert bridge.log_table.isVisible()
    assert "leaked" in driven.text("bridge-summary")
    # The line takes a line, and the log shows some messages.
    row = bridge.log_table.rowHeight(0)
    driven.qtbot.waitUntil(
        lambda: bridge.log_table.viewport().height() >= 3 * row, timeout=LIMIT_MS
    )
    assert driven.window.height() == 700
