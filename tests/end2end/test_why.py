"""From a leak to why it leaks, and from there to the remedy and what it changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from ui.holders.findings_model import FindingsModel

pytestmark = pytest.mark.xvfb

LEFT = Qt.MouseButton.LeftButton


def button(driven: DrivenWindow, name: str) -> QPushButton:
    found = driven.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    assert found.isVisible(), f"{name} is not to be seen"
    return found


def test_a_leak_shows_why_at_once_and_a_new_run_shows_the_page(driven: DrivenWindow) -> None:
    window = driven.window
    assert window.tabs.currentWidget() is window.stage
    driven.run(3)
    assert window.tabs.currentWidget() is window.why
    # Who looks elsewhere is left there.
    window.tabs.setCurrentWidget(window.matrix)
    driven.run(3)
    assert window.tabs.currentWidget() is window.matrix
    driven.click(button(driven, "action-show-why-button"))
    assert window.tabs.currentWidget() is window.why
    driven.controls.cycles.setValue(100_000)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(1)
    assert window.tabs.currentWidget() is window.stage
    assert window.why.model.rowCount() == 0
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()


class WhenPainted(QObject):
    """Notes what ``looks`` tells whenever a widget is painted."""

    def __init__(self, widget: QWidget, looks: Callable[[], tuple[str, bool]]) -> None:
        super().__init__(widget)
        self.seen: list[tuple[str, bool]] = []
        self._looks = looks
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self._looks())
        return super().eventFilter(watched, event)


def test_a_verdict_is_seen_before_the_rest_is_shown(driven: DrivenWindow) -> None:
    shown = driven.window.coordinator.shown
    painted = WhenPainted(
        driven.window.memory_panel.banner,
        lambda: (driven.text("verdict"), shown.is_complete),
    )
    driven.run(3)
    assert ("✗ Leak", False) in painted.seen
    assert shown.is_complete


@pytest.mark.parametrize("size", [(1360, 860), (1024, 700)], ids=["usual", "small"])
def test_every_file_and_line_is_on_the_screen(driven: DrivenWindow, size: tuple[int, int]) -> None:
    driven.window.resize(*size)
    driven.run(3)
    assert (driven.window.width(), driven.window.height()) == size
    tree, model = driven.window.why.tree, driven.window.why.model
    finding = tree.currentIndex()
    header, metrics = tree.header(), tree.fontMetrics()
    right = header.sectionViewportPosition(FindingsModel.PLACE) + header.sectionSize(
        FindingsModel.PLACE
    )
    assert right <= tree.viewport().width()
    places = [
        str(model.index(row, FindingsModel.PLACE, finding).data() or "")
        for row in range(model.rowCount(finding))
    ]
    assert [place.partition(":")[0] for place in places if place] == [
        "callbacks-on-window.ts",
        "core.js",
        "UploadCard.vue",
    ]
    for place in places:
        assert metrics.horizontalAdvance(place) < header.sectionSize(FindingsModel.PLACE)


def test_the_remedy_shows_what_it_changes_and_is_clean(driven: DrivenWindow) -> None:
    driven.run(3)
    view = driven.window.scenario_view
    driven.click(driven.window.why.remedy)
    driven.wait_until_idle()
    assert driven.window.tabs.currentWidget() is view
    assert driven.listed_scenario()[0] == "Deregister the callback"
    lines = view.source.toPlainText().splitlines()
    assert "  deregister(channel)" in lines
    assert any("Reflect.deleteProperty(window" in line for line in lines)
    assert button(driven, "see-changes").isChecked()
    driven.click(button(driven, "copy-changes"))
    assert "+  deregister(channel)\n" in QGuiApplication.clipboard().text()
    driven.click(button(driven, "copy-source"))
    code = QGuiApplication.clipboard().text()
    assert "\n  deregister(channel)\n" in code
    assert "export function deregister(" in code
    assert "export function uploadThrough(" in code
    driven.click(button(driven, "see-source"))
    assert "Reflect.deleteProperty" not in view.source.toPlainText()
    driven.run(3)
    assert driven.text("verdict") == "✓ Clean"
    assert driven.text("evidence") == "0 of 3 components survive"


def test_the_remedy_of_a_leak_by_hand_is_compared_with_what_leaks(driven: DrivenWindow) -> None:
    driven.pick_scenario("Download")
    for step in (driven.controls.mount, driven.controls.unmount):
        driven.click(step)
        driven.wait_until_idle()
    with driven.qtbot.waitSignal(driven.operations.survivors_explained, timeout=LIMIT_MS):
        driven.press(Qt.Key.Key_H)
    driven.wait_until_idle()
    assert driven.window.tabs.currentWidget() is driven.window.why
    driven.click(driven.window.why.remedy)
    driven.wait_until_idle()
    assert button(driven, "see-changes").text() == "Changes to “Download”"


def test_a_remedy_that_is_picked_by_itself_has_its_changes_too(driven: DrivenWindow) -> None:
    driven.pick_scenario("Heartbeat with a lease")
    driven.press(Qt.Key.Key_2)
    driven.click(button(driven, "see-changes"))
    assert button(driven, "see-changes").text() == "Changes to “A stream that never ends”"
    assert "renew_lease" in driven.window.scenario_view.source.toPlainText()


def test_what_is_picked_is_copied_as_a_command(driven: DrivenWindow) -> None:
    driven.controls.cycles.setValue(7)
    clipboard = QGuiApplication.clipboard()
    shift = Qt.KeyboardModifier.ShiftModifier
    driven.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | shift)
    command = ".venv/bin/python main.py run no-cleanup --runtime 2.4.1 --cycles 7"
    assert clipboard.text() == command
    driven.window.actions_set.copy_test.trigger()
    assert "test_every_verdict_is_the_expected_one[2.4.1]" in clipboard.text()


def test_a_number_of_cycles_is_picked_beside_the_button(driven: DrivenWindow) -> None:
    run = driven.controls.run
    menu = run.menu()

    def pick() -> None:
        five = next(action for action in menu.actions() if action.text() == "5 cycles")
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(five).center())

    # The menu has an event loop of its own, until something is picked.
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, pick))
    arrow = QPoint(run.width() - 8, run.height() // 2)
    QTest.mouseClick(run, LEFT, pos=arrow)
    driven.qtbot.waitUntil(lambda: not menu.isVisible(), timeout=LIMIT_MS)
    assert run.text() == "Run 5 cycles"
    with driven.qtbot.waitSignal(driven.operations.finished, timeout=LIMIT_MS):
        driven.click(run)
    driven.wait_until_idle()
    assert driven.text("evidence") == "5 of 5 components survive"
