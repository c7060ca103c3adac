"""The matrix of all experiments."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLayout
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Plan
from lab.experiments.recording import Recording
from lab.problems import LoadTimeout
from memory.problem import OwnWords
from memory.verdict import VerdictWord
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
SCENARIOS = (scenario("no-cleanup"), scenario("close", "remedy"), scenario("qt-signal", "qt"))


def text(model: MatrixModel, row: int, column: int) -> object:
    return model.index(row, column).data()


def titles(model: MatrixModel) -> list[str]:
    return [str(text(model, row, 0)) for row in range(model.rowCount())]


def headings(model: MatrixModel) -> list[object]:
    return [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]


def made_of(plan: Plan, verdict: VerdictWord = "leak", expected: VerdictWord = "leak") -> Recording:
    """The run of a plan, of its scenario in ``SCENARIOS``."""
    of = replace(result(plan.scenario, verdict, plan.runtime), expected=expected)
    named = {each.id: each for each in SCENARIOS}
    return replace(recording(of=of), scenario=named[plan.scenario])


def test_the_model_is_sound_at_each_step(qtmodeltester: ModelTester) -> None:
    model = MatrixModel()
    check: Callable[[MatrixModel], None] = qtmodeltester.check
    check(model)
    model.show_plans(PLANS, SCENARIOS)
    model.show_started(PLANS[0])
    model.show_done(made_of(PLANS[0]))
    model.show_failed(PLANS[1], OwnWords("gone"))
    model.show_ended()
    check(model)
    model.show_only("unexpected", "")
    check(model)


def test_rows_are_grouped_as_the_list_and_qt_stands_apart() -> None:
    model = MatrixModel()
    # The order of the plans is not that of the groups.
    model.show_plans(PLANS[::-1], SCENARIOS)
    assert headings(model) == ["Scenario", "Tauri 2.4.1", "Tauri 2.12.5"]
    assert titles(model) == [
        "Remedies",
        "Close",
        "The issue",
        "No cleanup",
        "Qt without Tauri",
        "Qt signal",
    ]
    assert model.spanning == (0, 2)
    assert [text(model, 4, column) for column in range(3)] == [
        "Qt without Tauri",
        "QWebChannel",
        None,
    ]
    assert text(model, 5, 1) == "–"
    assert text(model, 5, 2) is None
    qt = made_of(PLANS[3])
    model.show_done(qt)
    assert model.recording(model.index(5, 1)) is qt
    assert model.index_of_recording(qt) == model.index(5, 1)
    for row, column in ((0, 0), (0, 1), (4, 1), (5, 2), (1, 2)):
        assert not model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsSelectable
    # Where nothing else was run, Qt has the column.
    model.show_recordings((qt,))
    assert headings(model) == ["Scenario", "QWebChannel"]
    assert titles(model) == ["Qt without Tauri", "Qt signal"]


def test_each_cell_tells_how_far_it_is() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    assert titles(model)[:2] == ["The issue", "No cleanup"]
    assert text(model, 1, 1) == "–"
    model.show_started(PLANS[0])
    assert text(model, 1, 1) == "running …"
    model.show_paused(True)
    assert text(model, 1, 1) == "paused"
    done = made_of(PLANS[0])
    model.show_done(done)
    assert text(model, 1, 1) == "✗ Leak 5/5"
    assert model.index(1, 1).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert model.index(1, 2).data(Qt.ItemDataRole.BackgroundRole) is None
    assert model.recording(model.index(1, 1)) is done
    model.show_failed(PLANS[1], LoadTimeout(30))
    assert text(model, 1, 2) == "! failed"
    assert "did not load" in str(model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert model.recordings == (done,)
    assert model.failures == (
        "no-cleanup (vue) on 2.12.5: the page did not load within 30 s; try again",
    )


def test_a_verdict_that_is_not_expected_says_so() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    model.show_done(made_of(PLANS[0], expected="clean"))
    assert text(model, 1, 1) == "✗ Leak 5/5, unexpected"
    assert "Expected: Clean" in str(model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole))
    model.show_short(True)
    assert text(model, 1, 1) == "✗ 5/5 !"
    assert headings(model) == ["Scenario", "2.4.1", "2.12.5"]
    assert "Leak" in str(model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole))


def test_only_what_leaks_or_is_unexpected_or_is_called_so() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    model.show_only("unexpected", "")
    assert titles(model) == []
    # It follows what comes.
    model.show_done(made_of(PLANS[0]))
    model.show_done(made_of(PLANS[1], "clean", "clean"))
    assert titles(model) == []
    close = made_of(PLANS[2], "clean", "leak")
    model.show_done(close)
    assert titles(model) == ["Remedies", "Close"]
    model.show_only("leaks", "")
    assert titles(model) == ["The issue", "No cleanup"]
    # All cells of a row stay in sight.
    assert text(model, 1, 2) == "✓ Clean 0/5"
    assert not model.index_of_recording(close).isValid()
    assert not model.index_of(PLANS[2]).isValid()
    model.show_only("all", " SIGNAL ")
    assert titles(model) == ["Qt without Tauri", "Qt signal"]
    model.show_only("all", "remedies")
    assert titles(model) == ["Remedies", "Close"]
    model.show_failed(PLANS[3], OwnWords("gone"))
    model.show_only("unexpected", "")
    assert titles(model) == ["Remedies", "Close", "Qt without Tauri", "Qt signal"]
    # What is saved and counted is all of it.
    assert len(model.recordings) == 3
    assert model.planned == 4


def test_what_is_cancelled_is_not_running_any_more() -> None:
    model = MatrixModel()
    model.show_plans(PLANS, SCENARIOS)
    model.show_started(PLANS[2])
    model.show_ended()
    assert text(model, 3, 1) == "–"


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
    view.show_plans(PLANS, SCENARIOS)
    first, later, close, qt = (made_of(plan) for plan in PLANS)
    for each in (first, later, close, qt):
        view.show_done(each)
    place = view.table.visualRect(view.model.index(1, 1)).center()
    with qtbot.waitSignal(view.run_opened) as opened:
        QTest.mouseClick(
            view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert opened.args == [first]
    # The keys lead over the headings, from group to group.
    for key, wanted in (
        (Qt.Key.Key_Right, later),
        (Qt.Key.Key_Left, first),
        (Qt.Key.Key_Down, close),
        (Qt.Key.Key_Down, qt),
        (Qt.Key.Key_Up, close),
    ):
        QTest.keyClick(view.table, key)
        with qtbot.waitSignal(view.run_opened) as opened:
            QTest.keyClick(view.table, Qt.Key.Key_Return)
        assert opened.args == [wanted]


def test_the_filter_says_when_nothing_is_like_that(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert not view.filter.isVisible()
    view.show_plans(PLANS, SCENARIOS)
    view.show_done(made_of(PLANS[0]))
    QTest.mouseClick(view.filter.buttons["unexpected"], Qt.MouseButton.LeftButton)
    assert not view.table.isVisible()
    empty = view.findChild(QLabel, "matrix-empty")
    assert isinstance(empty, QLabel)
    assert empty.text() == "No experiment is like that. Choose All, and clear the search."
    assert view.filter.isVisible()
    view.show_done(made_of(PLANS[2], "clean", "leak"))
    assert view.table.isVisible()
    QTest.mouseClick(view.filter.buttons["leaks"], Qt.MouseButton.LeftButton)
    assert titles(view.model) == ["The issue", "No cleanup"]
    # The run that is looked at keeps its mark.
    view.mark(view.model.recordings[0])
    view.filter.buttons["all"].click()
    assert view.model.recording(view.table.currentIndex()) is view.model.recordings[0]
    QTest.mouseClick(view.filter.buttons["all"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(view.filter.search, "close")
    assert titles(view.model) == ["Remedies", "Close"]
    assert summary(view).startswith("2 of 4 experiments")


def test_in_a_narrow_window_the_names_and_all_cells_are_in_sight(qtbot: QtBot) -> None:
    view = shown(qtbot)
    layout = view.layout()
    assert layout is not None
    # In the window other parts of it may leave it less than it wants.
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    third = Plan("no-cleanup", "2.5.0")
    view.show_plans((*PLANS, third), SCENARIOS)
    for plan in (*PLANS, third):
        view.show_done(made_of(plan))
    for width in (310, 640, 310):
        view.resize(width, 400)
        header, viewport = view.table.horizontalHeader(), view.table.viewport()
        qtbot.waitUntil(lambda: header.length() <= viewport.width(), timeout=2000)  # noqa: B023
        assert header.sectionSize(0) >= 18 * view.table.fontMetrics().averageCharWidth()
        assert text(view.model, 1, 1) == ("✗ 5/5" if width == 310 else "✗ Leak 5/5")


def test_each_npm_package_has_a_column_of_its_own() -> None:
    own = made_of(PLANS[0])
    pair = replace(own, result=replace(own.result, api="2.12.5", is_mixed=True, expected=None))
    model = MatrixModel()
    model.show_recordings((made_of(PLANS[1]), pair, own))
    assert headings(model) == [
        "Scenario",
        "Tauri 2.4.1",
        "Tauri 2.4.1 · api 2.12.5",
        "Tauri 2.12.5",
    ]
    row = titles(model).index("No cleanup")
    assert model.recording(model.index(row, 1)) is own
    assert model.recording(model.index(row, 2)) is pair
    told = model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "No cleanup on Tauri 2.4.1 · api 2.12.5, 5 cycles" in told
    assert "Nobody knows which verdict to expect here." in told


def test_a_plan_with_another_npm_package_fills_its_own_column() -> None:
    plan = Plan("no-cleanup", "2.4.1+api-2.12.5")
    model = MatrixModel()
    model.show_plans((PLANS[0], plan), SCENARIOS)
    done = made_of(PLANS[0])
    model.show_done(replace(done, result=replace(done.result, api="2.12.5", is_mixed=True)))
    row = titles(model).index("No cleanup")
    assert [text(model, row, column) for column in (1, 2)] == ["–", "✗ Leak 5/5"]
