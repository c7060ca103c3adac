"""A long run says how long it takes yet."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow

pytestmark = pytest.mark.xvfb

LEFT = r"(a few seconds|about \d+ (s|min|h \d+ min)) left"


def status(driven: DrivenWindow) -> str:
    label = driven.window.status.findChild(QLabel)
    assert isinstance(label, QLabel)
    return label.text()


def wait_for(driven: DrivenWindow, pattern: str) -> None:
    driven.qtbot.waitUntil(
        lambda: re.fullmatch(pattern, status(driven)) is not None, timeout=LIMIT_MS
    )


def test_a_long_run_tells_it_but_not_while_it_is_paused(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(900)
    driven.click(driven.controls.run)
    wait_for(driven, r"Cycle \d+ of 900")
    wait_for(driven, rf"Cycle \d+ of 900, {LEFT}")
    driven.press(Qt.Key.Key_P)
    wait_for(driven, r"Paused at cycle \d+ of 900")
    driven.press(Qt.Key.Key_P)
    wait_for(driven, rf"Cycle \d+ of 900, {LEFT}")
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    # The next one begins anew.
    driven.click(driven.controls.run)
    wait_for(driven, r"Cycle \d+ of 900")
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()


def test_a_run_of_all_tells_how_many_and_how_long(driven: DrivenWindow) -> None:
    matrix = driven.window.matrix
    matrix.cycles.setValue(2)
    driven.press(Qt.Key.Key_4)
    driven.click(matrix.run_all)
    wait_for(driven, r"1 of \d+: No cleanup on Tauri 2.4.1 …")
    wait_for(driven, rf"\d+ of \d+, {LEFT}: .+ on Tauri [\d.]+ …")
    driven.press(Qt.Key.Key_P)
    wait_for(driven, r"Paused: .+ on Tauri [\d.]+")
    driven.click(matrix.cancel)
    driven.wait_until_idle()
