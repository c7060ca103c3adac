"""The runs in this session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.catalog import result
from tests.ui.recordings import recording
from ui.runs.history_model import HistoryModel
from ui.runs.history_view import HistoryView
from ui.runs.runs import MAX_RUNS, Runs, run_title


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


def test_the_newest_stands_above(qtmodeltester: ModelTester) -> None:
    model = HistoryModel()
    check: Callable[[HistoryModel], None] = qtmodeltester.check
    check(model)
    old, new = recording(), recording(of=result("close", "clean", "2.12.5"))
    model.show_runs((old, new))
    check(model)
    assert [model.index(0, column).data() for column in range(3)] == [
        "Close",
        "2.12.5",
        "✓ Clean",
    ]
    assert model.row_of(old) == 1
    assert model.row_of(recording()) == -1
    assert model.recording(0) is new


def test_a_click_opens_a_run_and_two_selected_are_compared(qtbot: QtBot) -> None:
    runs = Runs()
    view = HistoryView(runs)
    qtbot.addWidget(view)
    view.show()
    assert not view.table.isVisible()
    assert not view.compare.isEnabled()
    old, new = recording(), recording(of=result("close", "clean"))
    runs.add(old)
    runs.add(new)
    assert view.table.isVisible()

    with qtbot.waitSignal(view.run_opened) as opened:
        QTest.mouseClick(
            view.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            view.table.visualRect(view.model.index(1, 0)).center(),
        )
    assert opened.args == [old]
    assert not view.compare.isEnabled()
    view.table.selectionModel().select(
        view.model.index(0, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    with qtbot.waitSignal(view.comparison_asked) as asked:
        QTest.mouseClick(view.compare, Qt.MouseButton.LeftButton)
    assert asked.args == [old, new]
    view.mark(new)
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [0]
