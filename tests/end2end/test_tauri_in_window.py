"""Real Tauri in the window: picked in the tool bar, run, explained, kept, stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lab.experiments.recording import encode_recordings
from lab.tauri import crates
from tests.end2end.conftest import driven_window
from tests.end2end.driven_window import LIMIT_MS, TAURI_LIMIT_MS, DrivenWindow
from tests.event_loop import SessionLoop
from tests.real_tauri import needs_tauri, tauri_processes, web_process

pytestmark = pytest.mark.xvfb

CYCLES = 3
TITLE = "No cleanup on real Tauri 2.3.1 · WebKitGTK"


def pick_tauri(driven: DrivenWindow) -> None:
    """Pick real Tauri by the keyboard, and wait for its scenarios."""
    QTest.keyClick(driven.controls.place, Qt.Key.Key_Down)
    driven.wait_until_idle()
    assert driven.controls.current_place == "tauri"


def steps_of_path(driven: DrivenWindow) -> list[str]:
    """The retaining path that the tab Why shows."""
    model, finding = driven.window.why.model, driven.window.why.tree.currentIndex()
    return [str(model.index(row, 0, finding).data()) for row in range(model.rowCount(finding))]


@needs_tauri
def test_a_run_in_real_tauri_is_shown_explained_and_kept_as_others_are(
    session_loop: SessionLoop, qtbot: QtBot
) -> None:
    with driven_window(session_loop, qtbot) as driven:
        pick_tauri(driven)
        window = driven.window
        assert window.stage.in_tauri.isVisible()
        assert driven.enabled() == {"runtime", "run", "cycles", "reload"}
        driven.run(CYCLES, TAURI_LIMIT_MS)
        assert driven.text("verdict") == "✗ Leak"
        assert driven.text("subject") == f"{TITLE}, {CYCLES} cycles"
        assert driven.figures("Unmounted, but alive")[1] == f"+{CYCLES}"
        assert driven.figures("Callbacks registered")[1] == f"+{CYCLES}"
        assert driven.chart.points == CYCLES + 1
        assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
        assert window.tabs.currentWidget() is window.why
        path = steps_of_path(driven)
        assert path[0] == "Window"
        assert path[1].startswith("_")
        assert (path[6], path[-1]) == ("Channel", "UploadCard")
        window.actions_set.copy_command.trigger()
        assert QGuiApplication.clipboard().text() == (
            ".venv/bin/python main.py run no-cleanup --on tauri --runtime 2.3.1 --cycles 3"
        )
        assert tauri_processes() == []
    # The next start is in the same place, and has the run.
    with driven_window(session_loop, qtbot) as driven:
        assert driven.controls.current_place == "tauri"
        assert driven.controls.current_runtime() == "2.3.1"
        qtbot.waitUntil(lambda: len(driven.window.runs.recordings) == 1, timeout=LIMIT_MS)
        driven.pick_run(0)
        assert driven.text("subject").endswith(f"{TITLE}, {CYCLES} cycles")
        (kept,) = driven.window.runs.recordings
        assert (kept.result.on, kept.result.api) == ("tauri", "2.4.1")


@needs_tauri
def test_stopped_it_is_judged_and_cancelled_it_leaves_nothing(driven: DrivenWindow) -> None:
    pick_tauri(driven)
    driven.controls.cycles.setValue(10_000)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2, TAURI_LIMIT_MS)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle(TAURI_LIMIT_MS)
    assert driven.text("verdict") == "✗ Leak"
    assert "Stopped early" in driven.text("evidence")
    driven.click(driven.controls.run)
    driven.qtbot.waitUntil(lambda: tauri_processes() != [], timeout=LIMIT_MS)
    driven.click(driven.controls.cancel)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "Cancelled"
    assert tauri_processes() == []


@needs_tauri
def test_a_crash_in_tauri_is_told_and_is_none_of_the_page(driven: DrivenWindow) -> None:
    pick_tauri(driven)
    driven.controls.cycles.setValue(10_000)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(1, TAURI_LIMIT_MS)
    web_process().kill()
    driven.wait_until_idle()
    assert driven.window.message_bar.text == "the page in Tauri crashed; run it again"
    assert not driven.window.message_bar.reload.isVisible()
    assert driven.text("evidence") == "the page in Tauri crashed; run it again"
    assert "run" in driven.enabled()
    # The stand-in is as it was.
    QTest.keyClick(driven.controls.place, Qt.Key.Key_Up)
    driven.wait_until_idle()
    driven.run(2)
    assert driven.text("subject") == "No cleanup on Tauri 2.4.1, 2 cycles"


@needs_tauri
def test_all_are_run_in_the_place_that_is_picked(driven: DrivenWindow) -> None:
    pick_tauri(driven)
    window, matrix = driven.window, driven.window.matrix
    window.tabs.setCurrentWidget(matrix)
    assert "in real Tauri" in driven.text("matrix-empty")
    matrix.cycles.setValue(1)
    with driven.qtbot.waitSignal(driven.operations.one_finished, timeout=TAURI_LIMIT_MS):
        driven.click(matrix.run_all)
    driven.click(matrix.cancel)
    driven.wait_until_idle(TAURI_LIMIT_MS)
    columns = range(1, matrix.model.columnCount())
    across = Qt.Orientation.Horizontal
    assert {str(matrix.model.headerData(each, across)) for each in columns} <= {
        name
        for crate in crates.CRATES
        for name in (f"Real Tauri {crate.version}", f"Real {crate.version}")
    }
    done = matrix.model.recordings
    assert {each.result.on for each in done} == {"tauri"}
    assert window.runs.recordings == done
    assert driven.controls.current_place == "tauri"


def test_where_it_is_not_installed_it_is_offered_and_says_what_to_do(
    driven: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crates, "_ENVIRONMENTS", tmp_path)
    pick_tauri(driven)
    assert driven.enabled() == {"runtime", "cycles", "reload"}
    assert driven.text("tauri-text").startswith("It is not installed here.")
    assert driven.text("tauri-command").endswith(" tauri")
    python = tmp_path / "2.3.1" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    driven.click(driven.window.stage.in_tauri.look)
    assert "run" in driven.enabled()
    # By hand things go on where they did.
    QTest.keyClick(driven.controls.place, Qt.Key.Key_Up)
    driven.wait_until_idle()
    assert {"mount", "unmount", "run"} <= driven.enabled()
    assert driven.page_view.isVisible()


def test_a_run_of_a_file_is_looked_at_without_tauri(driven: DrivenWindow, tmp_path: Path) -> None:
    driven.run(2)
    (recording,) = driven.window.runs.recordings
    result = replace(recording.result, on="tauri", runtime="2.3.1")
    file = tmp_path / "runs.json"
    file.write_bytes(encode_recordings((replace(recording, result=result),)))
    driven.operations.open_runs(file)
    driven.wait_until_idle()
    assert driven.controls.current_place == "tauri"
    assert driven.text("subject").endswith(f"{TITLE}, 2 cycles")
