"""Steps by hand, as fast as one likes: what the panel shows of them is of nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from ui.memory.survivors_model import SurvivorsModel
from ui.runs.steps_by_hand import MAX_WAITING

pytestmark = pytest.mark.xvfb

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def assert_by_hand(
    driven: DrivenWindow, subject: str, mounted: int, alive: int, *, unmounted: int | None = None
) -> None:
    """All parts of the panel speak of steps by hand with ``subject``, in a document of its own."""
    panel = driven.window.memory_panel
    unmounted = alive if unmounted is None else unmounted
    title = "By hand" if unmounted == 0 else "No unmounted component is alive"
    if alive:
        verb = "component is" if alive == 1 else "components are"
        title = f"{alive} unmounted {verb} still alive"
    assert driven.text("verdict") == title
    assert driven.text("subject") == subject
    assert driven.figures("Components mounted")[:2] == (str(mounted), signed(mounted))
    assert driven.figures("Unmounted, but alive") == (str(alive), signed(alive), "—")
    # The baseline, and a cycle for each that was unmounted since.
    assert driven.chart.points <= 1 + unmounted
    assert driven.window.why.model.rowCount() == 0
    assert panel.survivors.model.rowCount() == alive


def signed(count: int) -> str:
    return f"+{count}" if count else "0"


def test_after_a_run_the_first_step_begins_anew(driven: DrivenWindow) -> None:
    driven.run(4)
    assert driven.figures("Unmounted, but alive")[1] == "+4"
    driven.press(Qt.Key.Key_M)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=0)
    assert driven.figures("Late messages")[:2] == ("0", "0")
    driven.press(Qt.Key.Key_U)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=0, alive=1)
    # The run is kept, and measures as before.
    assert driven.window.history.model.rowCount() == 1
    driven.run(3)
    assert driven.figures("Unmounted, but alive")[1] == "+3"
    driven.click(driven.controls.collect)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=0, alive=0)


def test_another_scenario_begins_anew(driven: DrivenWindow) -> None:
    for button in (driven.controls.mount, driven.controls.unmount, driven.controls.mount):
        driven.click(button)
        driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=1)
    driven.pick_scenario("Download")
    # Nothing was done with it yet: the panel says whose its figures are.
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=1)
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "Download on Tauri 2.4.1", mounted=1, alive=0)
    driven.pick_runtime("2.12.5")
    assert driven.text("verdict") == "Not measured yet"
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "Download on Tauri 2.12.5", mounted=1, alive=0)


def test_after_all_were_run_the_first_step_has_a_baseline(driven: DrivenWindow) -> None:
    matrix = driven.window.matrix
    driven.press(Qt.Key.Key_4)
    matrix.cycles.setValue(1)
    driven.click(matrix.run_all)
    driven.qtbot.waitUntil(lambda: len(matrix.model.recordings) >= 1, timeout=30_000)
    driven.click(matrix.cancel)
    driven.wait_until_idle()
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=0)


def test_unmount_right_after_mount_is_done_by_key(driven: DrivenWindow) -> None:
    # An upload may be over after some hundredths of a second; this goes on.
    driven.pick_scenario("A stream that never ends")
    driven.press(Qt.Key.Key_M)
    QTest.qWait(50)
    driven.press(Qt.Key.Key_U)
    driven.wait_until_idle()
    assert driven.figures("Components mounted")[0] == "0"
    assert driven.figures("Unmounted, but alive")[0] == "1"
    # It was unmounted while the stream went on: the rest of it reached nobody.
    driven.press(Qt.Key.Key_G)
    driven.wait_until_idle()
    assert driven.figures("Late messages")[0] != "0"


def test_steps_that_wait_after_a_run_have_one_new_page(driven: DrivenWindow) -> None:
    driven.run(3)
    pages: list[object] = []
    driven.operations.loaded.connect(pages.append)
    for key in (Qt.Key.Key_M, Qt.Key.Key_U, Qt.Key.Key_M):
        driven.press(key)
    driven.wait_until_idle()
    assert len(pages) == 1
    assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=1, alive=1)


def test_steps_that_wait_belong_to_the_scenario_of_their_time(driven: DrivenWindow) -> None:
    driven.click(driven.controls.mount)
    driven.click(driven.controls.mount)
    driven.pick_scenario("Download")
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    assert_by_hand(driven, "Download on Tauri 2.4.1", mounted=1, alive=0)


def test_no_step_is_lost_and_none_overtakes_another(driven: DrivenWindow) -> None:
    mount, unmount = driven.controls.mount, driven.controls.unmount
    for button in (mount, mount, mount, unmount, mount, unmount, unmount):
        driven.click(button)
    driven.wait_until_idle()
    assert driven.figures("Components mounted")[0] == "1"
    assert driven.figures("Unmounted, but alive")[0] == "3"


def test_steps_that_wait_are_bounded_and_cancel_forgets_them(driven: DrivenWindow) -> None:
    taken = 0
    while driven.controls.mount.isEnabled():
        driven.click(driven.controls.mount)
        taken += 1
        assert taken <= MAX_WAITING + 2
    assert taken >= MAX_WAITING
    with driven.qtbot.waitSignal(driven.operations.cancelled, timeout=LIMIT_MS):
        driven.press(Qt.Key.Key_Escape, NO_MODIFIER)
    driven.wait_until_idle()
    driven.press(Qt.Key.Key_G)
    driven.wait_until_idle()
    assert int(driven.figures("Components mounted")[0]) < taken


def test_each_component_that_is_unmounted_is_a_point_of_the_chart(driven: DrivenWindow) -> None:
    for cycle in range(1, 4):
        driven.click(driven.controls.mount)
        driven.wait_until_idle()
        driven.click(driven.controls.unmount)
        driven.wait_until_idle()
        assert_by_hand(driven, "No cleanup on Tauri 2.4.1", mounted=0, alive=cycle)
        assert driven.chart.points == 1 + cycle


def test_when_the_upload_has_ended_it_is_read_again(driven: DrivenWindow) -> None:
    driven.pick_runtime("2.12.5")
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    driven.click(driven.controls.unmount)
    driven.wait_until_idle()
    # Slow enough to be seen, the upload still goes on, and holds the component.
    assert driven.figures("Backend channels")[0] == "1"
    assert_by_hand(driven, "No cleanup on Tauri 2.12.5", mounted=0, alive=1)
    assert "still sends" in driven.text("evidence")
    driven.qtbot.waitUntil(lambda: driven.figures("Backend channels")[0] == "0", timeout=LIMIT_MS)
    driven.wait_until_idle()
    assert_by_hand(driven, "No cleanup on Tauri 2.12.5", mounted=0, alive=0, unmounted=1)
    late = int(driven.figures("Late messages")[0].replace(",", ""))
    assert late > 10


def test_an_endless_stream_is_not_read_again_and_again(driven: DrivenWindow) -> None:
    driven.pick_scenario("A stream that never ends")
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    readings: list[object] = []
    driven.operations.reading_taken.connect(lambda *_: readings.append(1))
    QTest.qWait(1500)
    assert readings == []
    assert driven.figures("Backend channels")[0] == "1"


def test_what_holds_it_is_found_by_a_click_in_the_banner(driven: DrivenWindow) -> None:
    explain = driven.window.findChild(QPushButton, "action-explain-button")
    run = driven.window.findChild(QPushButton, "action-run-button")
    assert explain is not None
    assert run is not None
    assert not explain.isVisible()
    for button in (driven.controls.mount, driven.controls.unmount):
        driven.click(button)
        driven.wait_until_idle()
    assert explain.isVisible()
    assert (explain.text(), run.text()) == ("Find &what holds it", "&Run 20 cycles")
    driven.click(explain)
    driven.wait_until_idle()
    panel = driven.window.memory_panel
    assert driven.window.tabs.currentWidget() is driven.window.why
    assert "Deregister" in driven.window.why.remedy.text()
    retained = panel.survivors.model.index(0, SurvivorsModel.RETAINED).data()
    assert retained.endswith("kB")
    # Nothing was mounted for it.
    assert driven.figures("Unmounted, but alive")[0] == "1"
    driven.click(run)
    driven.qtbot.waitUntil(lambda: driven.operations.is_running, timeout=LIMIT_MS)
    driven.wait_until_idle()
    assert driven.text("verdict") == "✗ Leak"
    assert not explain.isVisible()


def test_late_messages_and_age_of_a_survivor_are_live(driven: DrivenWindow) -> None:
    panel = driven.window.memory_panel
    driven.press(Qt.Key.Key_8)
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    driven.click(driven.controls.unmount)
    driven.wait_until_idle()
    table = panel.survivors.table.model()

    def cell(column: int) -> float:
        return float(str(table.index(0, column).data()).split()[0].replace(",", ""))

    assert table.rowCount() == 1
    seen: list[object] = []
    driven.operations.reading_taken.connect(lambda *_args: seen.append(None))
    age, late = cell(SurvivorsModel.AGE), cell(SurvivorsModel.LATE)
    driven.qtbot.waitUntil(lambda: cell(SurvivorsModel.LATE) > late, timeout=LIMIT_MS)
    assert cell(SurvivorsModel.AGE) > age
    # The upload takes six seconds: it is seen to go on before the page is read anew.
    assert not seen
