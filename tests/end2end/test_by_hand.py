"""Steps by hand: what the panel shows of them is of nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.end2end.driven_window import DrivenWindow

pytestmark = pytest.mark.xvfb


def assert_by_hand(driven: DrivenWindow, subject: str, mounted: int, alive: int) -> None:
    """All parts of the panel speak of steps by hand with ``subject``, in a document of its own."""
    panel = driven.window.memory_panel
    assert driven.text("verdict") == "By hand"
    assert driven.text("evidence").startswith(f"Unmounted, but alive: {alive}.")
    assert driven.text("subject") == subject
    assert driven.figures("Components mounted")[:2] == (str(mounted), signed(mounted))
    assert driven.figures("Unmounted, but alive") == (str(alive), signed(alive), "—")
    assert driven.chart.points == 0
    assert panel.holder.model.rowCount() == 0
    assert panel.survivors.model.rowCount() == alive


def signed(count: int) -> str:
    return f"+{count}" if count else "0"


def test_after_a_run_the_first_step_begins_anew(driven: DrivenWindow) -> None:
    driven.run(4)
    assert driven.figures("Unmounted, but alive")[1] == "+4"
    driven.press(Qt.Key.Key_M)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=0)
    assert driven.figures("Ghost messages")[:2] == ("0", "0")
    driven.press(Qt.Key.Key_U)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=0, alive=1)
    # The run is kept, and measures as before.
    assert driven.window.history.model.rowCount() == 1
    driven.run(3)
    assert driven.figures("Unmounted, but alive")[1] == "+3"
    driven.click(driven.controls.collect)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=0, alive=0)


def test_another_scenario_begins_anew(driven: DrivenWindow) -> None:
    for button in (driven.controls.mount, driven.controls.unmount, driven.controls.mount):
        driven.click(button)
        driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=1)
    driven.pick_scenario("Download")
    # Nothing was done with it yet: the panel says whose its figures are.
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=1)
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "Download on Tauri 2.4.1", mounted=1, alive=0)
    driven.pick_runtime("2.12.5")
    assert driven.text("verdict") == "Not measured yet"
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "Download on Tauri 2.12.5", mounted=1, alive=0)


def test_after_all_were_run_the_first_step_has_a_baseline(driven: DrivenWindow) -> None:
    matrix = driven.window.matrix
    driven.press(Qt.Key.Key_4)
    matrix.cycles.setValue(1)
    driven.click(matrix.run_all)
    driven.qtbot.waitUntil(lambda: len(matrix.model.recordings) >= 1, timeout=30_000)
    driven.click(matrix.cancel)
    driven.wait_until_idle()
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=0)
