"""Pausing and slowing a run down, and what the page says above its components."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QLabel

from lab.experiments.plan import Progress
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow

pytestmark = pytest.mark.xvfb

NEVER_ENDS = 100_000


def in_page(driven: DrivenWindow, script: str) -> object:
    """What ``script`` gives in the page."""
    view = driven.window.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    answers: list[object] = []
    view.page().runJavaScript(script, 0, answers.append)
    driven.qtbot.waitUntil(lambda: bool(answers), timeout=LIMIT_MS)
    return answers[0]


def test_a_run_can_be_paused_and_goes_on(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2)
    driven.press(Qt.Key.Key_P)
    assert driven.window.actions_set.pause.text() == "&Continue"
    # The cycle that goes on is finished; no other begins.
    seen: list[int] = []
    driven.operations.progressed.connect(lambda progress: seen.append(progress.cycle))
    QTest.qWait(600)
    assert len(seen) <= 1
    assert driven.operations.is_busy
    driven.click(driven.controls.pause)
    assert driven.window.actions_set.pause.text() == "&Pause"
    driven.wait_for_cycle(2 + len(seen) + 2)
    driven.click(driven.controls.pause)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    assert not driven.controls.pause.isEnabled()
    assert driven.window.actions_set.pause.text() == "&Pause"
    # A run that was cancelled while it stood still does not hold up the next.
    driven.run(2)
    assert driven.text("verdict") == "✗ Leak"


def test_a_run_can_be_slowed_while_it_goes_on(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2)
    speed = driven.controls.speed
    speed.setFocus()
    QTest.keyClick(speed, Qt.Key.Key_End)
    assert driven.controls.current_interval() == 3.0
    seen: list[int] = []
    driven.operations.progressed.connect(lambda progress: seen.append(progress.cycle))
    QTest.qWait(1500)
    assert len(seen) <= 2
    QTest.keyClick(speed, Qt.Key.Key_Home)
    driven.wait_for_cycle(8)
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()


@pytest.mark.parametrize("title", ["Close the channel", "No cleanup (React)"])
def test_the_page_names_the_scenario_that_is_picked(driven: DrivenWindow, title: str) -> None:
    driven.pick_scenario(title)
    picked = driven.window.scenario_list.picked
    assert picked is not None

    def named() -> bool:
        title, _, text = str(
            in_page(driven, "document.querySelector('#heading').innerText")
        ).partition("\n")
        return title == picked.title.en and picked.explanation.en in text

    driven.qtbot.waitUntil(named, timeout=LIMIT_MS)


def test_a_pause_is_seen(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(2)
    driven.press(Qt.Key.Key_P)
    # The cycle that goes on is finished first.
    seen: list[int] = []
    driven.operations.progressed.connect(lambda progress: seen.append(progress.cycle))
    QTest.qWait(600)
    status = driven.window.status.findChild(QLabel)
    assert isinstance(status, QLabel)
    paused = re.fullmatch(r"Paused at cycle (\d+) of 100,000", driven.text("verdict"))
    assert paused is not None
    assert int(paused[1]) >= max([2, *seen])
    assert status.text() == driven.text("verdict")
    driven.press(Qt.Key.Key_P)
    assert driven.text("verdict") == "Measuring …"
    driven.wait_for_cycle(int(paused[1]) + 1)
    assert status.text().startswith("Cycle ")
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()


def test_a_pause_of_all_experiments_is_seen(driven: DrivenWindow) -> None:
    matrix, status = driven.window.matrix, driven.window.status.findChild(QLabel)
    assert isinstance(status, QLabel)

    def cells() -> set[str]:
        rows, columns = matrix.model.rowCount(), matrix.model.columnCount()
        found = (
            matrix.model.index(row, column) for row in range(rows) for column in range(columns)
        )
        return {str(index.data()) for index in found}

    with driven.qtbot.waitSignal(driven.operations.one_started, timeout=LIMIT_MS):
        driven.click(matrix.run_all)
    driven.press(Qt.Key.Key_P)
    assert "paused" in cells()
    assert "running …" not in cells()
    assert driven.text("verdict") == "Paused"
    assert status.text() == "Paused: No cleanup on Tauri 2.4.1"
    driven.press(Qt.Key.Key_P)
    assert "running …" in cells()
    planned = matrix.model.planned
    assert status.text() == f"1 of {planned}: No cleanup on Tauri 2.4.1 …"
    driven.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    driven.wait_until_idle()


def test_nobody_promises_how_long_the_holder_is_sought(driven: DrivenWindow) -> None:
    shown: list[tuple[int, str]] = []
    status = driven.window.status.findChild(QLabel)
    assert isinstance(status, QLabel)

    def note(progress: Progress) -> None:
        if progress.phase == "holders":
            shown.append((driven.progress_bar.maximum(), status.text()))

    driven.operations.progressed.connect(note)
    driven.run(3)
    assert shown == [(0, "Taking heap snapshots, to find the retaining paths …")]


def test_every_line_of_the_path_that_we_have_can_be_opened(driven: DrivenWindow) -> None:
    driven.run(3)
    holder, view = driven.window.why, driven.window.scenario_view
    finding = holder.tree.currentIndex()
    opened: dict[str, str] = {}
    for row in range(holder.model.rowCount(finding)):
        index = holder.model.index(row, 0, finding)
        place = holder.model.place(index)
        if place is None:
            continue
        driven.window.show_part(holder)
        holder.tree.setCurrentIndex(index)
        QTest.keyClick(holder.tree, Qt.Key.Key_Return)
        assert view.isVisible()
        assert view.source.marked_line == place[1]
        opened[place[0]] = view.source.document().findBlockByNumber(place[1] - 1).text()
        assert driven.text("marked-line").startswith(f"{place[0]}, with the line")
    assert list(opened) == ["callbacks-on-window.ts", "core.js", "UploadCard.vue"]
    assert "value: (" in opened["callbacks-on-window.ts"]
    assert "onProgress" in opened["UploadCard.vue"]
