"""A scenario's explanation and source."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
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
    view.show_scenario(scenario("no-cleanup"), "Tauri 2.4.1")
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
