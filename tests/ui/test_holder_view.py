"""Who holds what is left, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.result import Finding
from ui.holder_view import HolderView
from ui.path_model import PathModel
from ui.path_steps import path_steps

ON_WINDOW = (
    "Window",
    "_1401827580",
    "closure value (callbacks-on-window.ts:14)",
    'context "callback"',
    "Channel",
    "WeakMap _Channel_onmessage value",
    "closure onProgress (UploadCard.vue:17)",
    "UploadCard",
)
FINDINGS = (
    Finding("ghost", "wrote progress", 127, 635),
    Finding("component", "UploadCard", 1, 5, 41_000, ON_WINDOW, "Delete it.", "deregister"),
    Finding("callback", "closure", 1, 5, None, ON_WINDOW[:3], "Close it.", "gone"),
)


@pytest.fixture
def view(qtbot: QtBot) -> HolderView:
    view = HolderView()
    qtbot.addWidget(view)
    view.resize(440, 400)
    view.show()
    return view


def show(view: HolderView) -> None:
    titles = {"deregister": "Deregister the callback"}
    assert view.show_findings(FINDINGS, "UploadCard.vue", titles.get)


def text(view: HolderView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def click_step(view: HolderView, row: int) -> None:
    place = view.path.visualRect(view.model.index(row, 0)).center()
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.path.viewport(), left, nothing, place)


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = PathModel()
    check: Callable[[PathModel], None] = qtmodeltester.check
    check(model)
    model.show_path(ON_WINDOW, "UploadCard.vue")
    check(model)
    model.show_path((), "")
    check(model)


@pytest.mark.parametrize(
    ("path", "holder"),
    [
        (ON_WINDOW, "_1401827580"),
        (("Window", "__TAURI_INTERNALS__", "callbacks", "Map", "entry", "closure f"), "callbacks"),
        (("Window", 'module scope "subscribers"', "Set", "entry"), 'module scope "subscribers"'),
        (
            ("Window", 'module scope "offered"', "QObject", "__objectSignals__", "[4]", "closure"),
            "__objectSignals__",
        ),
        (("Window", "closure f (a.ts:1)", 'context "of"', "Map"), 'context "of"'),
        (("Window", "kept", "Card"), "kept"),
        (("Card",), None),
        ((), None),
    ],
)
def test_the_holder_is_where_the_page_keeps_it(path: tuple[str, ...], holder: str | None) -> None:
    marked = [step.text for step in path_steps(path) if step.is_holder]
    assert marked == ([] if holder is None else [holder])
    assert all(step.meaning for step in path_steps(path))


def test_steps_are_explained_in_a_few_words() -> None:
    meanings = [step.meaning for step in path_steps(ON_WINDOW)]
    assert meanings == [
        "a root: never freed",
        "callback on window",
        "function",
        "variable that it sees",
        "object of this class",
        "lives as long as its key",
        "function",
        "should have been freed",
    ]


def test_the_first_finding_with_a_path_is_shown(view: HolderView) -> None:
    assert text(view, "holder-note").startswith("After a run")
    show(view)
    assert view.finding.currentText() == "UploadCard · 1 per cycle · 41.0 kB kept alive"
    steps = [view.model.index(row, 0).data() for row in range(view.model.rowCount())]
    assert steps[:2] == ["Window", "▶ _1401827580"]
    assert view.model.index(1, 1).data().startswith("holder: ")
    assert text(view, "advice") == "Delete it."
    assert text(view, "holder-note") == ""


def test_other_findings_can_be_picked(view: HolderView) -> None:
    show(view)
    QTest.keyClick(view.finding, Qt.Key.Key_Down)
    assert view.model.rowCount() == 3
    # There is no scenario of that name to open.
    assert not view.remedy.isVisible()
    QTest.keyClick(view.finding, Qt.Key.Key_Home)
    assert not view.path.isVisible()
    assert text(view, "holder-note") == "This is counted in the page; no path to it is known."


def test_a_step_of_the_scenario_opens_its_line(view: HolderView, qtbot: QtBot) -> None:
    show(view)
    with qtbot.waitSignal(view.line_chosen, timeout=1000) as chosen:
        click_step(view, 6)
    assert chosen.args == [17]
    with qtbot.assertNotEmitted(view.line_chosen, wait=50):
        click_step(view, 2)
    view.path.setCurrentIndex(view.model.index(6, 0))
    with qtbot.waitSignal(view.line_chosen, timeout=1000):
        QTest.keyClick(view.path, Qt.Key.Key_Return)


def test_the_remedy_can_be_opened(view: HolderView, qtbot: QtBot) -> None:
    show(view)
    assert view.remedy.text() == "Open the remedy: Deregister the callback"
    with qtbot.waitSignal(view.remedy_chosen, timeout=1000) as chosen:
        QTest.mouseClick(view.remedy, Qt.MouseButton.LeftButton)
    assert chosen.args == ["deregister"]


def test_nothing_found_is_said(view: HolderView) -> None:
    show(view)
    assert not view.show_findings((), "", lambda _scenario: None)
    assert text(view, "holder-note").startswith("Nothing is left")
    assert not view.finding.isVisible()
    assert not view.path.isVisible()
    assert text(view, "advice") == ""
