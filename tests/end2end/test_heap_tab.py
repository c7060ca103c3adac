"""The heap tab, by clicks and keys: a snapshot, its classes, what holds an object, two compared."""

from __future__ import annotations

import os
import re
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTreeView
from pytestqt.qtbot import QtBot

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.event_loop import SessionLoop
from ui.holders.findings_model import FindingsModel
from ui.window.application import open_window

pytestmark = pytest.mark.xvfb

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def take(driven: DrivenWindow) -> None:
    """Take a snapshot by a click on the tab's own button."""
    driven.press(Qt.Key.Key_5)
    with driven.qtbot.waitSignal(driven.operations.snapshot_opened, timeout=LIMIT_MS):
        driven.click(driven.window.heap.take)
    driven.wait_until_idle()
    model = driven.window.heap.classes.model
    driven.qtbot.waitUntil(lambda: model.rowCount() > 1, timeout=LIMIT_MS)


def leak_by_hand(driven: DrivenWindow, times: int) -> None:
    for _ in range(times):
        driven.click(driven.controls.mount)
        driven.click(driven.controls.unmount)
        driven.wait_until_idle()


def filter_by(driven: DrivenWindow, text: str) -> None:
    """Type into the filter, and wait until that class alone is listed."""
    heap = driven.window.heap
    heap.classes.filter.setFocus()
    heap.classes.filter.selectAll()
    QTest.keyClicks(heap.classes.filter, text)
    driven.qtbot.waitUntil(lambda: cells(heap.classes.tree, 0)[:1] == [text], timeout=LIMIT_MS)


def cells(tree: QTreeView, row: int, parent: QModelIndex | None = None) -> list[str]:
    model = tree.model()
    above = QModelIndex() if parent is None else parent
    return [str(model.index(row, column, above).data()) for column in range(model.columnCount())]


def open_class(driven: DrivenWindow) -> QModelIndex:
    """Go from the filter into the list by Enter, and open the first class by Enter."""
    tree = driven.window.heap.classes.tree
    QTest.keyClick(driven.window.heap.classes.filter, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tree
    QTest.keyClick(tree, Qt.Key.Key_Return)
    of_class = tree.model().index(0, 0)
    assert tree.isExpanded(of_class)
    driven.qtbot.waitUntil(
        lambda: "@" in str(tree.model().index(0, 0, of_class).data()), timeout=LIMIT_MS
    )
    return of_class


def paths(driven: DrivenWindow) -> list[list[str]]:
    """The steps of each path that is shown."""
    model = driven.window.heap.holder.model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        [str(model.index(row, 0, top).data()) for row in range(model.rowCount(top))] for top in tops
    ]


def choose(box: QComboBox, entry: int) -> None:
    box.setFocus()
    while box.currentIndex() != entry:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < entry else Qt.Key.Key_Up)


def test_a_leak_by_hand_is_found_with_its_path(driven: DrivenWindow) -> None:
    leak_by_hand(driven, 3)
    take(driven)
    heap = driven.window.heap
    assert heap.choice.shown.currentText().startswith("1 · No cleanup · 2.4.1 · ")
    assert " objects, " in driven.text("heap-summary")
    filter_by(driven, "UploadCard")
    name, count, _distance, own, retained = cells(heap.classes.tree, 0)
    assert (name, count) == ("UploadCard", "3")
    assert own.endswith(("bytes", "kB"))
    assert retained.endswith("kB")
    of_class = open_class(driven)
    assert heap.classes.model.rowCount(of_class) == 3
    QTest.keyClick(heap.classes.tree, Qt.Key.Key_Down)
    driven.qtbot.waitUntil(lambda: bool(paths(driven)), timeout=LIMIT_MS)
    best = paths(driven)[0]
    assert best[0] == "Window"
    assert best[-1] == "UploadCard"
    model = heap.holder.model
    top = model.index(0, 0)
    places = [
        str(model.index(row, FindingsModel.PLACE, top).data()) for row in range(model.rowCount(top))
    ]
    assert any(re.fullmatch(r"UploadCard\.vue:\d+", place) for place in places)
    # Each row names its object as DevTools do.
    assert re.fullmatch(r"UploadCard @\d+", cells(heap.classes.tree, 0, of_class)[0])


def test_rows_paths_and_ids_are_copied(driven: DrivenWindow) -> None:
    leak_by_hand(driven, 1)
    take(driven)
    heap, clipboard = driven.window.heap, QGuiApplication.clipboard()
    tree = heap.classes.tree
    filter_by(driven, "UploadCard")
    of_class = open_class(driven)
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text().startswith("UploadCard\t1\t")
    QTest.keyClick(tree, Qt.Key.Key_Down)
    driven.qtbot.waitUntil(lambda: bool(paths(driven)), timeout=LIMIT_MS)
    chosen = {}
    for name in ("copy-row", "copy-path", "copy-id"):
        menu = open_menu(driven, tree)
        (action,) = (each for each in menu.actions() if each.objectName() == name)
        QTest.mouseClick(menu, LEFT, NO_MODIFIER, menu.actionGeometry(action).center())
        chosen[name] = clipboard.text()
    row = cells(tree, 0, of_class)
    assert chosen["copy-row"].split("\t")[0] == row[0]
    assert chosen["copy-id"] == row[0].split()[-1]
    lines = chosen["copy-path"].splitlines()
    assert lines[0].startswith(f"{row[0]} ")
    assert "Window" in lines[1]
    assert "UploadCard" in lines[-1]
    clipboard.clear()
    driven.click(heap.holder.copy)
    assert clipboard.text() == chosen["copy-path"]


def open_menu(driven: DrivenWindow, tree: QTreeView) -> QMenu:
    """Ask for the context menu of the current row."""
    at: QPoint = tree.visualRect(tree.currentIndex()).center()
    tree.customContextMenuRequested.emit(at)
    driven.qtbot.waitUntil(
        lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=LIMIT_MS
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_two_snapshots_are_compared(driven: DrivenWindow) -> None:
    leak_by_hand(driven, 1)
    take(driven)
    heap = driven.window.heap
    assert not heap.choice.before.isEnabled()
    leak_by_hand(driven, 3)
    take(driven)
    assert heap.choice.shown.currentText().startswith("2 · No cleanup · 2.4.1 · ")
    choose(heap.choice.before, 1)
    driven.qtbot.waitUntil(
        lambda: heap.classes.model.headerData(1, Qt.Orientation.Horizontal) == "New",
        timeout=LIMIT_MS,
    )
    filter_by(driven, "UploadCard")
    assert cells(heap.classes.tree, 0)[:4] == ["UploadCard", "3", "0", "+3"]
    of_class = open_class(driven)
    assert heap.classes.model.rowCount(of_class) == 3
    QTest.keyClick(heap.classes.tree, Qt.Key.Key_Down)
    driven.qtbot.waitUntil(lambda: bool(paths(driven)), timeout=LIMIT_MS)
    # The other way round the older one has come after the newer: that is said, not shown.
    choose(heap.choice.shown, 0)
    choose(heap.choice.before, 1)
    driven.qtbot.waitUntil(lambda: "swap them" in driven.text("heap-no-classes"), timeout=LIMIT_MS)
    assert heap.classes.model.rowCount() == 0


def test_a_snapshot_of_another_document_is_not_offered_to_compare_with(
    driven: DrivenWindow,
) -> None:
    take(driven)
    take(driven)
    choice = driven.window.heap.choice
    assert choice.before.count() == 2
    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    take(driven)
    assert choice.shown.count() == 3
    assert choice.before.count() == 1
    assert "same page" in choice.before.toolTip()
    choose(choice.shown, 0)
    assert choice.before.itemText(1).startswith("2 · ")
    assert choice.before.count() == 2


def test_a_snapshot_is_cancelled_by_its_button(driven: DrivenWindow) -> None:
    heap = driven.window.heap
    driven.press(Qt.Key.Key_5)
    assert driven.text("heap-empty").startswith("Take a heap snapshot")
    driven.click(heap.take)
    assert not heap.take.isEnabled()
    assert heap.take.toolTip().startswith("Something else goes on")
    driven.click(heap.cancel)
    driven.wait_until_idle()
    assert not heap.cancel.isVisible()
    assert heap.choice.snapshot is None
    take(driven)
    assert heap.choice.shown.currentText().startswith("1 · 2.4.1 · ")
    assert " objects, " in driven.text("heap-summary")


def test_detached_and_largest_are_a_tab_away(driven: DrivenWindow) -> None:
    leak_by_hand(driven, 1)
    take(driven)
    heap = driven.window.heap
    bar = heap.tabs.tabBar()
    for tab, table in ((1, heap.detached), (2, heap.largest)):
        QTest.mouseClick(bar, LEFT, NO_MODIFIER, bar.tabRect(tab).center())
        assert table.isVisible()
        assert table.model().rowCount() > 0
    driven.qtbot.waitUntil(lambda: bool(heap.holder.model.rowCount()), timeout=LIMIT_MS)


def test_what_was_written_is_gone_with_the_window(session_loop: SessionLoop, qtbot: QtBot) -> None:
    opening = open_window()
    window = session_loop.run(opening.__aenter__())
    try:
        driven = DrivenWindow(window, qtbot)
        driven.wait_until_idle()
        take(driven)
        (kept,) = window.operations.snapshots.all
        path = Path(os.fsdecode(kept.file.path))
        assert path.is_file()
        assert explorers()
    finally:
        session_loop.run(opening.__aexit__(None, None, None))
    assert not path.parent.exists()
    assert explorers() == []


def explorers() -> list[psutil.Process]:
    """The processes that answer for snapshots."""
    children = psutil.Process().children()
    return [child for child in children if "lab.heap.explore.worker" in child.cmdline()]
