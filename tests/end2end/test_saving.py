"""Saving runs, reports, charts and heap snapshots from the window."""

from __future__ import annotations

import resource
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton

from report.result import RunDocument
from tests.end2end.driven_window import DrivenWindow

pytestmark = pytest.mark.xvfb


def choose(driven: DrivenWindow, action: QAction, path: Path) -> None:
    """Ask to save, and type a file name into the dialog."""
    assert action.isEnabled()
    action.trigger()
    dialog = driven.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    driven.qtbot.waitUntil(lambda: driven.window.findChild(QFileDialog) is None, timeout=5000)


def answer(driven: DrivenWindow, text: str) -> None:
    """Click on a button of the question that is shown."""
    box = driven.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    buttons = {button.text(): button for button in box.findChildren(QPushButton)}
    QTest.mouseClick(buttons[text], Qt.MouseButton.LeftButton)
    driven.qtbot.waitUntil(lambda: driven.window.findChild(QMessageBox) is None, timeout=5000)


def save(driven: DrivenWindow, action: QAction, path: Path) -> None:
    with driven.qtbot.waitSignal(driven.operations.saved, timeout=30_000):
        choose(driven, action, path)
    driven.wait_until_idle()


def test_a_run_is_saved_as_json_html_png_and_svg(driven: DrivenWindow, tmp_path: Path) -> None:
    actions = driven.window.actions_set
    for action in (actions.save_run, actions.save_report, actions.save_chart):
        assert not action.isEnabled()
    driven.run(4)

    save(driven, actions.save_run, tmp_path / "run")
    document = msgspec.json.decode((tmp_path / "run.json").read_bytes(), type=RunDocument)
    assert [result.survivors for result in document.results] == [4]
    save(driven, actions.save_report, tmp_path / "run.html")
    assert "No cleanup" in (tmp_path / "run.html").read_text("utf-8")
    save(driven, actions.save_chart, tmp_path / "chart.png")
    assert QImage(str(tmp_path / "chart.png")).width() > 300
    save(driven, actions.save_chart, tmp_path / "chart.svg")
    assert "<svg" in (tmp_path / "chart.svg").read_text("utf-8")


def test_a_heap_snapshot_is_saved_for_devtools(driven: DrivenWindow, tmp_path: Path) -> None:
    path = tmp_path / "page.heapsnapshot"
    save(driven, driven.window.actions_set.save_heap, path)
    snapshot = msgspec.json.decode(path.read_bytes())
    assert snapshot["snapshot"]["node_count"] > 10_000
    assert len(list(tmp_path.glob("*.heapsnapshot"))) == 1


@pytest.mark.parametrize(("reply", "stays"), [("Cancel", True), ("&Replace", False)])
def test_nothing_is_overwritten_without_asking(
    driven: DrivenWindow, tmp_path: Path, reply: str, stays: bool
) -> None:
    driven.run(2)
    path = tmp_path / "run.json"
    path.write_text("mine")
    choose(driven, driven.window.actions_set.save_run, path)
    assert path.read_text() == "mine"
    answer(driven, reply)
    driven.wait_until_idle()
    assert (path.read_text() == "mine") is stays


def test_a_folder_that_cannot_be_written_is_said(driven: DrivenWindow) -> None:
    driven.run(2)
    choose(driven, driven.window.actions_set.save_run, Path("/proc/run.json"))
    driven.wait_until_idle()
    assert driven.window.message_bar.isVisible()
    assert "cannot write /proc/run.json" in driven.window.message_bar.text
    assert "choose another file" in driven.window.message_bar.text


def test_a_full_disk_leaves_nothing_half_written(driven: DrivenWindow, tmp_path: Path) -> None:
    path = tmp_path / "disk" / "page.heapsnapshot"
    path.parent.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # A limit on a file's size fails as a full disk does, in the midst of writing.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with driven.qtbot.waitSignal(driven.operations.failed, timeout=30_000):
            choose(driven, driven.window.actions_set.save_heap, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    driven.wait_until_idle()
    assert "cannot write" in driven.window.message_bar.text
    assert list(path.parent.iterdir()) == []


def test_cancelled_saving_leaves_the_verdict_and_no_file(
    driven: DrivenWindow, tmp_path: Path
) -> None:
    driven.run(2)
    folder = tmp_path / "empty"
    folder.mkdir()
    with driven.qtbot.waitSignal(driven.operations.cancelled, timeout=30_000):
        choose(driven, driven.window.actions_set.save_heap, folder / "page.heapsnapshot")
        driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert list(folder.iterdir()) == []
    driven.run(2)
    assert driven.text("verdict") == "✗ Leak"


def test_a_link_is_followed_and_the_question_shows_its_name_as_it_is(
    driven: DrivenWindow, tmp_path: Path
) -> None:
    driven.run(2)
    (tmp_path / "kept.json").write_text("mine")
    link = tmp_path / "<i>run.json"
    link.symlink_to("kept.json")
    choose(driven, driven.window.actions_set.save_run, link)
    box = driven.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "<i>run.json" in box.text()
    with driven.qtbot.waitSignal(driven.operations.saved, timeout=30_000):
        answer(driven, "&Replace")
    driven.wait_until_idle()
    assert link.is_symlink()
    document = msgspec.json.decode((tmp_path / "kept.json").read_bytes(), type=RunDocument)
    assert [result.survivors for result in document.results] == [2]
