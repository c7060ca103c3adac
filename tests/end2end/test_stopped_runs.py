"""A run that the user stops is judged on what it has measured, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow

pytestmark = pytest.mark.xvfb

NEVER_ENDS = 900
NONE = Qt.KeyboardModifier.NoModifier


def test_a_stopped_run_has_a_verdict_a_path_and_an_entry(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.press(Qt.Key.Key_R)
    driven.wait_for_cycle(5)
    driven.press(Qt.Key.Key_Escape, NONE)
    assert driven.text("verdict") == "Stopping …"
    driven.wait_until_idle()
    panel, (recording,) = driven.window.memory_panel, driven.window.runs.recordings
    cycles = recording.result.cycles
    assert 5 <= cycles < 10
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("evidence") == (
        f"{cycles} of {cycles} components survive. Stopped early, after {cycles} of 900."
    )
    assert driven.text("subject") == f"No cleanup on Tauri 2.4.1, {cycles} of 900 cycles"
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    assert driven.window.history.model.rowCount() == 1
    assert driven.figures("Unmounted, but alive")[1:] == (f"+{cycles}", "+1")
    assert driven.chart.points == cycles + 1
    assert panel.survivors.model.rowCount() == cycles
    assert driven.window.why.isVisible()
    assert driven.window.why.remedy.isVisible()
    assert driven.window.actions_set.save_run.isEnabled()


def test_too_few_cycles_have_no_verdict_and_are_kept(driven: DrivenWindow) -> None:
    driven.click(driven.controls.run)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "? Inconclusive"
    assert driven.text("evidence") == "Stopped early: not enough cycles for a verdict."
    assert driven.window.history.model.rowCount() == 1
    # Twice: it ends at once, with nothing to keep.
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2)
    with driven.qtbot.waitSignal(driven.operations.cancelled, timeout=5000):
        driven.click(driven.controls.cancel)
        driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "Cancelled"
    assert driven.window.history.model.rowCount() == 1
    driven.run(3)
    assert driven.text("evidence") == "3 of 3 components survive"


def test_a_paused_run_can_be_stopped(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(3)
    driven.press(Qt.Key.Key_P)
    assert driven.operations.pace.is_paused
    with driven.qtbot.waitSignal(driven.operations.finished, timeout=LIMIT_MS):
        driven.press(Qt.Key.Key_Escape, NONE)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert not driven.operations.pace.is_paused
