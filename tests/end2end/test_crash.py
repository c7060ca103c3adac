"""A page that crashes: what the window says, and how it goes on."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow

pytestmark = pytest.mark.xvfb

NEVER_ENDS = 100_000


def crash(driven: DrivenWindow) -> None:
    with driven.qtbot.waitSignal(driven.renderer_terminated, timeout=LIMIT_MS):
        driven.press(
            Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )


@pytest.mark.parametrize("where", ["message", "crashed"])
def test_a_crash_ends_the_run_in_the_banner(driven: DrivenWindow, where: str) -> None:
    driven.controls.cycles.setValue(NEVER_ENDS)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(3)
    crash(driven)
    driven.wait_until_idle()
    assert driven.text("verdict") == "Stopped"
    said = re.fullmatch(r"The renderer crashed after (\d+) cycles\.", driven.text("evidence"))
    assert said is not None
    assert int(said[1]) >= 3
    bar = driven.window.message_bar
    assert bar.isVisible()
    assert bar.text == "The page crashed."
    assert driven.text("page-crashed") == "The page crashed."
    shown = " ".join(label.text() for label in driven.window.findChildren(QLabel))
    assert "TerminationStatus" not in shown

    reload = driven.window.findChild(QPushButton, f"reload-{where}")
    assert isinstance(reload, QPushButton)
    with driven.qtbot.waitSignal(driven.operations.loaded, timeout=LIMIT_MS):
        driven.click(reload)
    driven.wait_until_idle()
    assert not bar.isVisible()
    assert driven.page_view.isVisible()
    driven.run(3)
    assert driven.text("verdict") == "✗ Leak"


def test_run_all_goes_on_after_a_crash_and_can_be_ended(driven: DrivenWindow) -> None:
    window, bar = driven.window, driven.window.message_bar
    with driven.qtbot.waitSignal(driven.operations.one_finished, timeout=LIMIT_MS):
        driven.press(
            Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    crash(driven)
    assert bar.text == "The page crashed."
    # It loads the page anew by itself, so nobody has to.
    assert not bar.reload.isEnabled()
    assert driven.controls.cancel.isEnabled()
    driven.qtbot.waitUntil(lambda: not bar.isVisible(), timeout=LIMIT_MS)
    with driven.qtbot.waitSignal(driven.operations.one_finished, timeout=LIMIT_MS):
        pass
    assert driven.controls.cancel.isEnabled()
    with driven.qtbot.waitSignal(driven.operations.stopping, timeout=LIMIT_MS):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    driven.wait_until_idle()
    assert driven.text("verdict") == "Stopped early"
    assert driven.controls.run.isEnabled()


def test_a_crash_by_hand_leaves_no_step_waiting(driven: DrivenWindow) -> None:
    driven.click(driven.controls.mount)
    driven.click(driven.controls.mount)
    driven.kill_renderer()
    driven.wait_until_idle()
    assert driven.window.message_bar.text == "The page crashed."
    with driven.qtbot.waitSignal(driven.operations.loaded, timeout=LIMIT_MS):
        driven.click(driven.window.message_bar.reload)
    driven.wait_until_idle()
    assert driven.figures("Components mounted")[0] == "0"
