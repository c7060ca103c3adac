"""The live chart."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QByteArray, QEvent, QLocale, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Progress
from lab.experiments.recording import MAX_POINTS, Point, Recorder, Recording
from memory.verdict import VerdictWord
from tests.machine_speed import slower_by
from tests.ui.catalog import result, scenario
from tests.ui.readings import reading
from tests.ui.recordings import BASELINE, point, recording
from ui.charts.growth_chart import GrowthChart
from ui.looks.colors import survivors_color, verdict_color
from ui.words.language import Languages


@pytest.fixture
def chart(qtbot: QtBot) -> GrowthChart:
    QLocale.setDefault(QLocale.c())
    chart = GrowthChart()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    return chart


def add(chart: GrowthChart, *points: Point) -> None:
    for each in points:
        chart.add(each, BASELINE)


def grown(cycles: Sequence[int]) -> list[Point]:
    """Points at which the survivors, and the megabytes, are the number of the cycle."""
    return [Point(cycle, reading(cycle, cycle * 1_000_000)) for cycle in cycles]


def drawn(curve: object) -> tuple[list[float], list[float]]:
    """The curve as it is drawn now."""
    x, y = curve.getOriginalDataset()  # type: ignore[attr-defined]
    return ([] if x is None else list(x), [] if y is None else list(y))


def test_points_are_drawn_soon_after_they_come(chart: GrowthChart, qtbot: QtBot) -> None:
    add(chart, *(point(cycle, 2 * cycle) for cycle in range(5)))
    qtbot.waitUntil(
        lambda: drawn(chart.curves.survivors) == ([0, 1, 2, 3, 4], [0, 2, 4, 6, 8]), timeout=2000
    )
    chart.clear()
    assert chart.points == 0
    assert drawn(chart.curves.survivors) == ([], [])
    assert drawn(chart.curves.live) == ([], [])


def test_survivors_count_beyond_those_of_the_baseline(chart: GrowthChart) -> None:
    chart.add(point(1, 7), reading(5))
    chart._redraw()
    assert drawn(chart.curves.survivors) == ([1], [2])


def test_the_heap_within_a_cycle_is_a_saw_tooth(chart: GrowthChart) -> None:
    add(chart, *(point(cycle) for cycle in range(3)))
    chart._redraw()
    cycles, heap_mb = drawn(chart.curves.live)
    assert cycles == pytest.approx([0, 1 / 3, 2 / 3, 1, 4 / 3, 5 / 3, 2])
    assert heap_mb == pytest.approx([1.0, 1.2, 1.3, 1.0, 1.2, 1.3, 1.0])
    assert drawn(chart.curves.mounts)[1] == pytest.approx([1.2, 1.2])
    assert drawn(chart.curves.unmounts)[1] == pytest.approx([1.3, 1.3])
    assert drawn(chart.curves.heap)[1] == pytest.approx([1.0, 1.0, 1.0])


def test_the_reading_at_the_end_keeps_the_heap_within_its_cycle(chart: GrowthChart) -> None:
    add(chart, point(0), point(1), Point(1, reading(0, 900_000)))
    chart._redraw()
    assert drawn(chart.curves.live)[1] == pytest.approx([1.0, 1.2, 1.3, 0.9])


def test_a_run_that_measures_again_begins_anew(chart: GrowthChart) -> None:
    add(chart, *grown(range(6)), *grown(range(3)))
    chart._redraw()
    assert drawn(chart.curves.survivors)[0] == [0, 1, 2]


class Paints(QObject):
    """How often a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def paint_all() -> None:
    # A paint may ask for another, by an event that asks for it.
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("change", ["a cycle", "another size"])
def test_what_changes_is_painted_once(chart: GrowthChart, change: str) -> None:
    chart.resize(400, 400)
    chart.show_recording(recording(5))
    paint_all()
    paints = Paints(chart.plots.graphics.viewport())
    if change == "a cycle":
        chart.show_recording(recording(9))
    else:
        chart.resize(400, 380)
    paint_all()
    assert paints.count == 1


def test_its_grid_is_seen_where_there_is_no_curve(chart: GrowthChart) -> None:
    chart.show_recording(recording(20))
    paint_all()
    box = chart.plots.counts.getViewBox()
    seen = chart.plots.graphics.grab().toImage()
    ground = seen.pixelColor(box.mapViewToDevice(QPointF(18, 7.5)).toPoint())
    at_ten = box.mapViewToDevice(QPointF(18, 10)).toPoint()
    around = [seen.pixelColor(at_ten + QPoint(0, by)) for by in (-1, 0, 1)]
    assert sum(color != ground for color in around) == 1


def test_a_long_run_stays_bounded_and_keeps_its_ends(chart: GrowthChart) -> None:
    cycles = 10 * MAX_POINTS
    for each in grown(range(cycles)):
        chart.add(each, BASELINE)
        assert chart.points <= MAX_POINTS
    chart._redraw()
    numbers, survivors = drawn(chart.curves.survivors)
    assert len(numbers) >= MAX_POINTS / 4
    assert (numbers[0], numbers[-1]) == (0, cycles - 1)
    assert numbers == sorted(set(numbers)) == survivors
    assert drawn(chart.curves.heap) == (numbers, numbers)


def test_the_longest_run_is_drawn_without_holding_up_the_window(chart: GrowthChart) -> None:
    add(chart, *(point(cycle, cycle, 1_000_000 + cycle) for cycle in range(MAX_POINTS)))
    chart._redraw()
    chart.grab()
    took = []
    for _ in range(5):
        begun = time.thread_time()
        chart._redraw()
        chart.grab()
        took.append((time.thread_time() - begun) * 1000)
    assert chart.points == MAX_POINTS
    assert symbols(chart) == [None] * 4
    assert min(took) < 50 * slower_by()


def placeholder(chart: GrowthChart) -> QLabel:
    label = chart.findChild(QLabel, "chart-empty")
    assert isinstance(label, QLabel)
    return label


def test_a_saved_run_is_drawn_whole_and_at_once(chart: GrowthChart) -> None:
    add(chart, *grown(range(30)))
    chart.show_recording(recording(5, per_cycle=2))
    assert drawn(chart.curves.survivors) == ([0, 1, 2, 3, 4, 5], [0, 2, 4, 6, 8, 10])
    assert not placeholder(chart).isVisible()


def test_a_long_run_is_drawn_the_same_while_it_runs_and_when_it_is_looked_at_again(
    chart: GrowthChart,
) -> None:
    recorder, cycles = Recorder(), 5 * MAX_POINTS
    for each in grown(range(cycles)):
        progress = Progress("cycles", each.cycle, cycles, BASELINE, each.reading)
        recorder.watch(progress)
        chart.add(each, BASELINE)
    chart._redraw()
    curve = chart.curves.survivors
    before = drawn(curve)
    chart.show_recording(recorder.recording(result(), scenario("no-cleanup")))
    assert drawn(curve) == before
    # A line: between two of these all cycles were read.
    assert curve.opts["pen"] is not None


def test_a_run_without_recorded_cycles_says_so(chart: GrowthChart) -> None:
    chart.show_recording(recording(has_cycles=False))
    assert placeholder(chart).isVisible()
    assert "no recorded cycles" in placeholder(chart).text()
    chart.clear()
    assert "no recorded cycles" not in placeholder(chart).text()


def test_its_ground_follows_the_palette(chart: GrowthChart) -> None:
    for ground in ("#202020", "#fefefe"):
        palette = QPalette(QColor(ground))
        palette.setColor(QPalette.ColorRole.Base, QColor(ground))
        chart.setPalette(palette)
        assert chart.plots.graphics.backgroundBrush().color() == QColor(ground)


def values(chart: GrowthChart) -> str:
    label = chart.findChild(QLabel, "chart-values")
    assert isinstance(label, QLabel)
    return label.text()


def test_hovering_tells_the_values_of_the_nearest_cycle(chart: GrowthChart) -> None:
    add(chart, *grown(range(0, 50, 10)))
    chart._redraw()
    chart.plots.graphics.grab()
    box, scene = chart.plots.heap.getViewBox(), chart.plots.graphics.scene()
    scene.sigMouseMoved.emit(box.mapViewToScene(QPointF(18.0, 20.0)))
    assert values(chart) == "Cycle 20: 20 alive, 20.00 MB after collection"
    for place, nearest in ((-5, 0), (14.9, 10), (99, 40)):
        chart.show_values(place)
        assert values(chart).startswith(f"Cycle {nearest}:")
    scene.sigMouseMoved.emit(QPointF(-100, -100))
    assert values(chart).startswith("Point at a cycle")


def test_hovering_tells_the_heap_within_the_cycle(chart: GrowthChart) -> None:
    add(chart, *(point(cycle) for cycle in range(3)))
    chart._redraw()
    chart.show_values(2)
    assert values(chart).splitlines()[1] == "1.20 MB at the mount, 1.30 MB at the unmount"


def test_it_can_be_read_by_keys(chart: GrowthChart, qtbot: QtBot) -> None:
    add(chart, *grown(range(20)))
    chart._redraw()
    chart.plots.graphics.grab()
    chart.activateWindow()
    chart.plots.setFocus()
    qtbot.waitUntil(chart.plots.hasFocus, timeout=2000)
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(chart.plots, key)
        told.append(values(chart).split(":")[0])
    assert told == ["Cycle 0", "Cycle 1", "Cycle 0", "Cycle 0"]
    whole = chart.plots.visible
    for _ in range(4):
        QTest.keyClick(chart.plots, Qt.Key.Key_Plus)
    assert not chart.follow.isChecked()
    first, last = chart.plots.visible
    assert last - first < (whole[1] - whole[0]) / 3
    chart.show_values(19)
    assert chart.plots.visible[1] >= 19
    QTest.keyClick(chart.plots, Qt.Key.Key_Home)
    chart.plots.graphics.grab()
    assert chart.follow.isChecked()
    assert chart.plots.visible == pytest.approx(whole)


def test_it_follows_until_it_is_moved_by_hand(chart: GrowthChart) -> None:
    def last_cycle() -> float:
        chart._redraw()
        chart.plots.graphics.grab()
        return chart.plots.visible[1]

    add(chart, *grown(range(10)))
    assert last_cycle() >= 9
    chart.plots.counts.getViewBox().sigRangeChangedManually.emit([True, True])
    assert not chart.follow.isChecked()
    add(chart, *grown([1000]))
    assert last_cycle() < 100
    QTest.mouseClick(chart.follow, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert chart.follow.isChecked()
    assert last_cycle() >= 1000


def test_a_double_click_shows_all_again(chart: GrowthChart) -> None:
    add(chart, *grown(range(10)))
    chart._redraw()
    chart.plots.zoom(0.3)
    viewport = chart.plots.graphics.viewport()
    assert not chart.follow.isChecked()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center())
    assert chart.follow.isChecked()


def reach(picture: QImage, color: QColor, near: int = 30) -> tuple[int, int, int, int]:
    """The smallest box around all that has that colour, or nearly: left, top, right, bottom."""
    found = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if abs(picture.pixelColor(x, y).red() - color.red()) < near
        and abs(picture.pixelColor(x, y).green() - color.green()) < near
        and abs(picture.pixelColor(x, y).blue() - color.blue()) < near
    ]
    columns, rows = {x for x, _y in found}, {y for _x, y in found}
    return min(columns), min(rows), max(columns), max(rows)


def test_its_pictures_show_what_the_screen_shows(chart: GrowthChart) -> None:
    add(chart, *grown(range(20)))
    chart.show_verdict("leak")
    chart._redraw()
    screen = chart.plots.graphics.grab().toImage()
    image = chart.image()
    # Below the plots stands the legend.
    assert image.height() == 2 * (screen.height() + chart.legend.height())
    whole = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    QSvgRenderer(QByteArray(chart.svg())).render(painter)
    painter.end()
    for saved in (image, whole):
        ratio = saved.width() / screen.width()
        divided = round(ratio * screen.height())
        legend = saved.copy(0, divided, saved.width(), saved.height() - divided)
        assert reach(legend, survivors_color(chart.palette(), "leak"))[0] < 10 * ratio
        plots = saved.copy(0, 0, saved.width(), divided)
        # A tick that is a pixel wide can be grey: it lies between two pixels of the picture.
        for color, near in ((survivors_color(chart.palette(), "leak"), 30), (QColor("black"), 140)):
            there = reach(screen, color, near)
            for one, other in zip(reach(plots, color, near), there, strict=True):
                assert abs(one / ratio - other) <= 6


def symbols(chart: GrowthChart) -> list[str | None]:
    curves = (chart.curves.mounts, chart.curves.unmounts, chart.curves.heap, chart.curves.survivors)
    return [curve.opts["symbol"] for curve in curves]


def test_marks_differ_in_shape_and_are_drawn_while_they_can_be_told_apart(
    chart: GrowthChart,
) -> None:
    add(chart, point(0), point(1))
    chart._redraw()
    chart.plots.graphics.grab()
    assert symbols(chart) == ["t1", "t", "o", "o"]
    add(chart, *(point(cycle) for cycle in range(2, 200)))
    chart._redraw()
    chart.plots.graphics.grab()
    assert symbols(chart) == [None] * 4
    chart.plots.zoom(0.05)
    assert symbols(chart) == ["t1", "t", "o", "o"]


def test_the_legend_names_all_marks_and_wraps(chart: GrowthChart) -> None:
    words = chart.legend.accessibleDescription()
    for word in ("components alive", "heap after collection", "mount", "unmount", "collection"):
        assert word in words
    legend = chart.legend
    assert legend.heightForWidth(200) > legend.heightForWidth(400) > legend.heightForWidth(900)


def finite(curve: object) -> tuple[list[float], list[float]]:
    """The places of a curve that has gaps."""
    places = [(x, y) for x, y in zip(*drawn(curve), strict=True) if not math.isnan(x)]
    return [x for x, _y in places], [y for _x, y in places]


def test_what_comes_and_goes_while_the_backend_sends_is_a_comb_of_its_own(
    chart: GrowthChart,
) -> None:
    add(chart, *(sent_to(cycle, cycle % 3 == 1, 1) for cycle in range(7)))
    chart._redraw()
    x, _y = drawn(chart.curves.sending)
    assert [None if math.isnan(each) else each for each in x] == [None, 0, 1, 2, None, 3, 4, 5]


def sent_to(cycle: int, survivors: int, channels: int) -> Point:
    """What was read after a cycle, while the backend had that many channels open."""
    return Point(cycle, reading(survivors, backend_channels=channels))


def test_what_the_backend_still_sends_to_is_drawn_as_such_and_the_end_after_the_peak(
    chart: GrowthChart,
) -> None:
    add(chart, sent_to(0, 0, 0), *(sent_to(cycle, cycle, cycle) for cycle in range(1, 21)))
    chart.end(20, reading(0), BASELINE)
    chart._redraw()
    assert chart.points == 21
    assert drawn(chart.curves.survivors) == (list(range(22)), [*range(21), 0])
    # All of it is drawn over: what goes with the upload is no leak.
    assert finite(chart.curves.sending) == (list(range(22)), [*range(21), 0])
    assert drawn(chart.curves.sending_marks)[0] == list(range(1, 21))
    assert "while the backend still sends" in chart.legend.accessibleDescription()
    chart.show_values(20)
    assert values(chart).startswith("Cycle 20: 20 alive")
    assert values(chart).endswith("the backend still sent to 20")
    chart.show_values(21)
    assert values(chart) == "At the end: 0 alive, 1.00 MB after collection"
    lines = [line.value() for line in chart.curves.end_lines if line.isVisible()]
    assert lines == [20.5, 20.5]


def test_a_leak_is_drawn_as_one_also_while_the_backend_sends(chart: GrowthChart) -> None:
    add(chart, sent_to(0, 0, 0), sent_to(1, 1, 1), sent_to(2, 2, 1), sent_to(3, 3, 0))
    chart._redraw()
    assert drawn(chart.curves.survivors)[1] == [0, 1, 2, 3]
    # The first may go with its upload; a second one while one upload runs does not.
    assert finite(chart.curves.sending) == ([0, 1], [0, 1])
    assert drawn(chart.curves.sending_marks) == ([1], [1])
    chart.show_recording(recording(3))
    assert drawn(chart.curves.sending) == ([], [])
    assert "still sends" not in chart.legend.accessibleDescription()


def test_two_readings_are_two_points_and_no_line(chart: GrowthChart) -> None:
    two = Recording(
        result(), scenario("no-cleanup"), BASELINE, (point(0),), final=reading(5, 1_200_000)
    )
    chart.show_recording(two)
    chart.plots.graphics.grab()
    curves = (chart.curves.survivors, chart.curves.heap)
    assert [drawn(curve) for curve in curves] == [([0, 6], [0, 5]), ([0, 6], [1.0, 1.2])]
    assert [pg.mkPen(curve.opts["pen"]).style() for curve in curves] == [Qt.PenStyle.NoPen] * 2
    assert [curve.opts["symbol"] for curve in curves] == ["o", "o"]
    assert chart.legend.accessibleDescription() == "components alive, heap after collection"
    chart.show_recording(recording(5))
    assert [curve.opts["pen"].style() for curve in curves] == [Qt.PenStyle.SolidLine] * 2
    assert "mount" in chart.legend.accessibleDescription()


def cycle_ticks(chart: GrowthChart) -> list[str]:
    """What stands at the axis of the cycles, as it is drawn."""
    axis = chart.plots.heap.getAxis("bottom")
    low, high = chart.plots.visible
    return [
        text
        for spacing, values in axis.tickValues(low, high, 400)
        for text in axis.tickStrings(values, 1, spacing)
    ]


@pytest.mark.parametrize("cycles", [1, 2, 20, 5000])
def test_cycles_are_whole_and_none_is_before_the_first(chart: GrowthChart, cycles: int) -> None:
    add(chart, *(point(cycle) for cycle in range(0, cycles, max(1, cycles // 100))))
    chart._redraw()
    chart.plots.graphics.grab()
    for factor in (1.0, 0.01, 1000.0):
        chart.plots.zoom(factor)
        assert chart.plots.visible[0] >= -0.5
        ticks = cycle_ticks(chart)
        assert len(set(ticks)) == len(ticks)
        assert all(tick.replace(",", "").isdigit() for tick in ticks)
        assert cycles > 2 or factor > 1 or len(ticks) <= 4


def test_a_saved_picture_says_what_it_is_of(chart: GrowthChart) -> None:
    add(chart, *grown(range(20)))
    chart.show_verdict("leak")
    chart._redraw()
    heading = "No cleanup on Tauri 2.4.1, 20 cycles\n✗ Leak: 20 of 20 components survive"
    plain, headed = chart.image(), chart.image(heading)
    higher = headed.height() - plain.height()
    assert higher >= 2 * 2 * chart.fontMetrics().height()
    above = headed.copy(0, 0, headed.width(), higher)
    assert reach(above, chart.palette().windowText().color())[0] < 40
    below = headed.copy(0, higher, headed.width(), plain.height())
    curve = survivors_color(chart.palette(), "leak")
    for one, other in zip(reach(below, curve), reach(plain, curve), strict=True):
        assert abs(one - other) <= 4
    assert b"No cleanup on Tauri 2.4.1, 20 cycles" in chart.svg(heading)


def test_no_help_covers_the_curve_under_the_pointer(chart: GrowthChart) -> None:
    assert chart.plots.toolTip() == ""
    assert "zoom" in chart.values.toolTip()


@pytest.mark.parametrize("verdict", ["clean", "leak", "held", "inconclusive"])
def test_what_survives_has_the_colour_of_the_verdict(
    chart: GrowthChart, verdict: VerdictWord
) -> None:
    def colors() -> set[str]:
        options = chart.curves.survivors.opts
        (entry,) = (each for each in chart.legend.entries if each.text == "components alive")
        pens, brush = (options["pen"], entry.pen), pg.mkBrush(options["symbolBrush"])
        return {pg.mkPen(pen).color().name() for pen in pens} | {brush.color().name()}

    add(chart, *grown(range(5)))
    chart._redraw()
    # While it is measured, nothing is known to be bad.
    assert colors() == {chart.palette().color(QPalette.ColorRole.PlaceholderText).name()}
    chart.show_verdict(verdict)
    assert colors() == {verdict_color(verdict, chart.palette()).name()}
    chart.clear()
    add(chart, *grown(range(5)))
    chart._redraw()
    assert colors() == {chart.palette().color(QPalette.ColorRole.PlaceholderText).name()}
    chart.show_recording(recording(of=result("close", verdict)))
    assert colors() == {verdict_color(verdict, chart.palette()).name()}


def test_the_axes_say_what_they_count(
    chart: GrowthChart, languages: Languages, qtbot: QtBot
) -> None:
    add(chart, *(Point(cycle, reading(0, 3_000_000_000)) for cycle in range(5)))
    chart._redraw()

    def labels() -> list[str]:
        axes = (
            chart.plots.counts.getAxis("left"),
            chart.plots.heap.getAxis("left"),
            chart.plots.heap.getAxis("bottom"),
        )
        return [axis.label.toPlainText().strip() for axis in axes]

    # Large figures stay what they are: no thousands of MB.
    assert labels() == ["components", "MB", "cycle"]
    assert not chart.plots.counts.getAxis("bottom").label.isVisible()
    languages.switch("zh")
    qtbot.waitUntil(lambda: labels() == ["组件数", "MB", "轮"], timeout=2000)


def test_a_low_chart_leaves_the_room_of_the_labels_to_the_curves(
    chart: GrowthChart, qtbot: QtBot
) -> None:
    axes = (chart.plots.counts.getAxis("left"), chart.plots.heap.getAxis("bottom"))
    add(chart, *grown(range(5)))
    chart._redraw()
    chart.resize(420, 600)
    qtbot.waitUntil(lambda: all(axis.label.isVisible() for axis in axes), timeout=2000)
    assert "MB" not in chart.plots.heap.titleLabel.text
    chart.resize(420, 240)
    qtbot.waitUntil(lambda: not any(axis.label.isVisible() for axis in axes), timeout=2000)
    # The unit is said all the same.
    assert chart.plots.heap.titleLabel.text == "JavaScript heap, MB"
