"""The small curves in the table of readings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.ui.readings import reading
from ui.looks.colors import heap_color
from ui.looks.table_model import VALUE_ROLE
from ui.memory.readings_model import ReadingsModel
from ui.memory.sparkline import Sparkline, curve

AREA = QRectF(0, 0, 100, 50)
SURVIVORS = 1


def shown(cycles: int, *, reads_every: bool = True) -> ReadingsModel:
    """A run in which each cycle leaves one."""
    model = ReadingsModel()
    model.show_reading(reading(), reading(), 0)
    for cycle in range(1, cycles + 1):
        if reads_every:
            model.show_reading(reading(), reading(cycle), cycle)
    model.show_reading(reading(), reading(cycles), cycles, has_ended=True)
    return model


@pytest.mark.parametrize("cycles", [20, 1000, 9_999])
def test_a_linear_leak_is_a_straight_line(cycles: int) -> None:
    model = shown(cycles)
    points = model.index(SURVIVORS, ReadingsModel.TREND).data(VALUE_ROLE).points
    drawn = curve(points, AREA)
    assert (drawn[0].x(), drawn[-1].x()) == (0, 100)
    # The last is the end, at which nothing was added.
    for place in drawn[:-1]:
        assert place.y() == pytest.approx(50 - place.x() / 2, abs=100 / cycles)


def test_what_stays_the_same_lies_in_the_middle() -> None:
    assert {place.y() for place in curve(((0, 3), (1, 3), (2, 3)), AREA)} == {25}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("reads_every", "painted"), [(True, True), (False, False)])
def test_two_readings_are_two_points(reads_every: bool, painted: bool) -> None:
    model = shown(8, reads_every=reads_every)
    picture = QImage(64, 20, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    option = QStyleOptionViewItem()
    option.rect = picture.rect()
    painter = QPainter(picture)
    Sparkline().paint(painter, option, model.index(SURVIVORS, ReadingsModel.TREND))
    painter.end()
    blue = heap_color(option.palette)
    columns = {
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if abs(picture.pixelColor(x, y).red() - blue.red()) < 60
    }
    assert min(columns) <= 4
    assert max(columns) >= 58
    assert (32 in columns) is painted
