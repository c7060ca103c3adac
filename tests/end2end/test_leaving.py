"""Closing the window: what could not be kept is not lost without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from lab.experiments.recording import read_recordings
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.kept_runs import keep_no_runs
from tests.end2end.test_runs import choose_to_open
from tests.end2end.test_saving import answer, save

pytestmark = pytest.mark.xvfb


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    """The question is about runs that cannot be kept: the others are there at the next start."""
    keep_no_runs()


class Closed:
    """Whether the window has asked its owner to close it."""

    def __init__(self, driven: DrivenWindow) -> None:
        self.times = 0
        driven.window.close_requested.connect(self._count)

    def _count(self) -> None:
        self.times += 1


def question(driven: DrivenWindow) -> str:
    """What is asked, or nothing."""
    box = driven.window.findChild(QMessageBox)
    return box.text() if isinstance(box, QMessageBox) else ""


def file_dialog(driven: DrivenWindow) -> QFileDialog:
    dialog = driven.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_it_asks_while_there_are_runs_that_no_file_holds(
    driven: DrivenWindow, tmp_path: Path
) -> None:
    closed = Closed(driven)
    driven.press(Qt.Key.Key_Q)
    assert closed.times == 1
    assert question(driven) == ""

    driven.run(2)
    driven.press(Qt.Key.Key_Q)
    assert question(driven) == "Unsaved runs: 1"
    driven.window.close()
    assert len(driven.window.findChildren(QMessageBox)) == 1
    answer(driven, "Cancel")
    assert closed.times == 1
    driven.press(Qt.Key.Key_Q)
    answer(driven, "&Discard")
    assert closed.times == 2

    path = tmp_path / "run.json"
    save(driven, driven.window.actions_set.save_run, path)
    driven.press(Qt.Key.Key_Q)
    assert closed.times == 3
    # What was opened from a file need not be saved again.
    choose_to_open(driven, path)
    assert driven.window.history.model.rowCount() == 2
    driven.press(Qt.Key.Key_Q)
    assert closed.times == 4


def test_save_stops_what_goes_on_and_keeps_all(driven: DrivenWindow, tmp_path: Path) -> None:
    closed = Closed(driven)
    driven.run(2)
    driven.controls.cycles.setValue(900)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(3)
    driven.window.close()
    answer(driven, "&Save all …")
    driven.wait_until_idle()
    name = file_dialog(driven).findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    assert name.text() == "leak-lab-runs.json"
    assert closed.times == 0
    path = tmp_path / "kept.json"
    name.setText(str(path))
    with driven.qtbot.waitSignal(driven.window.close_requested, timeout=LIMIT_MS):
        QTest.keyClick(name, Qt.Key.Key_Return)
    driven.wait_until_idle()
    kept = [each.result for each in read_recordings(path)]
    assert [each.is_stopped_early for each in kept] == [False, True]
    assert [each.verdict for each in kept] == ["leak", "leak"]
    assert driven.window.runs.unsaved == ()


def test_a_file_that_cannot_be_written_leaves_the_window_open(driven: DrivenWindow) -> None:
    closed = Closed(driven)
    driven.run(2)
    driven.window.close()
    answer(driven, "&Save all …")
    name = file_dialog(driven).findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText("/proc/runs.json")
    with driven.qtbot.waitSignal(driven.operations.failed, timeout=LIMIT_MS):
        QTest.keyClick(name, Qt.Key.Key_Return)
    driven.wait_until_idle()
    assert closed.times == 0
    assert "cannot write /proc/runs.json" in driven.window.message_bar.text
    assert len(driven.window.runs.unsaved) == 1


def test_dialogs_begin_in_the_folder_that_was_used_last(
    driven: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not where the program was started.
    monkeypatch.chdir(tmp_path)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = Path(documents) if Path(documents).is_dir() else Path.home()
    actions = driven.window.actions_set

    def begins_in(caption: str) -> Path:
        dialog = file_dialog(driven)
        assert dialog.windowTitle() == caption
        folder = Path(dialog.directory().absolutePath())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        driven.qtbot.waitUntil(lambda: driven.window.findChild(QFileDialog) is None, timeout=5000)
        return folder

    actions.open.trigger()
    assert begins_in("Open a run or a heap snapshot") == first
    driven.run(2)
    actions.save_run.trigger()
    assert begins_in("Save the run") == first
    used = tmp_path / "used"
    used.mkdir()
    save(driven, actions.save_run, used / "run.json")
    for action, caption in (
        (actions.save_report, "Save a report"),
        (actions.save_chart, "Save the chart"),
        (actions.save_heap, "Save a heap snapshot"),
        (actions.open, "Open a run or a heap snapshot"),
    ):
        action.trigger()
        assert begins_in(caption) == used
