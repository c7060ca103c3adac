"""Picking scenarios in the window, and reading about them."""

from __future__ import annotations

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
