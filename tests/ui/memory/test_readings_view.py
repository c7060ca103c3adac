"""The table of the readings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.memory.readings_model import ReadingsModel
from ui.memory.readings_view import ReadingsView
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


def room_below(view: ReadingsView) -> int:
    """Pixels between the last row and the edge of the table."""
    last = view.model().rowCount() - 1
    return view.viewport().height() - (view.rowViewportPosition(last) + view.rowHeight(last))


def test_all_rows_are_seen_and_nothing_below_them(view: ReadingsView, qtbot: QtBot) -> None:
    assert view.model().rowCount() > 5
    qtbot.waitUntil(lambda: room_below(view) == 0)


def test_a_higher_header_hides_no_row(view: ReadingsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: room_below(view) == 0)
    header = view.horizontalHeader()
    font = header.font()
    font.setPointSize(3 * font.pointSize())
    header.setFont(font)
    before = view.height()
    qtbot.waitUntil(lambda: view.height() > before and room_below(view) == 0)


def test_all_rows_are_seen_in_chinese(
    view: ReadingsView, qtbot: QtBot, languages: Languages
) -> None:
    languages.switch("zh")
    model = view.model()
    assert isinstance(model, ReadingsModel)
    model.retranslate()
    qtbot.waitUntil(lambda: room_below(view) == 0)
