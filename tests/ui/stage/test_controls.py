"""The tool bar in a wide window, and in a narrow one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from ui.stage.controls import WIDTH_FOR_TEXTS, Controls
from ui.window.actions import Actions


def with_text(controls: Controls) -> set[str]:
    """The texts that its buttons show."""
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    buttons = controls.findChildren(QToolButton)
    return {button.text() for button in buttons if button.toolButtonStyle() == beside}


def _has_width(controls: Controls, width: int) -> bool:
    return controls.width() == width


def test_collect_and_reload_have_texts_where_there_is_room(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    controls = Controls(("2.4.1", "2.12.5"), Actions(window), window)
    window.addToolBar(controls)
    window.show()
    always = {"Mount", "Unmount", "Run 20 cycles"}
    for width, texts in (
        (WIDTH_FOR_TEXTS, always | {"Collect garbage", "Reload"}),
        (WIDTH_FOR_TEXTS - 1, always),
        (WIDTH_FOR_TEXTS, always | {"Collect garbage", "Reload"}),
    ):
        window.resize(width, 500)
        # The layout follows in the event loop.
        qtbot.waitUntil(partial(_has_width, controls, width), timeout=2000)
        assert with_text(controls) == texts
        # All of them have a place.
        assert controls.reload.isVisible()
        assert controls.reload.geometry().right() < width


def test_all_of_it_has_a_place_in_a_small_window(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    controls = Controls(("2.4.1", "2.12.5"), Actions(window), window)
    window.addToolBar(controls)
    window.resize(1024, 500)
    window.show()
    qtbot.waitUntil(partial(_has_width, controls, 1024), timeout=2000)
    assert controls.place.isVisible()
    qtbot.waitUntil(lambda: controls.reload.geometry().right() < 1024, timeout=2000)
    assert controls.reload.isVisible()


def test_nothing_in_it_crashes_the_page(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    controls = Controls(("2.4.1",), Actions(window), window)
    names = {button.accessibleName() for button in controls.findChildren(QToolButton)}
    assert "Reload the page" in names
    assert "Crash the renderer" not in names
