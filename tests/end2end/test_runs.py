"""Run all, the history of runs, comparing, and opening what was saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from lab.experiments.recording import encode_recordings
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.test_saving import save

pytestmark = pytest.mark.xvfb


def choose_to_open(driven: DrivenWindow, path: Path) -> None:
    """Type a file's name into the dialog."""
    driven.window.actions_set.open.trigger()
    dialog = driven.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    driven.qtbot.waitUntil(lambda: driven.window.findChild(QFileDialog) is None, timeout=5000)
    driven.wait_until_idle()


def matrix_cells(driven: DrivenWindow) -> int:
    return len(driven.window.matrix.model.recordings)


def test_all_are_run_cancelled_and_looked_at(driven: DrivenWindow) -> None:
    matrix = driven.window.matrix
    driven.press(Qt.Key.Key_4)
    assert matrix.isVisible()
    matrix.cycles.setValue(3)
    driven.click(matrix.run_all)
    driven.qtbot.waitUntil(lambda: matrix_cells(driven) >= 3, timeout=LIMIT_MS)
    assert matrix.progress.isVisible()
    assert not driven.controls.run.isEnabled()
    running = matrix_cells(driven)
    driven.click(matrix.cancel)
    assert driven.text("verdict") == "Stopping …"
    driven.wait_until_idle()
    assert not matrix.progress.isVisible()
    assert driven.controls.run.isEnabled()
    assert driven.text("verdict") == "Stopped early"

    # The one that was running is judged and kept, and none was begun after it.
    done = matrix.model.recordings
    assert len(done) == running + 1
    assert [each.result.is_unexpected for each in done] == [False] * len(done)
    assert [each.result.is_stopped_early for each in done[:-1]] == [False] * running
    assert len(driven.window.runs.recordings) == len(done)
    assert [matrix.model.index(row, 0).data() for row in (0, 1)] == ["The issue", "No cleanup"]
    assert matrix.model.index(1, 1).data() == "✗ Leak 3/3"
    place = matrix.table.visualRect(matrix.model.index(1, 1)).center()
    QTest.mouseClick(
        matrix.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("evidence") == "3 of 3 components survive"
    assert driven.text("subject").startswith("Earlier run, ")
    # Who goes from cell to cell is left there; why is a click away.
    assert matrix.isVisible()
    why = driven.window.memory_panel.findChild(QPushButton, "action-show-why-button")
    assert isinstance(why, QPushButton)
    driven.click(why)
    assert driven.window.why.isVisible()
    assert driven.window.why.remedy.isVisible()
    # The page is that of the version that is picked, and can be used.
    driven.run(2)
    assert driven.text("subject") == "No cleanup on Tauri 2.4.1, 2 cycles"


def test_runs_are_kept_looked_at_again_and_compared(driven: DrivenWindow) -> None:
    driven.run(4)
    driven.pick_runtime("2.12.5")
    driven.run(3)
    history = driven.window.history
    driven.press(Qt.Key.Key_9)
    assert history.isVisible()
    assert history.model.rowCount() == 2
    driven.click_run(history.model.index(1, 0))
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    earlier = r"Earlier run, \d\d:\d\d: No cleanup on Tauri 2.4.1, 4 cycles"
    assert re.fullmatch(earlier, driven.text("subject"))
    assert driven.figures("Unmounted, but alive")[1:] == ("+4", "+1")
    assert driven.chart.points == 5
    driven.click_run(history.model.index(0, 0), Qt.KeyboardModifier.ControlModifier)
    driven.click(history.compare)
    comparison = driven.window.comparison
    assert comparison.isVisible()
    rows = {
        str(comparison.model.index(row, 0).data()): [
            str(comparison.model.index(row, column).data()) for column in (1, 2)
        ]
        for row in range(comparison.model.rowCount())
    }
    assert ["✗ Leak", "✓ Clean"] in rows.values()
    assert ["4", "3"] in rows.values()


def test_a_saved_run_is_opened_again(driven: DrivenWindow, tmp_path: Path) -> None:
    driven.run(4)
    path = tmp_path / "run.json"
    save(driven, driven.window.actions_set.save_run, path)
    driven.click(driven.controls.reload)
    driven.wait_until_idle()
    assert driven.text("verdict") == "Not measured yet"
    assert not driven.window.actions_set.save_run.isEnabled()

    choose_to_open(driven, path)
    assert driven.text("verdict") == "✗ Leak"
    assert driven.chart.points == 5
    assert driven.window.why.isVisible()
    assert driven.window.memory_panel.survivors.model.rowCount() == 4
    assert driven.window.actions_set.save_run.isEnabled()
    assert len(driven.window.runs.recordings) == 2


def test_a_file_with_several_runs_fills_the_matrix(driven: DrivenWindow, tmp_path: Path) -> None:
    driven.run(2)
    driven.pick_runtime("2.12.5")
    driven.run(2)
    path = tmp_path / "runs.json"
    path.write_bytes(encode_recordings(driven.window.runs.recordings))
    choose_to_open(driven, path)
    matrix = driven.window.matrix
    assert matrix.isVisible()
    assert [matrix.model.index(1, column).data() for column in range(3)] == [
        "No cleanup",
        "✗ Leak 2/2",
        "✓ Clean 0/2",
    ]
    driven.click(matrix.filter.buttons["unexpected"])
    assert not matrix.table.isVisible()
    driven.click(matrix.filter.buttons["leaks"])
    assert matrix.model.index(1, 0).data() == "No cleanup"


def test_a_heap_snapshot_is_opened(driven: DrivenWindow, tmp_path: Path) -> None:
    path = tmp_path / "page.heapsnapshot"
    save(driven, driven.window.actions_set.save_heap, path)
    choose_to_open(driven, path)
    assert driven.window.heap.isVisible()
    assert not driven.window.message_bar.isVisible()


@pytest.mark.parametrize("name", ["run.json", "page.heapsnapshot"])
def test_garbage_is_refused_with_a_sentence(
    driven: DrivenWindow, tmp_path: Path, name: str
) -> None:
    driven.run(2)
    path = tmp_path / name
    path.write_bytes(b"\x00garbage{")
    choose_to_open(driven, path)
    assert driven.window.message_bar.isVisible()
    assert driven.window.message_bar.text
    # What was measured stays.
    assert driven.text("verdict") == "✗ Leak"


def test_a_file_is_opened_by_dropping_it(driven: DrivenWindow, tmp_path: Path) -> None:
    driven.run(2)
    path = tmp_path / "run.json"
    path.write_bytes(encode_recordings(driven.window.runs.recordings))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window, none = driven.window, Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(window.rect().center(), copy, data, left, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    with driven.qtbot.waitSignal(driven.operations.opened, timeout=LIMIT_MS):
        dropping = QDropEvent(QPointF(window.rect().center()), copy, data, left, none)
        QApplication.sendEvent(window, dropping)
    driven.wait_until_idle()
    assert len(window.runs.recordings) == 2


def test_a_pair_that_hears_nothing_is_a_run_of_its_own(driven: DrivenWindow) -> None:
    driven.run(2)
    driven.pick_runtime("2.4.1+api-2.5.0")
    driven.run(3)
    assert driven.text("subject") == "No cleanup on Tauri 2.4.1 · api 2.5.0, 3 cycles"
    assert driven.text("verdict") == "✗ Leak"
    assert driven.text("evidence") == ("3 of 3 components survive; no message reached any of the 3")
    history = driven.window.history.model
    assert [history.index(row, history.RUNTIME).data() for row in range(2)] == [
        "2.4.1 · api 2.5.0",
        "2.4.1",
    ]
