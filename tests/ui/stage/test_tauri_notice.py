"""What stands in the page's place where scenarios run in real Tauri."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lab.problems import NoScreen, TauriNotInstalled
from memory.problem import Problem
from ui.stage.tauri_notice import TauriNotice


def _notice(qtbot: QtBot) -> TauriNotice:
    action = QAction("Run 20 cycles")
    notice = TauriNotice(action)
    action.setParent(notice)
    qtbot.addWidget(notice)
    notice.show()
    return notice


def _texts(notice: TauriNotice) -> str:
    return "\n".join(each.text() for each in notice.findChildren(QLabel) if each.isVisible())


def _show(notice: TauriNotice, why_not: Problem | None, *, goes_on: bool = False) -> str:
    notice.show_state("2.3.1", why_not, goes_on=goes_on)
    return _texts(notice)


def test_it_says_what_a_run_does_and_where_things_are_done_by_hand(qtbot: QtBot) -> None:
    notice = _notice(qtbot)
    said = _show(notice, None)
    assert "Real Tauri 2.3.1 · WebKitGTK" in said
    assert "A run opens Tauri's own window" in said
    assert "Mounting by hand" in said
    assert not notice.look.isVisible()
    assert "as they come and go" in _show(notice, None, goes_on=True)


def test_it_says_where_its_window_is_not_to_be_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = _notice(qtbot)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "no display" not in _show(notice, None)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert "There is no display" in _show(notice, None)


def test_what_is_not_installed_is_a_command_and_a_button_away(qtbot: QtBot) -> None:
    notice = _notice(qtbot)
    said = _show(notice, TauriNotInstalled("2.3.1", "/work/lab"))
    assert "It is not installed here" in said
    assert "make -C /work/lab tauri" in said
    notice.copy.click()
    assert QGuiApplication.clipboard().text() == "make -C /work/lab tauri"
    with qtbot.waitSignal(notice.looked_again):
        notice.look.click()


def test_any_other_reason_is_said(qtbot: QtBot) -> None:
    notice = _notice(qtbot)
    assert "set DISPLAY, or install xvfb" in _show(notice, NoScreen())
    assert not notice.copy.isVisible()
