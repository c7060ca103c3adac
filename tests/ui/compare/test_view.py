"""Two runs over each other in a chart, and side by side in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyqtgraph as pg
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.experiments.recording import Recording
from tests.ui.catalog import result
from tests.ui.readings import reading
from tests.ui.recordings import recording
from ui.compare.model import CompareModel
from ui.compare.view import CompareView
from ui.words.language import Languages

LEAK = recording(
    20,
    of=replace(
        result(), cycles=20, created=20, survivors=20, heap_bytes_per_cycle=26_000, elapsed_s=1.5
    ),
)
CLEAN = recording(
    10,
    per_cycle=0,
    of=replace(
        result(verdict="clean", runtime="2.12.5"),
        cycles=10,
        created=10,
        heap_bytes_per_cycle=-900,
        slower=1.25,
        elapsed_s=1.25,
    ),
)
UNRECORDED = recording(of=result(verdict="clean", runtime="2.5.0"), has_cycles=False)


def title_of(run: Recording) -> str:
    return f"{run.result.scenario} on {run.result.runtime}"


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView(title_of)
    qtbot.addWidget(view)
    view.resize(640, 600)
    view.show()
    return view


def label(view: CompareView, name: str) -> QLabel:
    found = view.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found


def rows(model: CompareModel) -> dict[str, list[str]]:
    """The texts of A, B and their difference, by the row's name."""
    return {
        str(model.index(row, 0).data()): [
            str(model.index(row, column).data()) for column in (1, 2, 3)
        ]
        for row in range(model.rowCount())
    }


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = CompareModel()
    check: Callable[[CompareModel], None] = qtmodeltester.check
    check(model)
    model.show_recordings(LEAK, CLEAN)
    check(model)
    model.retranslate()
    model.clear()
    check(model)
    assert model.rowCount() == 0


def test_the_table_sets_figures_and_their_difference_side_by_side() -> None:
    model = CompareModel()
    model.show_recordings(LEAK, CLEAN)
    texts = rows(model)
    assert texts["Cycles"] == ["20", "10", "−10"]
    assert texts["Survivors"] == ["20", "0", "−20 (less)"]
    assert texts["Survivors per cycle"] == ["1", "0", "−1 (less)"]
    assert texts["JavaScript heap per cycle"] == ["26.0 kB", "−900 bytes", "−26.9 kB (less)"]
    assert texts["DOM nodes per cycle"] == ["0", "0", "="]
    assert texts["Measured in"] == ["1.50 s", "1.25 s", "−0.25 s"]
    # The factor of one run alone is no difference.
    assert ["—", "1.25 ×", "—"] in texts.values()


def test_verdicts_are_told_in_words_and_not_by_colour_alone() -> None:
    model = CompareModel()
    model.show_recordings(LEAK, CLEAN)
    leak, clean, difference = rows(model)["Verdict"]
    assert "Leak" in leak
    assert "Clean" in clean
    assert difference == "another"
    model.show_recordings(CLEAN, CLEAN)
    assert rows(model)["Verdict"][2] == "the same"


def test_with_fewer_than_two_runs_it_says_what_to_do(view: CompareView) -> None:
    for runs in ((), (LEAK,)):
        view.set_runs(runs)
        assert view.picked is None
        assert "run two scenarios, or one on two versions" in label(view, "comparison-empty").text()
        assert label(view, "comparison-empty").isVisible()
        assert not view.table.isVisible()
    view.set_runs((LEAK, CLEAN))
    assert not label(view, "comparison-empty").isVisible()
    assert view.table.isVisible()


def test_a_sentence_says_what_the_comparison_says(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))
    summary = label(view, "comparison-summary")
    assert summary.text() == ("A: Leak. B: Clean. 20 of 20 components survive in A, 0 of 10 in B.")
    QTest.mouseClick(view.swap, Qt.MouseButton.LeftButton)
    assert view.picked == (CLEAN, LEAK)
    assert summary.text().startswith("A: Clean. B: Leak.")
    assert rows(view.model)["Survivors"] == ["0", "20", "+20 (more)"]


def test_the_last_two_are_compared_until_others_are_picked(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))
    view.set_runs((LEAK, CLEAN, UNRECORDED))
    assert picks(view) == (CLEAN, UNRECORDED)
    view.picks[0].setFocus()
    QTest.keyClick(view.picks[0], Qt.Key.Key_Home)
    assert picks(view) == (LEAK, UNRECORDED)
    # What was picked stays so though its number changes, and a run just like it has come.
    view.set_runs((CLEAN, replace(LEAK), LEAK, UNRECORDED, CLEAN))
    assert picks(view)[0] is LEAK
    assert [box.currentText() for box in view.picks] == [
        "3. no-cleanup on 2.4.1",
        "4. no-cleanup on 2.5.0",
    ]


def picks(view: CompareView) -> tuple[Recording, Recording]:
    """A and B."""
    picked = view.picked
    assert picked is not None
    return picked


def drawn(curve: object) -> tuple[list[float], list[float]]:
    """The curve as it is drawn now."""
    x, y = curve.getOriginalDataset()  # type: ignore[attr-defined]
    return ([] if x is None else list(x), [] if y is None else list(y))


def test_the_chart_draws_both_over_one_axis_of_cycles(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))
    view.chart.plots.graphics.grab()
    (one, other), heaps = view.chart._counts, view.chart._heaps
    assert drawn(one) == (list(range(21)), list(range(21)))
    assert drawn(other) == (list(range(11)), [0] * 11)
    # The heap counts from the baseline of each.
    assert drawn(heaps[0])[1] == pytest.approx([0.01 * cycle for cycle in range(21)])
    assert view.chart.plots.visible[1] >= 20
    looks = [
        (curve.opts["pen"].style(), curve.opts["symbol"], curve.opts["pen"].color().name())
        for curve in view.chart._counts
    ]
    assert all(a != b for a, b in zip(*looks, strict=True))


def test_the_cursor_tells_the_values_of_both(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))
    view.chart.show_values(7)
    assert view.chart.values.text().splitlines() == [
        "A, cycle 7: 7 alive, 0.07 MB",
        "B, cycle 7: 0 alive, 0.00 MB",
    ]
    view.chart.show_values(15)
    assert view.chart.values.text() == "A, cycle 15: 15 alive, 0.15 MB"


def test_a_run_without_recorded_cycles_is_told(view: CompareView) -> None:
    view.set_runs((LEAK, UNRECORDED))
    assert view.chart.legend.accessibleDescription() == "A, B: no recorded cycles"
    QTest.mouseClick(view.swap, Qt.MouseButton.LeftButton)
    assert view.chart.legend.accessibleDescription() == "A: no recorded cycles, B"
    view.set_runs((UNRECORDED, UNRECORDED))
    assert label(view, "chart-empty").isVisible()
    assert "no recorded cycles" in label(view, "chart-empty").text()


def test_the_end_is_told_and_two_readings_are_no_line(view: CompareView) -> None:
    ended = replace(CLEAN, final=reading(0, 1_500_000))
    two = replace(LEAK, points=LEAK.points[:1], final=reading(20, 2_000_000))
    view.set_runs((ended, two))
    chart = view.chart
    chart.show_values(11)
    assert chart.values.text() == "A, at the end: 0 alive, 0.50 MB"
    chart.show_values(21)
    assert chart.values.text() == "B, at the end: 20 alive, 1.00 MB"
    styles = [pg.mkPen(curve.opts["pen"]).style() for curve in chart._counts]
    assert styles == [Qt.PenStyle.SolidLine, Qt.PenStyle.NoPen]
    assert chart._counts[1].opts["symbol"] == "s"


def test_it_follows_the_palette(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))

    def colors() -> list[str]:
        return [curve.opts["pen"].color().name() for curve in view.chart._counts]

    light = colors()
    dark = QPalette(QColor("#202020"))
    view.setPalette(dark)
    ground = view.chart.plots.graphics.backgroundBrush().color()
    assert ground == dark.color(QPalette.ColorRole.Base)
    assert all(before != after for before, after in zip(light, colors(), strict=True))


def test_it_follows_the_language(view: CompareView, languages: Languages, qtbot: QtBot) -> None:
    view.set_runs((LEAK, UNRECORDED))
    words = label(view, "comparison-summary").text()
    names = list(rows(view.model))
    languages.switch("zh")
    qtbot.waitUntil(lambda: label(view, "comparison-summary").text() != words, timeout=2000)
    assert not set(names) & set(rows(view.model))
    assert "no recorded cycles" not in view.chart.legend.accessibleDescription()
    assert picks(view) == (LEAK, UNRECORDED)


def test_all_can_be_reached_by_tab(view: CompareView, qtbot: QtBot) -> None:
    view.set_runs((LEAK, CLEAN))
    view.activateWindow()
    view.picks[0].setFocus()
    qtbot.waitUntil(view.picks[0].hasFocus, timeout=2000)
    reached = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        assert focused.accessibleName() or focused.property("text")
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {*view.picks, view.swap, view.chart.plots, view.chart.follow, view.table}
    assert wanted <= set(reached)


def test_a_view_that_is_hidden_lists_nothing_until_it_is_shown(view: CompareView) -> None:
    view.set_runs((LEAK, CLEAN))
    view.hide()
    view.set_runs((LEAK, CLEAN, UNRECORDED))
    assert view.picks[0].count() == 2
    view.show()
    assert view.picks[0].count() == 3
    assert view.picked == (CLEAN, UNRECORDED)
