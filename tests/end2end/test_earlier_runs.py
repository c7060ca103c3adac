"""Looking at an earlier run: all parts of the window follow, and what goes on is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from lab.experiments.recording import encode_recordings
from tests.end2end.driven_window import DrivenWindow
from tests.end2end.test_runs import choose_to_open

pytestmark = pytest.mark.xvfb

EARLIER = "Earlier run, "


def test_list_and_tool_bar_move_and_the_remedy_opens_where_it_leaked(driven: DrivenWindow) -> None:
    driven.run(3)
    assert not driven.text("subject").startswith(EARLIER)
    driven.pick_runtime("2.12.5")
    driven.pick_scenario("Download")
    driven.run(2)
    driven.pick_run(1)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("subject").startswith(EARLIER)
    assert driven.text("subject").endswith("No cleanup on Tauri 2.4.1, 3 cycles")
    assert driven.controls.current_runtime() == "2.4.1"
    assert driven.operations.runtime == "2.4.1"
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    assert driven.figures("Unmounted, but alive")[1] == "+3"

    # The remedy opens on the version that leaked, which is not the one that was picked before.
    driven.press(Qt.Key.Key_7)
    driven.click(driven.window.why.remedy)
    driven.wait_until_idle()
    assert driven.listed_scenario()[0] == "Deregister the callback"
    assert driven.controls.current_runtime() == "2.4.1"
    assert driven.window.scenario_view.isVisible()
    # The leak stays in sight, and is said to be of another scenario than the one picked.
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("subject").startswith(EARLIER)
    driven.run(3)
    assert driven.text("verdict") == "✓ Clean"
    assert driven.text("subject") == "Deregister the callback on Tauri 2.4.1, 3 cycles"


def test_a_cell_of_run_all_moves_the_tool_bar(driven: DrivenWindow) -> None:
    driven.pick_runtime("2.12.5")
    matrix = driven.window.matrix
    driven.press(Qt.Key.Key_4)
    matrix.cycles.setValue(2)
    driven.click(matrix.run_all)
    driven.qtbot.waitUntil(lambda: len(matrix.model.recordings) >= 1, timeout=30_000)
    # While the others run.
    matrix.run_opened.emit(matrix.model.recordings[0])
    assert driven.text("subject").endswith("No cleanup on Tauri 2.4.1, 2 cycles")
    assert driven.controls.current_runtime() == "2.4.1"
    driven.click(matrix.cancel)
    driven.wait_until_idle()
    assert driven.operations.runtime == "2.4.1"
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    assert driven.text("subject").startswith(EARLIER)
    assert matrix.table.currentIndex() == matrix.model.index(1, 1)


def test_a_run_that_goes_on_is_not_mixed_with_the_one_that_is_looked_at(
    driven: DrivenWindow,
) -> None:
    driven.run(3)
    driven.controls.cycles.setValue(900)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2)
    driven.pick_run(0)
    for cycle in (4, 6):
        driven.wait_for_cycle(cycle)
        assert driven.text("subject").startswith(EARLIER)
        assert driven.chart.points == 4
        assert driven.figures("Unmounted, but alive")[1] == "+3"
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    cycles = driven.window.runs.recordings[-1].result.cycles
    assert driven.text("subject") == f"No cleanup on Tauri 2.4.1, {cycles} of 900 cycles"
    assert driven.chart.points == cycles + 1


def test_the_list_has_the_verdict_that_is_shown(driven: DrivenWindow) -> None:
    driven.click(driven.controls.run)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    driven.run(3)
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    driven.pick_run(1)
    assert driven.text("verdict") == "? Inconclusive"
    assert driven.listed_scenario() == ("No cleanup", "? Inconclusive")
    driven.pick_run(0)
    assert not driven.text("subject").startswith(EARLIER)
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")


def test_a_saved_run_of_a_version_that_was_not_loaded_yet(
    driven: DrivenWindow, tmp_path: Path
) -> None:
    driven.run(3)
    path = tmp_path / "run.json"
    path.write_bytes(encode_recordings(driven.window.runs.recordings))
    other = path.read_bytes().replace(b'"runtime": "2.4.1"', b'"runtime": "2.12.5"')
    path.write_bytes(other)
    choose_to_open(driven, path)
    assert driven.controls.current_runtime() == "2.12.5"
    assert driven.operations.runtime == "2.12.5"
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    assert driven.text("subject").startswith(EARLIER)
    assert driven.window.why.remedy.isVisible()
    assert "the retaining path names" in driven.text("marked-line")
    # A version that nobody has built is shown all the same.
    path.write_bytes(other.replace(b'"runtime": "2.12.5"', b'"runtime": "2.3.0"'))
    choose_to_open(driven, path)
    assert driven.text("subject").endswith("No cleanup on Tauri 2.3.0, 3 cycles")
    assert driven.controls.current_runtime() == "2.12.5"
