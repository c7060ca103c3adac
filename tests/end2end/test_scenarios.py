"""Picking scenarios in the window, and reading about them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.end2end.driven_window import DrivenWindow


def test_a_picked_scenario_is_explained_and_run(driven: DrivenWindow) -> None:
    QTest.keyClicks(driven.window.scenario_list.search, "deregister")
    driven.pick_scenario("Deregister the callback")
    picked = driven.window.scenario_list.picked
    assert picked is not None
    assert picked.id == "deregister"
    assert driven.text("explanation") == picked.explanation.en
    source = driven.window.scenario_view.source
    assert source.toPlainText() == picked.source
    assert source.marked_line is not None
    assert "onUnmounted" in picked.source.splitlines()[source.marked_line - 1]

    driven.run(3)
    assert driven.listed_scenario() == ("Deregister the callback", "✓ Clean")


def test_a_run_marks_its_verdict_and_the_handler_that_is_held(driven: DrivenWindow) -> None:
    driven.run(4)
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")
    picked = driven.window.scenario_list.picked
    line = driven.window.scenario_view.source.marked_line
    assert picked is not None
    assert line is not None
    assert "onProgress" in picked.source.splitlines()[line - 1]
    assert "retaining path" in driven.text("marked-line")

    driven.pick_runtime("2.12.5")
    assert driven.listed_scenario() == ("No cleanup", "")
    driven.pick_runtime("2.4.1")
    assert driven.listed_scenario() == ("No cleanup", "✗ Leak")


def test_from_the_leak_to_its_line_and_to_the_remedy(driven: DrivenWindow) -> None:
    driven.run(4)
    holder = driven.window.why
    assert holder.isVisible()
    model = holder.model
    found = next(
        index
        for index in (model.index(row, 0) for row in range(model.rowCount()))
        if holder.tree.isExpanded(index)
    )
    steps = [str(model.index(row, 0, found).data()) for row in range(model.rowCount(found))]
    assert steps[0] == "Window"
    assert steps[1].startswith("▶ _")
    assert steps[-1] == "UploadCard"
    places = [
        str(model.index(row, model.PLACE, found).data() or "")
        for row in range(model.rowCount(found))
    ]
    row = next(row for row, place in enumerate(places) if "UploadCard.vue:" in place)

    # Also when another scenario has been picked since.
    driven.pick_scenario("Download")
    step = model.index(row, 0, found)
    holder.tree.scrollTo(step)
    place = holder.tree.visualRect(step).center()
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(holder.tree.viewport(), left, nothing, place)
    assert driven.window.scenario_view.isVisible()
    assert driven.listed_scenario()[0] == "No cleanup"
    source = driven.window.scenario_view.source
    assert places[row] == f"UploadCard.vue:{source.marked_line}"

    driven.press(Qt.Key.Key_7)
    driven.click(holder.remedy)
    assert driven.listed_scenario()[0] == "Deregister the callback"
    driven.run(4)
    assert driven.text("verdict") == "✓ Clean"
    assert not holder.isVisible()
