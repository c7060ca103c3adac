"""The list of runs."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.experiments.recording import Recording
from tests.ui.catalog import result
from tests.ui.recordings import recording
from ui.runs.history_model import HistoryModel
from ui.runs.history_view import HistoryView
from ui.runs.runs import MAX_RUNS, Runs, run_title

NO_KEY = Qt.KeyboardModifier.NoModifier
BEGAN = datetime.datetime.now().astimezone().replace(hour=21, minute=13)


def of_all(began: datetime.datetime = BEGAN) -> Recording:
    """A run of a *Run all*."""
    return replace(recording(), series=began)


def nameless(_recording: Recording) -> str:
    return ""


def texts(model: HistoryModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def test_runs_are_bounded_and_the_newest_stay() -> None:
    runs = Runs()
    made = [recording() for _ in range(MAX_RUNS + 5)]
    for each in made:
        runs.add(each)
    assert list(map(id, runs.recordings)) == list(map(id, made[5:]))


def test_a_run_is_named_by_what_was_run() -> None:
    assert run_title(recording()) == "No cleanup on Tauri 2.4.1, 5 cycles"
    assert run_title(recording(of=result("qt-signal", runtime="qt"))).endswith(
        "on QWebChannel, 5 cycles"
    )


def test_the_newest_stands_above_with_all_that_tells_it_apart(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(nameless)
    check: Callable[[HistoryModel], None] = qtmodeltester.check
    check(model)
    old, new = recording(), recording(of=result("close", "clean", "2.12.5"))
    new = replace(new, finished_at=BEGAN)
    model.show_runs((old, new))
    check(model)
    assert [model.index(0, column).data() for column in range(model.columnCount())] == [
        "Close",
        "2.12.5",
        "✓ Clean",
        "0 of 5",
        "5",
        "Vue",
        "21:13",
    ]
    assert [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ] == ["Scenario", "On", "Verdict", "Survivors", "Cycles", "Framework", "Ended"]
    assert model.index(1, HistoryModel.SURVIVORS).data() == "5 of 5"
    assert model.index_of(old).row() == 1
    assert not model.index_of(recording()).isValid()
    assert model.recording(model.index(0, 0)) is new


def test_runs_of_one_run_all_stand_in_a_group_in_their_order(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(nameless)
    before, after = recording(), recording(of=result("close", "clean"))
    first, second = of_all(), of_all()
    model.show_runs((before, first, second, after))
    check: Callable[[HistoryModel], None] = qtmodeltester.check
    check(model)
    assert texts(model) == ["Close", "Run all, 21:13 · 2", "No cleanup"]
    group = model.index(1, 0)
    assert model.recording(group) is None
    assert model.recordings(group) == (first, second)
    assert model.index_of(second) == model.index(1, 0, group)
    assert model.index_of(second).parent() == group
    # Those of another one are not mixed with them.
    later = BEGAN + datetime.timedelta(minutes=5)
    model.show_runs((first, of_all(later), second))
    check(model)
    assert texts(model) == ["Run all, 21:18 · 1", "Run all, 21:13 · 2"]
    model.show_runs((first,))
    check(model)
    assert texts(model) == ["Run all, 21:13 · 1"]


def test_what_is_listed_keeps_its_place_while_others_come_and_go(qtbot: QtBot) -> None:
    view, runs = shown(qtbot)
    old, first, other = recording(), of_all(), recording()
    for each in (old, first, other):
        runs.add(each)
    group = view.model.index_of(first).parent()
    view.tree.expand(group)
    view.mark(first)
    assert view.tree.isFirstColumnSpanned(1, QModelIndex())
    runs.add(of_all())
    runs.add(recording())
    runs.remove((old, other))
    assert view.tree.isExpanded(view.model.index(1, 0))
    assert view.tree.currentIndex() == view.model.index_of(first)
    assert texts(view.model) == ["No cleanup", "Run all, 21:13 · 2"]


def shown(qtbot: QtBot) -> tuple[HistoryView, Runs]:
    runs = Runs()
    view = HistoryView(runs)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view, runs


def click(view: HistoryView, index: QModelIndex, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    place = view.tree.visualRect(index).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def deleted(view: HistoryView) -> str:
    label = view.findChild(QLabel, "deleted-runs")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_click_opens_a_run_and_two_selected_are_compared(qtbot: QtBot) -> None:
    view, runs = shown(qtbot)
    assert not view.tree.isVisible()
    assert not view.compare.isEnabled()
    old, new = recording(), recording(of=result("close", "clean"))
    runs.add(old)
    runs.add(new)
    assert view.tree.isVisible()

    with qtbot.waitSignal(view.run_opened) as opened:
        click(view, view.model.index(1, 0))
    assert opened.args == [old]
    assert not view.compare.isEnabled()
    with qtbot.assertNotEmitted(view.run_opened):
        click(view, view.model.index(0, 0), Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.comparison_asked) as asked:
        QTest.mouseClick(view.compare, Qt.MouseButton.LeftButton)
    assert asked.args == [old, new]
    view.mark(new)
    assert [index.row() for index in view.tree.selectionModel().selectedRows()] == [0]


def test_deleted_runs_come_back_where_they_stood(qtbot: QtBot) -> None:
    view, runs = shown(qtbot)
    made = [recording() for _ in range(4)]
    runs.add(*made)
    view.tree.setFocus()
    click(view, view.model.index_of(made[1]))
    QTest.keyClick(view.tree, Qt.Key.Key_Delete)
    assert [*map(id, runs.recordings)] == [id(made[place]) for place in (0, 2, 3)]
    assert deleted(view) == "1 run deleted"
    click(view, view.model.index_of(made[0]))
    click(view, view.model.index_of(made[3]), Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.tree, Qt.Key.Key_Delete)
    assert [*map(id, runs.recordings)] == [id(made[2])]
    assert deleted(view) == "2 runs deleted"
    QTest.mouseClick(view.deleted.button, Qt.MouseButton.LeftButton)
    assert deleted(view) == ""
    QTest.keyClick(view.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [*map(id, runs.recordings)] == [*map(id, made)]
    assert not view.undo.isEnabled()


def test_a_group_is_deleted_as_a_whole(qtbot: QtBot) -> None:
    view, runs = shown(qtbot)
    alone = recording()
    runs.add(alone, of_all(), of_all())
    view.tree.setFocus()
    view.tree.setCurrentIndex(view.model.index(0, 0))
    assert not view.rename.isEnabled()
    QTest.keyClick(view.tree, Qt.Key.Key_Delete)
    assert runs.recordings == (alone,)
    assert deleted(view) == "2 runs deleted"
    # What comes meanwhile does not take the way back, only the words.
    runs.add(recording())
    assert deleted(view) == ""
    QTest.keyClick(view.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(view.model) == ["No cleanup", "Run all, 21:13 · 2", "No cleanup"]


def test_a_run_is_renamed_and_has_its_own_name_again(qtbot: QtBot) -> None:
    view, runs = shown(qtbot)
    run = recording()
    runs.add(recording(), run)
    view.tree.setFocus()

    def rename(name: str) -> None:
        click(view, view.model.index(0, HistoryModel.VERDICT))
        QTest.keyClick(view.tree, Qt.Key.Key_F2)
        editor = view.tree.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        # The view takes what was typed when it comes to it.
        qtbot.waitUntil(lambda: view.tree.findChild(QLineEdit) is None)

    rename("  before the fix ")
    assert texts(view.model) == ["before the fix", "No cleanup"]
    assert runs.title_of(run) == "before the fix: No cleanup on Tauri 2.4.1, 5 cycles"
    assert runs.named(run).name == "before the fix"
    assert len(runs.recordings) == 2
    rename("")
    assert texts(view.model) == ["No cleanup", "No cleanup"]
    rename("No cleanup")
    assert runs.name_of(run) == ""


@pytest.mark.parametrize("width", [200, 260, 900])
def test_the_name_has_room_in_a_narrow_dock_too(qtbot: QtBot, width: int) -> None:
    view, runs = shown(qtbot)
    runs.add(recording())
    view.resize(width, 300)
    header, tree = view.tree.header(), view.tree
    qtbot.waitUntil(lambda: header.length() >= tree.viewport().width(), timeout=1000)
    assert header.sectionSize(0) >= 18 * tree.fontMetrics().averageCharWidth()
    assert (header.length() > tree.viewport().width()) == (width < 900)


def test_another_npm_package_is_told_beside_the_version() -> None:
    mixed = replace(result("close", "clean", "2.5.0"), api="2.12.5", is_mixed=True)
    model = HistoryModel(nameless)
    model.show_runs((recording(of=result("close", "clean", "2.5.0")), recording(of=mixed)))
    assert [model.index(row, model.RUNTIME).data() for row in range(2)] == [
        "2.5.0 · api 2.12.5",
        "2.5.0",
    ]
