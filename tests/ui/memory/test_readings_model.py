"""The table of readings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.metrics.known import METRICS
from tests.ui.readings import reading
from ui.looks.table_model import VALUE_ROLE
from ui.memory.readings_model import MAX_HISTORY, ReadingsModel
from ui.memory.sparkline import History

SURVIVORS, HEAP, DOM = (
    next(row for row, metric in enumerate(METRICS) if metric.title == name)
    for name in ("Unmounted, but alive", "JavaScript heap", "DOM nodes")
)


@pytest.fixture
def model() -> ReadingsModel:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    try:
        return ReadingsModel()
    finally:
        QLocale.setDefault(before)


def row(model: ReadingsModel, number: int) -> list[object]:
    return [model.data(model.index(number, column)) for column in range(4)]


def test_it_is_a_sound_model(model: ReadingsModel, qtmodeltester: ModelTester) -> None:
    _check(qtmodeltester, model)
    model.show_reading(reading(), reading(3), 3)
    _check(qtmodeltester, model)
    model.clear()
    _check(qtmodeltester, model)


def _check(tester: ModelTester, model: ReadingsModel) -> None:
    check: Callable[[ReadingsModel], None] = tester.check
    check(model)


def test_before_a_reading_there_are_names_and_no_figures(model: ReadingsModel) -> None:
    assert row(model, SURVIVORS) == ["Unmounted, but alive", "—", "—", "—"]
    assert model.rowCount() == len(METRICS)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_a_reading_shows_value_change_and_change_per_cycle(model: ReadingsModel) -> None:
    model.show_reading(reading(2, 1_000_000, 40), reading(22, 1_500_000, 10), 20)
    assert row(model, SURVIVORS)[1:] == ["22", "+20", "+1"]
    assert row(model, HEAP)[1:] == ["1.5 MB", "+500.0 kB", "+25.0 kB"]
    assert row(model, DOM)[1:] == ["10", "−30", "−1.50"]


def test_without_cycles_there_is_no_change_per_cycle(model: ReadingsModel) -> None:
    model.show_reading(reading(), reading(1), 0)
    assert row(model, SURVIVORS)[1:] == ["1", "+1", "—"]
    assert row(model, HEAP)[1:] == ["1.0 MB", "0", "—"]


def test_what_could_not_be_told_is_no_0(model: ReadingsModel) -> None:
    untold = reading(2)
    del untold.values["backend_listeners"]
    model.show_reading(untold, untold, 2)
    (at,) = (at for at, metric in enumerate(METRICS) if metric.name == "backend_listeners")
    assert row(model, at)[1:] == ["—", "—", "—"]
    history = model.index(at, ReadingsModel.TREND).data(VALUE_ROLE)
    assert isinstance(history, History)
    assert history.points == ()


def test_clearing_forgets_the_figures(model: ReadingsModel) -> None:
    model.show_reading(reading(), reading(1), 1)
    model.clear()
    assert row(model, SURVIVORS)[1:] == ["—", "—", "—"]


def test_views_are_told_of_every_change(model: ReadingsModel, qtbot: QtBot) -> None:
    changes: tuple[Callable[[], None], ...] = (
        lambda: model.show_reading(reading(), reading(), 0),
        model.clear,
    )
    for change in changes:
        with qtbot.waitSignal(model.dataChanged, timeout=1000) as changed:
            change()
        assert changed.args is not None
        first, last = changed.args[:2]
        assert (first.row(), first.column()) == (0, 0)
        assert (last.row(), last.column()) == (len(METRICS) - 1, ReadingsModel.TREND)


def test_every_row_says_what_it_means(model: ReadingsModel) -> None:
    for number in range(model.rowCount()):
        meaning = model.data(model.index(number, 0), Qt.ItemDataRole.ToolTipRole)
        assert isinstance(meaning, str)
        assert meaning.endswith(".")
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert headings == ["Reading", "Now", "Change", "Per cycle"]


def test_the_trend_is_what_was_read_and_stays_bounded(model: ReadingsModel) -> None:
    def history() -> History:
        value: History = model.index(SURVIVORS, ReadingsModel.TREND).data(VALUE_ROLE)
        return value

    def trend() -> tuple[float, ...]:
        return tuple(value for _cycle, value in history().points)

    for survivors in range(3):
        model.show_reading(reading(), reading(survivors), survivors)
    assert trend() == (0, 1, 2)
    for survivors in range(3, 10_000):
        model.show_reading(reading(), reading(survivors), survivors)
    assert len(trend()) <= MAX_HISTORY
    assert (trend()[0], trend()[-1]) == (0, 9_999)
    # Each lies where its cycle is, and they lie equally far apart: a line stays a line.
    assert all(cycle == value for cycle, value in history().points)
    cycles = [cycle for cycle, _value in history().points]
    assert len({later - cycle for cycle, later in pairwise(cycles[:-1])}) == 1
    model.clear()
    assert trend() == ()


def test_steps_by_hand_have_a_trend_too(model: ReadingsModel) -> None:
    for survivors in (0, 0, 1):
        model.show_reading(reading(), reading(survivors), 0)
    history = model.index(SURVIVORS, ReadingsModel.TREND).data(VALUE_ROLE)
    assert history == History(((0, 0), (1, 0), (2, 1)))


def test_the_end_of_a_run_lies_after_its_last_cycle(model: ReadingsModel) -> None:
    for cycle in range(3):
        model.show_reading(reading(), reading(cycle), cycle)
    model.show_reading(reading(), reading(0), 2, has_ended=True)
    history = model.index(SURVIVORS, ReadingsModel.TREND).data(VALUE_ROLE)
    assert history == History(((0, 0), (1, 1), (2, 2), (3, 0)))


def test_two_readings_of_a_run_are_no_line(model: ReadingsModel) -> None:
    model.show_reading(reading(), reading(0), 0)
    model.show_reading(reading(), reading(7), 7, has_ended=True)
    history = model.index(SURVIVORS, ReadingsModel.TREND).data(VALUE_ROLE)
    assert history == History(((0, 0), (8, 7)), is_continuous=False)


def test_detached_nodes_are_those_outside_the_document(model: ReadingsModel) -> None:
    model.show_reading(reading(dom_nodes=40), reading(dom_nodes=60), 10)
    names = [metric.title for metric in METRICS]
    assert row(model, names.index("Detached nodes"))[1:] == ["40", "+20", "+2"]


def test_the_views_are_told_of_many_readings_at_once_and_soon(
    model: ReadingsModel, qtbot: QtBot
) -> None:
    told: list[object] = []
    model.dataChanged.connect(lambda *_: told.append(row(model, SURVIVORS)))
    with qtbot.waitSignal(model.dataChanged, timeout=2000):
        for cycle in range(1, 1000):
            model.show_reading(reading(), reading(cycle), cycle)
    assert told == [["Unmounted, but alive", "999", "+999", "+1"]]
