"""The table of the readings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lab.metrics.known import METRICS
from tests.ui.readings import reading
from ui.looks.colors import verdict_color
from ui.memory.readings_model import ReadingsModel
from ui.memory.readings_view import ReadingsTable, ReadingsView
from ui.words.language import Languages


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReadingsView]:
    window = QWidget()
    qtbot.addWidget(window)
    view = ReadingsView(ReadingsModel(window), window)
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addStretch(1)
    window.resize(440, 600)
    window.show()
    yield view
    window.hide()


def room_below(view: ReadingsView) -> list[int]:
    """Pixels between the last row and the edge of each table."""
    rooms = []
    for table in view.tables:
        last = shown(table)[-1]
        bottom = table.rowViewportPosition(last) + table.rowHeight(last)
        rooms.append(table.viewport().height() - bottom)
    return rooms


def shown(table: ReadingsTable) -> list[int]:
    """The rows that are not hidden."""
    return [row for row in range(table.model().rowCount()) if not table.isRowHidden(row)]


def names(table: ReadingsTable) -> list[str]:
    """What is read in the rows that are shown."""
    return [str(table.model().index(row, ReadingsModel.NAME).data()) for row in shown(table)]


def test_all_rows_are_seen_and_nothing_below_them(view: ReadingsView, qtbot: QtBot) -> None:
    assert sum(len(shown(table)) for table in view.tables) == len(METRICS)
    qtbot.waitUntil(lambda: room_below(view) == [0, 0])


def test_what_decides_stands_above_and_is_larger(view: ReadingsView) -> None:
    assert names(view.deciding) == [
        "Unmounted, but alive",
        "Callbacks registered",
        "Backend channels",
        "Backend listeners",
    ]
    assert "JavaScript heap" in names(view.rest)
    assert view.deciding.rowHeight(shown(view.deciding)[0]) > view.rest.rowHeight(
        shown(view.rest)[0]
    )


def test_the_rest_can_be_folded_away(view: ReadingsView, qtbot: QtBot) -> None:
    height = view.sizeHint().height()
    QTest.mouseClick(view.fold, Qt.MouseButton.LeftButton)
    assert not view.rest.isVisible()
    assert view.deciding.isVisible()
    assert view.sizeHint().height() < height
    QTest.keyClick(view.fold, Qt.Key.Key_Space)
    qtbot.waitUntil(view.rest.isVisible)


def test_change_comes_first_and_the_verdict_colours_what_decides(view: ReadingsView) -> None:
    header = view.deciding.horizontalHeader()
    assert header.visualIndex(ReadingsModel.CHANGE) < header.visualIndex(ReadingsModel.VALUE)
    model = view.deciding.model()
    assert isinstance(model, ReadingsModel)
    model.show_reading(reading(2), reading(22), 20, has_ended=True)
    survivors, channels = (
        model.index(row, ReadingsModel.CHANGE)
        for row, metric in enumerate(METRICS)
        if metric.title in ("Unmounted, but alive", "Backend channels")
    )
    color = Qt.ItemDataRole.ForegroundRole
    assert survivors.data(color) is None
    model.show_verdict("leak")
    assert survivors.data(color) == verdict_color("leak", QGuiApplication.palette())
    assert channels.data(color) is None
    model.clear()
    assert survivors.data(color) is None


def test_the_warm_up_is_explained_where_it_left_something(view: ReadingsView) -> None:
    note = view.findChild(QLabel, "warm-up")
    assert isinstance(note, QLabel)
    model = view.deciding.model()
    assert isinstance(model, ReadingsModel)
    assert not note.isVisible()
    model.show_reading(reading(2), reading(22), 20)
    assert note.isVisible()
    assert note.text().startswith("2 of what is alive is from the warm-up")
    # By hand there is none.
    model.clear()
    model.show_reading(reading(2), reading(3), 0)
    assert not note.isVisible()


def test_a_higher_header_hides_no_row(view: ReadingsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: room_below(view) == [0, 0])
    header = view.deciding.horizontalHeader()
    font = header.font()
    font.setPointSize(3 * font.pointSize())
    header.setFont(font)
    before = view.deciding.height()
    qtbot.waitUntil(lambda: view.deciding.height() > before and room_below(view) == [0, 0])


def test_all_rows_are_seen_in_chinese(
    view: ReadingsView, qtbot: QtBot, languages: Languages
) -> None:
    languages.switch("zh")
    view.retranslate()
    qtbot.waitUntil(lambda: room_below(view) == [0, 0])


def test_names_are_whole_in_a_panel_of_the_usual_width(view: ReadingsView) -> None:
    for table in view.tables:
        assert table.columnWidth(ReadingsModel.NAME) >= table.sizeHintForColumn(ReadingsModel.NAME)
