"""The window, driven by clicks on the real engine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLabel

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.test_stage import in_page
from ui.looks.colors import verdict_color

pytestmark = pytest.mark.xvfb

WHEN_IDLE = {"runtime", "mount", "unmount", "run", "cycles", "reload"}
WHEN_RUNNING = {"cancel"}
NEVER_ENDS = 100_000


def test_the_first_page_is_loaded_and_read(driven: DrivenWindow) -> None:
    assert driven.controls.current_runtime() == "2.4.1"
    scenario = driven.window.scenario_list.picked
    assert scenario is not None
    assert scenario.id == "no-cleanup"
    assert driven.listed_scenario() == ("No cleanup", "")
    assert driven.text("explanation") == scenario.explanation.en
    assert driven.enabled() == WHEN_IDLE
    assert driven.figures("Components mounted") == ("0", "0", "—")
    assert driven.figures("JavaScript heap")[0].endswith("B")
    assert driven.text("verdict") == "Not measured yet"
    assert not driven.window.message_bar.isVisible()
    assert not driven.progress_bar.isVisible()


def test_mount_and_unmount_change_the_readings(driven: DrivenWindow) -> None:
    for mounted in (1, 2):
        driven.click(driven.controls.mount)
        assert driven.enabled() == WHEN_RUNNING | {"mount", "unmount"}
        driven.wait_until_idle()
        assert driven.figures("Components mounted")[:2] == (str(mounted), f"+{mounted}")
    for mounted, gone in ((1, 1), (0, 2)):
        driven.click(driven.controls.unmount)
        driven.wait_until_idle()
        assert driven.figures("Components mounted")[0] == str(mounted)
        assert driven.figures("Unmounted, but alive")[:2] == (str(gone), f"+{gone}")
    driven.click(driven.controls.unmount)
    driven.wait_until_idle()
    assert driven.figures("Components mounted")[0] == "0"
    assert driven.enabled() == WHEN_IDLE


def test_a_run_shows_leak_on_2_4_1_and_clean_on_2_12_5(driven: DrivenWindow) -> None:
    driven.run(8)
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("evidence") == "8 of 8 components survive"
    assert driven.text("subject") == "No cleanup on Tauri 2.4.1, 8 cycles"
    assert driven.figures("Unmounted, but alive")[1:] == ("+8", "+1")
    assert driven.figures("Callbacks registered")[1:] == ("+8", "+1")
    assert driven.chart.points >= 9

    driven.pick_runtime("2.12.5")
    assert driven.text("verdict") == "Not measured yet"
    assert driven.chart.points == 0
    driven.run(8)
    assert driven.text("verdict") == "✓ Clean"
    assert driven.text("evidence") == "0 of 8 components survive"
    assert driven.figures("Unmounted, but alive") == ("0", "0", "0")
    assert driven.enabled() == WHEN_IDLE


def test_progress_is_shown_while_a_run_goes_on(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(10)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(3)
    assert driven.progress_bar.isVisible()
    assert driven.progress_bar.maximum() == 10
    assert 3 <= driven.progress_bar.value() <= 10
    assert driven.text("verdict") == "Measuring …"
    assert driven.enabled() == WHEN_RUNNING
    driven.wait_until_idle()
    assert not driven.progress_bar.isVisible()


def test_the_window_stays_usable_while_a_run_goes_on(driven: DrivenWindow) -> None:
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(tick)
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(1)
    timer.start()
    driven.wait_for_cycle(15)
    timer.stop()
    assert ticks >= 15
    driven.window.resize(1000, 700)
    assert driven.window.size().width() == 1000
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()


def test_a_run_can_be_stopped_and_the_next_is_exact(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(3)
    with driven.qtbot.waitSignal(driven.operations.finished, timeout=10_000):
        driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert "Stopped early" in driven.text("evidence")
    assert driven.enabled() == WHEN_IDLE
    driven.run(5)
    assert driven.text("evidence") == "5 of 5 components survive"
    assert driven.figures("Unmounted, but alive")[1] == "+5"


def test_a_reload_starts_from_nothing(driven: DrivenWindow) -> None:
    driven.run(3)
    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    assert driven.figures("Unmounted, but alive") == ("0", "0", "—")
    assert driven.text("verdict") == "Not measured yet"
    assert driven.chart.points == 0


def test_the_picked_scenario_stays_picked(driven: DrivenWindow) -> None:
    driven.pick_scenario("No cleanup (plain JS)")
    picked = driven.window.scenario_list.picked
    driven.pick_runtime("2.12.5")
    now = driven.window.scenario_list.picked
    assert picked is not None
    assert now is not None
    assert (now.id, now.framework) == (picked.id, picked.framework)


@pytest.mark.parametrize("when", ["idle", "running"])
def test_a_killed_renderer_is_said_and_a_reload_recovers(driven: DrivenWindow, when: str) -> None:
    if when == "running":
        driven.controls.cycles.setValue(NEVER_ENDS)
        driven.click(driven.controls.run)
        driven.wait_for_cycle(2)
    driven.kill_renderer()
    driven.wait_until_idle()
    assert driven.window.message_bar.isVisible()
    assert driven.window.message_bar.text == "The page crashed."
    assert driven.enabled() == {"runtime", "cycles", "reload"}

    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    assert not driven.window.message_bar.isVisible()
    assert driven.enabled() == WHEN_IDLE
    driven.run(3)
    assert driven.text("verdict") == "✗ Leak"


def test_the_keyboard_reaches_every_button(driven: DrivenWindow) -> None:
    driven.window.activateWindow()
    driven.qtbot.waitUntil(driven.window.isActiveWindow, timeout=5000)
    for key, mounted in ((Qt.Key.Key_M, "1"), (Qt.Key.Key_U, "0")):
        # Qt shows the button pressed for a moment before it clicks.
        with driven.qtbot.waitSignal(driven.operations.reading_taken, timeout=10_000):
            driven.press(key)
        driven.wait_until_idle()
        assert driven.figures("Components mounted")[0] == mounted
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.press(Qt.Key.Key_R)
    driven.wait_for_cycle(2)
    with driven.qtbot.waitSignal(driven.operations.finished, timeout=10_000):
        driven.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"


def test_stopping_at_once_leaves_the_window_usable(driven: DrivenWindow) -> None:
    driven.click(driven.controls.run)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "? Inconclusive"
    assert driven.enabled() == WHEN_IDLE
    driven.run(3)
    assert driven.text("verdict") == "✗ Leak"


def test_the_window_follows_a_dark_palette(driven: DrivenWindow) -> None:
    driven.run(3)
    driven.window.themes.switch("dark")
    driven.qtbot.waitUntil(
        lambda: driven.chart.plots.graphics.backgroundBrush().color().lightness() < 128,
        timeout=5000,
    )
    picture = driven.window.grab().toImage()
    assert picture.pixelColor(picture.width() - 5, picture.height() // 2).lightness() < 128
    # So does the page.
    ground = "getComputedStyle(document.body).backgroundColor"
    driven.qtbot.waitUntil(lambda: in_page(driven, ground) == "rgb(27, 29, 33)", timeout=LIMIT_MS)
    # What was coloured and written larger still is.
    verdict = driven.window.findChild(QLabel, "verdict")
    assert isinstance(verdict, QLabel)
    shown = verdict.palette().color(verdict.foregroundRole())
    assert shown == verdict_color("leak", QApplication.palette())
    assert verdict.font().bold()


def test_every_label_shows_its_text_as_it_is(driven: DrivenWindow) -> None:
    # Names of pages and files may look like HTML, of which Qt would load the pictures.
    labels = driven.window.findChildren(QLabel)
    assert len(labels) > 10
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_page_that_wants_to_leave_stays_and_the_window_says_so(driven: DrivenWindow) -> None:
    view = driven.window.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    for _ in range(2):
        view.page().runJavaScript("location.href = 'http://127.0.0.1:9/elsewhere'")
        driven.qtbot.waitUntil(driven.window.message_bar.isVisible, timeout=10_000)
        assert driven.window.message_bar.text == (
            "the page wanted to go to http://127.0.0.1:9/elsewhere; Leak Lab stays on its own page"
        )
        assert driven.enabled() == WHEN_IDLE
        # Both the document that stayed and the next one work.
        driven.run(2)
        assert not driven.window.message_bar.isVisible()
        driven.click(driven.controls.reload)
        driven.wait_until_idle()
