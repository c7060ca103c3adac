"""The matrix of all experiments."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.experiments.experiment import Plan
from lab.problems import LoadTimeout
from memory.problem import OwnWords
from tests.ui.catalog import result, scenario
from tests.ui.recordings import recording
from ui.matrix.model import MatrixModel
from ui.matrix.view import MatrixView

PLANS = (
    Plan("no-cleanup", "2.4.1"),
    Plan("no-cleanup", "2.12.5"),
    Plan("close", "2.4.1"),
    Plan("qt-signal", "qt"),
)
SCENARIOS = (scenario("no-cleanup"), scenario("close"), scenario("qt-signal"))


def text(model: MatrixModel, row: int, column: int) -> object:
    return model.index(row, column).data()


def test_the_model_is_sound_at_each_step(qtmodeltester: ModelTester) -> None:
    model = MatrixModel()
    check: Callable[[MatrixModel], None] = qtmodeltester.check
    check(model)
    model.show_plans(PLANS, SCENARIOS)
    model.show_started(PLANS[0])
    model.show_done(recording())
    model.show_failed(PLANS[1], OwnWords("gone"))
    model.show_ended()
    check(model)


def test_each_cell_tells_how_far_it_is() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings == ["Scenario", "Tauri 2.4.1", "Tauri 2.12.5", "QWebChannel"]
    assert [text(model, row, 0) for row in range(3)] == ["No cleanup", "Close", "Qt signal"]
    assert text(model, 0, 1) == "–"
    assert text(model, 2, 1) is None
    assert not model.flags(model.index(2, 1)) & Qt.ItemFlag.ItemIsSelectable

    model.show_started(PLANS[0])
    assert text(model, 0, 1) == "running …"
    done = recording()
    model.show_done(done)
    assert text(model, 0, 1) == "✗ Leak"
    assert model.recording(model.index(0, 1)) is done
    model.show_failed(PLANS[1], LoadTimeout(30))
    assert text(model, 0, 2) == "! failed"
    assert "did not load" in str(model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert model.recordings == (done,)
    assert model.failures == (
        "no-cleanup (vue) on 2.12.5: the page did not load within 30 s; try again",
    )


def test_a_verdict_that_is_not_expected_says_so() -> None:
    import msgspec

    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    model.show_done(recording(of=msgspec.structs.replace(result(), expected="clean")))
    assert text(model, 0, 1) == "✗ Leak, unexpected"
    assert "Expected: Clean" in str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))


def test_what_is_cancelled_is_not_running_any_more() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    model.show_started(PLANS[2])
    model.show_ended()
    assert text(model, 1, 1) == "–"


def shown(qtbot: QtBot) -> MatrixView:
    view = MatrixView()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    return view


def summary(view: MatrixView) -> str:
    label = view.findChild(QLabel, "matrix-summary")
    assert isinstance(label, QLabel)
    return label.text()


def test_at_first_it_says_what_to_do(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert not view.table.isVisible()
    assert not view.run_all.isEnabled()
    view.show_can_run(True)
    view.cycles.setValue(3)
    with qtbot.waitSignal(view.run_all_asked) as asked:
        QTest.mouseClick(view.run_all, Qt.MouseButton.LeftButton)
    assert asked.args == [3]


def test_progress_and_summary_follow(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.show_plans(PLANS, SCENARIOS)
    assert view.progress.isVisible()
    assert view.cancel.isVisible()
    view.show_started(PLANS[0])
    view.show_done(recording())
    view.show_failed(PLANS[1], OwnWords("gone"))
    assert view.progress.value() == 2
    assert summary(view) == "1 of 4 experiments · 1 ✗ Leak · 1 failed · all as expected"
    with qtbot.waitSignal(view.cancel_asked):
        QTest.mouseClick(view.cancel, Qt.MouseButton.LeftButton)
    view.show_can_run(True)
    view.show_ended()
    assert not view.progress.isVisible()
    assert view.save.isEnabled()


def test_a_cell_opens_its_run_by_click_and_by_key(qtbot: QtBot) -> None:
    view = shown(qtbot)
    done = recording()
    view.show_recordings((done, recording(of=result("close", "clean"))))
    index = view.model.index(0, 1)
    place = view.table.visualRect(index).center()
    with qtbot.waitSignal(view.run_opened) as opened:
        QTest.mouseClick(
            view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert opened.args == [done]
    view.table.setCurrentIndex(view.model.index(1, 1))
    with qtbot.waitSignal(view.run_opened) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].result.scenario == "close"
