"""The live chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.colors import survivors_color
from ui.growth_chart import MAX_POINTS, GrowthChart


@pytest.fixture
def chart(qtbot: QtBot) -> GrowthChart:
    chart = GrowthChart()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    return chart


def drawn(chart: GrowthChart) -> tuple[list[float], list[float]]:
    """The curve of survivors, as it is drawn now."""
    cycles, survivors = chart._survivors_curve.getData()
    return ([] if cycles is None else list(cycles), [] if survivors is None else list(survivors))


def test_points_are_drawn_soon_after_they_come(chart: GrowthChart, qtbot: QtBot) -> None:
    for cycle in range(5):
        chart.add(cycle, 2 * cycle, 1_000_000)
    qtbot.waitUntil(lambda: drawn(chart) == ([0, 1, 2, 3, 4], [0, 2, 4, 6, 8]), timeout=2000)
    chart.clear()
    assert chart.points == 0
    assert drawn(chart) == ([], [])


def test_a_long_run_stays_bounded_and_keeps_its_ends(chart: GrowthChart) -> None:
    cycles = 50 * MAX_POINTS
    for cycle in range(cycles):
        chart.add(cycle, cycle, cycle * 1_000_000)
        assert chart.points <= MAX_POINTS
    chart._redraw()
    numbers, survivors = drawn(chart)
    assert len(numbers) >= MAX_POINTS / 4
    assert (numbers[0], numbers[-1]) == (0, cycles - 1)
    assert numbers == sorted(set(numbers))
    assert survivors == numbers
    heap_cycles, heap_mb = chart._heap_curve.getData()
    assert list(heap_cycles) == numbers == list(heap_mb)


def test_its_ground_follows_the_palette(chart: GrowthChart) -> None:
    for ground in ("#202020", "#fefefe"):
        palette = QPalette(QColor(ground))
        palette.setColor(QPalette.ColorRole.Base, QColor(ground))
        chart.setPalette(palette)
        assert chart._graphics.backgroundBrush().color() == QColor(ground)


def values(chart: GrowthChart) -> str:
    label = chart.findChild(QLabel, "chart-values")
    assert isinstance(label, QLabel)
    return label.text()


def test_hovering_tells_the_values_of_the_nearest_cycle(chart: GrowthChart) -> None:
    for cycle in range(0, 50, 10):
        chart.add(cycle, cycle, cycle * 1_000_000)
    chart._redraw()
    chart._graphics.grab()
    box = chart._heap_plot.getViewBox()
    chart._graphics.scene().sigMouseMoved.emit(box.mapViewToScene(QPointF(18.0, 20.0)))
    assert values(chart) == "cycle 20: 20 alive, 20.00 MB"
    for place, nearest in ((-5, 0), (14.9, 10), (99, 40)):
        chart.show_values(place)
        assert values(chart).startswith(f"cycle {nearest}:")
    chart._graphics.scene().sigMouseMoved.emit(QPointF(-100, -100))
    assert values(chart) == ""


def test_it_follows_until_it_is_moved_by_hand(chart: GrowthChart) -> None:
    def last_cycle() -> float:
        chart._redraw()
        chart._graphics.grab()
        end: float = chart._survivors_plot.getViewBox().viewRange()[0][1]
        return end

    for cycle in range(10):
        chart.add(cycle, cycle, 1_000_000)
    assert last_cycle() >= 9
    chart._survivors_plot.getViewBox().sigRangeChangedManually.emit([True, True])
    assert not chart.follow.isChecked()
    chart.add(1000, 5, 1_000_000)
    assert last_cycle() < 100
    QTest.mouseClick(chart.follow, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert chart.follow.isChecked()
    assert last_cycle() >= 1000


def reach(picture: QImage, color: QColor) -> tuple[int, int, int, int]:
    """The smallest box around all that has that colour, or nearly: left, top, right, bottom."""
    found = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if abs(picture.pixelColor(x, y).red() - color.red()) < 30
        and abs(picture.pixelColor(x, y).green() - color.green()) < 30
        and abs(picture.pixelColor(x, y).blue() - color.blue()) < 30
    ]
    columns, rows = {x for x, _y in found}, {y for _x, y in found}
    return min(columns), min(rows), max(columns), max(rows)


def test_its_pictures_show_what_the_screen_shows(chart: GrowthChart) -> None:
    for cycle in range(20):
        chart.add(cycle, cycle, cycle * 1_000_000)
    chart._redraw()
    screen = chart._graphics.grab().toImage()
    drawn = QImage.fromData(QByteArray(chart.svg())).scaled(screen.size())
    image = chart.image().scaled(screen.size())
    for color in (survivors_color(chart.palette()), QColor("black")):
        for picture in (drawn, image):
            for here, there in zip(reach(picture, color), reach(screen, color), strict=True):
                assert abs(here - there) <= 6


def test_cycles_are_marked_while_they_can_be_told_apart(chart: GrowthChart) -> None:
    chart.add(0, 0, 1_000_000)
    chart._redraw()
    assert chart._survivors_curve.opts["symbol"] == "o"
    for cycle in range(1, 100):
        chart.add(cycle, 0, 1_000_000)
    chart._redraw()
    assert chart._survivors_curve.opts["symbol"] is None
