"""The table of what survived."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from memory.metrics.survivor import Survivor
from ui.memory.survivors_model import SurvivorsModel
from ui.memory.survivors_view import SurvivorsView

SURVIVORS = (
    Survivor(1, "UploadCard", 125_000, 127, 126, 9_000),
    Survivor(2, "UploadCard", 3_240, 90, 0, 120_000),
    Survivor(10, "UploadCard", 100, 127, 30, None),
)


@pytest.fixture
def view(qtbot: QtBot) -> SurvivorsView:
    made = SurvivorsView()
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def text(view: SurvivorsView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def column(view: SurvivorsView, number: int) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("survivors", [(), SURVIVORS])
def test_it_is_a_sound_model(qtmodeltester: ModelTester, survivors: Sequence[Survivor]) -> None:
    model = SurvivorsModel()
    check: Callable[[SurvivorsModel], None] = qtmodeltester.check
    model.show_survivors(survivors)
    check(model)
    model.retranslate()


def test_each_is_told_with_units(view: SurvivorsView) -> None:
    view.show_survivors(SURVIVORS, 3, ended=True)
    assert text(view, "survivors-summary") == "3 survived"
    assert column(view, SurvivorsModel.CYCLE) == ["1", "2", "10"]
    assert column(view, SurvivorsModel.AGE) == ["2 min 5 s", "3.2 s", "0.1 s"]
    assert column(view, SurvivorsModel.LATE) == ["126", "0", "30"]
    assert column(view, SurvivorsModel.RETAINED) == ["9.0 kB", "120.0 kB", "—"]
    assert view.table.horizontalScrollBar().maximum() == 0


def test_it_is_sorted_by_number_with_mouse_and_keyboard(view: SurvivorsView) -> None:
    view.show_survivors(SURVIVORS, 3, ended=True)
    header = view.table.horizontalHeader()
    place = header.sectionViewportPosition(SurvivorsModel.RETAINED) + 8
    middle = header.viewport().rect().center()
    middle.setX(place)
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(header.viewport(), left, nothing, middle)
    assert column(view, SurvivorsModel.RETAINED) == ["120.0 kB", "9.0 kB", "—"]
    QTest.mouseClick(header.viewport(), left, nothing, middle)
    assert column(view, SurvivorsModel.RETAINED) == ["—", "9.0 kB", "120.0 kB"]
    view.table.setCurrentIndex(view.table.model().index(0, SurvivorsModel.CYCLE))
    QTest.keyClick(view.table, Qt.Key.Key_S)
    assert column(view, SurvivorsModel.CYCLE) == ["10", "2", "1"]
    QTest.keyClick(view.table, Qt.Key.Key_S)
    assert column(view, SurvivorsModel.CYCLE) == ["1", "2", "10"]


def test_what_is_not_listed_is_said(view: SurvivorsView) -> None:
    view.show_survivors(SURVIVORS, 200, ended=True)
    assert text(view, "survivors-summary") == "200 survived; the first 3 are listed"
    view.show_survivors((), 5, ended=True)
    assert text(view, "survivors-empty") == "5 survived; they were not recorded one by one."


def test_nothing_is_said_in_words(view: SurvivorsView) -> None:
    assert text(view, "survivors-empty").startswith("Unmounted components that still exist")
    view.show_survivors((), 0, ended=True)
    assert text(view, "survivors-empty") == "Nothing survived."
    view.clear()
    assert text(view, "survivors-empty").startswith("Unmounted components that still exist")


def test_ages_go_on_while_the_components_are_there(view: SurvivorsView, qtbot: QtBot) -> None:
    view.show_survivors(SURVIVORS, 3, ended=False)
    first = column(view, SurvivorsModel.AGE)[2]
    assert first == "0.1 s"
    with qtbot.waitSignal(view.model.dataChanged, timeout=3000):
        pass
    assert float(column(view, SurvivorsModel.AGE)[2].split()[0]) >= 1.0
    # Those of a run are what its end read.
    view.show_survivors(SURVIVORS, 3, ended=True)
    with qtbot.assertNotEmitted(view.model.dataChanged, wait=1200):
        pass
    assert column(view, SurvivorsModel.AGE)[2] == first


def test_nobody_is_told_of_ages_that_are_not_seen(view: SurvivorsView, qtbot: QtBot) -> None:
    view.show_survivors(SURVIVORS, 3, ended=False)
    view.hide()
    with qtbot.assertNotEmitted(view.model.dataChanged, wait=1200):
        pass


def test_what_reaches_them_meanwhile_is_shown(view: SurvivorsView) -> None:
    view.show_survivors(SURVIVORS, 3, ended=False)
    view.table.setCurrentIndex(view.table.model().index(1, SurvivorsModel.CYCLE))
    later = Survivor(2, "UploadCard", 4_240, 120, 31)
    # One that may yet be collected is not listed.
    view.update_survivors([later, Survivor(11, "UploadCard", 5, 1, 0)])
    assert column(view, SurvivorsModel.LATE) == ["126", "31", "30"]
    assert column(view, SurvivorsModel.RETAINED) == ["9.0 kB", "120.0 kB", "—"]
    assert column(view, SurvivorsModel.AGE)[1] == "4.2 s"
    assert view.table.currentIndex().row() == 1
