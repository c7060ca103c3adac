"""The live chart."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

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
