"""The list of runs: kept over a restart, in groups, deleted, renamed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import driven_window
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.kept_runs import keep_no_runs, runs_folder
from tests.event_loop import SessionLoop

pytestmark = pytest.mark.xvfb

NO_KEY = Qt.KeyboardModifier.NoModifier


def names(driven: DrivenWindow) -> list[str]:
    """What the list of runs has, without what is in groups."""
    model = driven.window.history.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def wait_for_runs(driven: DrivenWindow, count: int) -> None:
    runs = driven.window.runs
    driven.qtbot.waitUntil(lambda: len(runs.recordings) == count, timeout=LIMIT_MS)


def rename(driven: DrivenWindow, name: str) -> None:
    """Rename the run that is selected, by keys."""
    tree = driven.window.history.tree
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driven.qtbot.waitUntil(lambda: tree.findChild(QLineEdit) is None, timeout=5000)


def test_runs_are_there_after_a_restart(
    session_loop: SessionLoop, qtbot: QtBot, tmp_path: Path
) -> None:
    assert runs_folder().is_relative_to(tmp_path)
    with driven_window(session_loop, qtbot) as driven:
        assert names(driven) == []
        driven.run(3)
        driven.run(2)
        driven.pick_run(1)
        rename(driven, "before the fix")
        assert names(driven) == ["No cleanup", "before the fix"]
        # Nothing would be lost, so nothing is asked.
        with qtbot.waitSignal(driven.window.close_requested, timeout=LIMIT_MS):
            driven.window.close()
    with driven_window(session_loop, qtbot) as driven:
        wait_for_runs(driven, 2)
        assert names(driven) == ["No cleanup", "before the fix"]
        assert driven.text("verdict") == "Not measured yet"
        driven.pick_run(1)
        driven.wait_until_idle()
        assert driven.text("verdict") == "✗ Leak"
        assert driven.text("subject").endswith("No cleanup on Tauri 2.4.1, 3 cycles")
        assert driven.text("subject").startswith("Earlier run, ")
        assert driven.chart.points == 4
        assert driven.window.memory_panel.survivors.model.rowCount() == 3
        assert driven.window.why.remedy.isVisible()
        QTest.keyClick(driven.window.history.tree, Qt.Key.Key_Delete)
    with driven_window(session_loop, qtbot) as driven:
        wait_for_runs(driven, 1)
        assert names(driven) == ["No cleanup"]


def test_a_run_of_all_is_one_group_that_unfolds(driven: DrivenWindow) -> None:
    driven.run(2)
    matrix, history = driven.window.matrix, driven.window.history
    matrix.cycles.setValue(2)
    driven.press(Qt.Key.Key_4)
    driven.click(matrix.run_all)
    driven.qtbot.waitUntil(lambda: len(matrix.model.recordings) >= 3, timeout=LIMIT_MS)
    driven.click(matrix.cancel)
    driven.wait_until_idle()
    count = len(matrix.model.recordings)
    driven.press(Qt.Key.Key_9)
    assert len(names(driven)) == 2
    assert names(driven)[0].startswith("Run all, ")
    assert names(driven)[0].endswith(f" · {count}")
    group = history.model.index(0, 0)
    assert not history.tree.isExpanded(group)
    driven.click_run(group)
    # A group is no run to look at.
    assert driven.text("verdict") == "Stopped early"
    QTest.keyClick(history.tree, Qt.Key.Key_Right)
    assert history.tree.isExpanded(group)
    QTest.keyClick(history.tree, Qt.Key.Key_Down)
    QTest.keyClick(history.tree, Qt.Key.Key_Return)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("subject").endswith("No cleanup on Tauri 2.4.1, 2 cycles")
    driven.click_run(group)
    QTest.keyClick(history.tree, Qt.Key.Key_Delete)
    assert names(driven) == ["No cleanup"]
    assert driven.text("deleted-runs") == f"{count} runs deleted"
    driven.click(history.deleted.button)
    assert len(driven.window.runs.recordings) == count + 1
    assert names(driven)[0].endswith(f" · {count}")


def test_what_can_be_done_with_a_run_is_in_its_menu(driven: DrivenWindow) -> None:
    driven.run(2)
    driven.pick_run(0)
    history = driven.window.history
    place = history.tree.visualRect(history.model.index(0, 0)).center()
    viewport = history.tree.viewport()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place), NO_KEY
    )
    QApplication.sendEvent(viewport, asked)
    driven.qtbot.waitUntil(history.menu.isVisible, timeout=5000)
    assert [(each.text(), each.isEnabled()) for each in history.menu.actions()] == [
        ("&Open", True),
        ("Re&name", True),
        ("&Delete", True),
        ("Compare the two selected", False),
    ]
    QTest.keyClick(history.menu, Qt.Key.Key_D)
    assert names(driven) == []
    # The keyboard is still in the list's part of the window.
    driven.click(history.deleted.button)
    assert names(driven) == ["No cleanup"]


def test_a_damaged_run_is_set_aside_with_a_sentence(
    session_loop: SessionLoop, qtbot: QtBot
) -> None:
    with driven_window(session_loop, qtbot) as driven:
        driven.run(2)
    (runs_folder() / "0-spoilt.json").write_bytes(b"\x00garbage{")
    with driven_window(session_loop, qtbot) as driven:
        bar = driven.window.message_bar
        qtbot.waitUntil(bar.isVisible, timeout=LIMIT_MS)
        assert bar.text.startswith("kept runs that cannot be read: 1; they were set aside in ")
        assert names(driven) == ["No cleanup"]
        driven.run(2)
    with driven_window(session_loop, qtbot) as driven:
        wait_for_runs(driven, 2)
        assert not driven.window.message_bar.isVisible()


def test_where_runs_cannot_be_kept_it_is_said_and_closing_asks(
    session_loop: SessionLoop, qtbot: QtBot
) -> None:
    keep_no_runs()
    with driven_window(session_loop, qtbot) as driven:
        driven.run(2)
        bar = driven.window.message_bar
        qtbot.waitUntil(bar.isVisible, timeout=5000)
        reason = os.strerror(errno.EEXIST)
        assert bar.text.startswith(f"runs are not kept for the next start: {reason}; ")
        driven.window.close()
        assert driven.window.findChild(QLabel, "qt_msgbox_label") is not None
