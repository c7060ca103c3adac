"""A scenario's explanation and source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from report.result import Finding
from tests.memory.worded_steps import worded_steps
from tests.ui.catalog import SOURCE, scenario
from ui.scenarios.scenario_view import ScenarioView


@pytest.fixture
def view(qtbot: QtBot) -> ScenarioView:
    view = ScenarioView()
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    view.show_scenario(scenario("no-cleanup"), "2.4.1")
    return view


def text(view: ScenarioView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def colors(view: ScenarioView, line: int) -> set[str]:
    """The colours that a line of the source is drawn in."""
    layout = view.source.document().findBlockByNumber(line - 1).layout()
    return {part.format.foreground().color().name() for part in layout.formats()}


def test_it_shows_title_explanation_and_source(view: ScenarioView) -> None:
    assert text(view, "scenario-title") == "No cleanup"
    assert text(view, "explanation") == "What no-cleanup is about."
    assert view.source.toPlainText() == SOURCE
    assert view.source.isReadOnly()
    assert len(colors(view, 2)) > 1


def test_the_handler_is_marked_and_then_the_line_of_the_path(view: ScenarioView) -> None:
    assert view.source.marked_line == 2
    assert len(view.source.extraSelections()) == 1
    elsewhere = ("Window", "_17", "closure (core.js:85)")
    here = (*elsewhere, "closure onProgress (UploadCard.vue:4)", 'context "emit"')
    view.show_findings(
        [Finding("callback", "closure", 1, 5, path=elsewhere, steps=worded_steps(*elsewhere))]
    )
    assert view.source.marked_line == 2
    view.show_findings(
        [Finding("component", "UploadCard", 1, 5, path=here, steps=worded_steps(*here))]
    )
    assert view.source.marked_line == 4
    assert view.source.textCursor().blockNumber() == 3
    assert "retaining path" in text(view, "marked-line")


def test_colours_follow_the_palette(view: ScenarioView) -> None:
    light = colors(view, 2)
    view.setPalette(QPalette(QColor("#202020")))
    dark = colors(view, 2)
    assert not light & dark
    view.setPalette(QPalette(QColor("#f4f5f7")))
    assert colors(view, 2) == light


REMEDY = SOURCE.replace(
    "</script>",
    "import { deregister } from '../remedies/deregister'\nonUnmounted(() => {\n  deregister()\n})\n"
    "</script>",
)


def test_a_remedy_shows_what_it_changes_and_the_code_that_it_imports(view: ScenarioView) -> None:
    assert not view.kinds.isVisible()
    leaking = scenario("no-cleanup")
    remedy = scenario("deregister", "remedy", source=REMEDY)
    view.show_scenario(remedy, "2.4.1", leaking)
    assert view.kinds.buttons[1].text() == "Changes to “No cleanup”"
    assert view.source.toPlainText() == REMEDY
    QTest.mouseClick(view.kinds.buttons[1], Qt.MouseButton.LeftButton)
    lines = view.source.toPlainText().splitlines()
    # Tauri's own removal is on the screen, not only the name of who does it.
    assert any("Reflect.deleteProperty(window" in line for line in lines)
    marked = view.source.marked_line
    assert marked is not None
    assert lines[marked - 1] == "onUnmounted(() => {"
    assert text(view, "marked-line").startswith("What UploadCard.vue changes")
    QTest.mouseClick(view.copy_changes, Qt.MouseButton.LeftButton)
    assert "+  deregister()\n" in QGuiApplication.clipboard().text()
    assert view.copy_changes.text() == "Copied"
    # What is taken home is code, all of it.
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    code = QGuiApplication.clipboard().text()
    assert code.startswith(f"// UploadCard.vue\n{REMEDY}")
    assert "\n// deregister.ts\n" in code
    assert "\n+" not in code
    # A line of a path is in the source.
    view.show_line(3)
    assert view.kinds.current == 0
    assert view.source.toPlainText() == REMEDY
    assert view.source.marked_line == 3


def test_changed_lines_are_told_by_their_ground(view: ScenarioView) -> None:
    view.show_scenario(scenario("deregister", source=REMEDY), "2.4.1", scenario("no-cleanup"))
    view.show_changes()
    grounds = [
        selection.format.background().color().name() for selection in view.source.extraSelections()
    ]
    assert len(set(grounds)) >= 2
    view.show_scenario(scenario("no-cleanup"), "2.4.1")
    assert not view.kinds.isVisible()
    assert len(view.source.extraSelections()) == 1
