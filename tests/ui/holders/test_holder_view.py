"""Who holds what is left, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from memory.heap.paths.step import PathStep
from report.composed_names import LateWrite
from report.result import Finding
from tests.memory.worded_steps import worded_steps
from ui.holders.findings_model import FindingsModel
from ui.holders.holder_view import HolderView
from ui.holders.path_steps import path_steps

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
STEPS = worded_steps(*ON_WINDOW)
FINDINGS = (
    Finding("ghost", "wrote progress", 127, 635),
    Finding(
        "component", "UploadCard", 1, 5, 41_000, ON_WINDOW, "Delete it.", "deregister", steps=STEPS
    ),
    Finding("callback", "closure", 1, 5, None, ON_WINDOW[:3], "Close it.", "gone", steps=STEPS[:3]),
)


@pytest.fixture
def view(qtbot: QtBot) -> HolderView:
    view = HolderView()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    return view


def show(view: HolderView) -> None:
    titles = {"deregister": "Deregister the callback"}
    view.show_findings(FINDINGS, "UploadCard.vue", titles.get)


def text(view: HolderView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def step_of(view: HolderView, finding: int, row: int) -> QModelIndex:
    """A step of one of the findings."""
    return view.model.index(row, 0, view.model.index(finding, 0))


def click(view: HolderView, index: QModelIndex) -> None:
    view.tree.scrollTo(index)
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.tree.viewport(), left, nothing, view.tree.visualRect(index).center())


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    check: Callable[[FindingsModel], None] = qtmodeltester.check
    check(model)
    model.show_findings(FINDINGS, "UploadCard.vue")
    check(model)
    model.retranslate()
    check(model)
    model.show_findings((), "")
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
        (("(GC roots)", "(External strings)", '"text"'), None),
        (("(GC roots)", "(Handle scope)", "kept", "Card"), "kept"),
        (("C++ Persistent roots", "Card"), None),
        (("Card",), None),
        ((), None),
    ],
)
def test_the_holder_is_where_the_page_keeps_it(path: tuple[str, ...], holder: str | None) -> None:
    marked = [step.text for step in path_steps(worded_steps(*path)) if step.is_holder]
    assert marked == ([] if holder is None else [holder])
    assert all(step.meaning for step in path_steps(worded_steps(*path)))


def test_where_to_let_go_is_marked_beside_what_the_engine_does_not_tell() -> None:
    gap = PathStep("gap", "(not told by JavaScriptCore)")
    path = (*worded_steps("Window", "_735487082", "closure", "Channel"), gap)
    steps = path_steps((*path, *worded_steps("closure", "UploadCard")))
    assert [step.text for step in steps if step.is_holder] == ["_735487082"]
    assert steps[4].text == "(not told by JavaScriptCore)"
    assert all(step.meaning for step in steps)


def test_of_a_listener_the_browsers_own_reference_to_it_is_marked() -> None:
    accessor = PathStep("property", "<symbol Window#DocumentCachedAccessor>")
    before, after = worded_steps("Window"), worded_steps("closure onKey", "Detached <section>")
    listener = (PathStep("object", "EventListener"), PathStep("object", "V8EventListener"))
    steps = path_steps((*before, accessor, *worded_steps("HTMLDocument"), *listener, *after))
    assert [step.text for step in steps if step.is_holder] == ["EventListener"]


def test_steps_are_explained_in_a_few_words() -> None:
    meanings = [step.meaning for step in path_steps(STEPS)]
    assert meanings == [
        "a root: never freed",
        "callback on window",
        "function",
        "closure variable",
        "object of this class",
        "lives as long as its key",
        "function",
        "should have been freed",
    ]


def test_a_collection_that_grows_is_told_by_its_bytes(view: HolderView) -> None:
    path = ("Window", "cycle", "closure cycle", 'module scope "chart"', "Chart", "points", "Array")
    grown = Finding(
        "collection",
        "Array points",
        484,
        4840,
        4840,
        path,
        unit="bytes",
        is_estimate=True,
        steps=worded_steps(*path),
    )
    view.show_findings([grown], "")
    index = view.model.index(0, 0)
    assert index.data() == "Array points · about 484 bytes more per cycle"
    assert "4.8 kB in all" in index.data(Qt.ItemDataRole.ToolTipRole)
    steps = [step_of(view, 0, row).data() for row in range(len(path))]
    assert steps[-2:] == ["▶ points", "Array"]
    end = step_of(view, 0, len(path) - 1)
    assert end.siblingAtColumn(FindingsModel.MEANING).data() == "grows with each cycle"


def test_the_first_finding_with_a_path_is_open(view: HolderView) -> None:
    assert text(view, "holder-note").startswith("When a run leaks")
    assert not view.tree.isVisible()
    show(view)
    shown = [view.model.index(row, 0) for row in range(view.model.rowCount())]
    assert [index.data() for index in shown] == [
        "wrote progress · 127 per cycle",
        "UploadCard · 1 per cycle · 41.0 kB retained in all",
        "closure · 1 per cycle",
    ]
    assert [view.tree.isExpanded(index) for index in shown] == [False, True, False]
    assert view.tree.currentIndex() == shown[1]
    steps = [step_of(view, 1, row).data() for row in range(view.model.rowCount(shown[1]))]
    assert steps[:2] == ["Window", "▶ _1401827580"]
    assert steps[-1] == "UploadCard"
    assert text(view, "advice") == "Delete it."
    assert text(view, "holder-note") == ""


def test_the_holder_is_marked_by_more_than_colour(view: HolderView) -> None:
    show(view)
    holder = step_of(view, 1, 1)
    assert holder.siblingAtColumn(1).data().startswith("let go here: ")
    assert holder.data(Qt.ItemDataRole.FontRole).bold()
    assert holder.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "_1401827580: let go here: callback" in holder.data(Qt.ItemDataRole.AccessibleTextRole)
    other = step_of(view, 1, 2)
    assert not other.data(Qt.ItemDataRole.FontRole).bold()
    assert other.data(Qt.ItemDataRole.BackgroundRole) is None


def test_advice_and_remedy_are_those_of_the_current_row(view: HolderView) -> None:
    show(view)
    QTest.keyClick(view.tree, Qt.Key.Key_End)
    assert view.tree.currentIndex() == view.model.index(2, 0)
    assert text(view, "advice") == "Close it."
    # There is no scenario of that name to open.
    assert not view.remedy.isVisible()
    QTest.keyClick(view.tree, Qt.Key.Key_Up)
    assert view.tree.currentIndex().data() == "UploadCard"
    assert text(view, "advice") == "Delete it."
    assert view.remedy.isVisible()


def test_a_finding_without_a_path_says_why(view: HolderView) -> None:
    show(view)
    QTest.keyClick(view.tree, Qt.Key.Key_Home)
    QTest.keyClick(view.tree, Qt.Key.Key_Right)
    QTest.keyClick(view.tree, Qt.Key.Key_Down)
    assert view.tree.currentIndex() == step_of(view, 0, 0)
    assert view.tree.currentIndex().data() == (
        "These are messages, not objects: nothing retains them. The Bridge lists them."
    )
    assert text(view, "advice") == ""
    assert not view.remedy.isVisible()


def test_findings_without_any_path_are_shown(view: HolderView) -> None:
    view.show_findings(FINDINGS[:1], "UploadCard.vue", lambda _scenario: None)
    assert view.tree.isVisible()
    assert view.tree.isExpanded(view.model.index(0, 0))


def test_a_step_of_the_scenario_opens_its_line(view: HolderView, qtbot: QtBot) -> None:
    show(view)
    line = step_of(view, 1, 6)
    place = line.siblingAtColumn(FindingsModel.PLACE)
    assert place.data() == "UploadCard.vue:17"
    assert place.data(Qt.ItemDataRole.FontRole).underline()
    with qtbot.waitSignal(view.line_chosen, timeout=1000) as chosen:
        click(view, line)
    assert chosen.args == [17]
    with qtbot.assertNotEmitted(view.line_chosen, wait=50):
        click(view, step_of(view, 1, 2))
    other = step_of(view, 1, 2).siblingAtColumn(FindingsModel.PLACE)
    assert other.data() == "callbacks-on-window.ts:14"
    assert not other.data(Qt.ItemDataRole.FontRole).underline()
    for _ in range(4):
        QTest.keyClick(view.tree, Qt.Key.Key_Down)
    assert view.tree.currentIndex() == line
    with qtbot.waitSignal(view.line_chosen, timeout=1000):
        QTest.keyClick(view.tree, Qt.Key.Key_Return)


def test_the_remedy_can_be_opened(view: HolderView, qtbot: QtBot) -> None:
    show(view)
    assert view.remedy.text() == "Open the remedy: Deregister the callback"
    with qtbot.waitSignal(view.remedy_chosen, timeout=1000) as chosen:
        QTest.mouseClick(view.remedy, Qt.MouseButton.LeftButton)
    assert chosen.args == ["deregister"]


def test_nothing_found_is_said(view: HolderView) -> None:
    show(view)
    view.show_findings((), "", lambda _scenario: None)
    assert text(view, "holder-note").startswith("Nothing is left")
    assert not view.tree.isVisible()
    assert text(view, "advice") == ""
    view.clear()
    assert text(view, "holder-note").startswith("When a run leaks")


def test_another_language_leaves_the_tree_as_it_is(view: HolderView, qtbot: QtBot) -> None:
    show(view)
    view.tree.setCurrentIndex(step_of(view, 1, 3))
    with qtbot.waitSignal(view.model.headerDataChanged, timeout=1000):
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.tree.isExpanded(view.model.index(1, 0))
    assert view.tree.currentIndex() == step_of(view, 1, 3)
    assert text(view, "advice") == "Delete it."


@pytest.mark.parametrize("width", [360, 520, 900])
def test_file_and_line_are_never_cut_off(view: HolderView, width: int) -> None:
    show(view)
    view.resize(width, 400)
    header, place = view.tree.header(), FindingsModel.PLACE
    assert header.length() <= view.tree.viewport().width()
    assert header.sectionSize(place) >= view.tree.sizeHintForColumn(place) > 0
    # What a step means is in its tooltip where there is no room.
    assert header.isSectionHidden(FindingsModel.MEANING) is (width < 500)
    assert "callback on window" in step_of(view, 1, 1).data(Qt.ItemDataRole.ToolTipRole)
    # But for where to let go.
    assert ("let go here" in step_of(view, 1, 1).data()) is (width < 500)


def test_a_path_can_be_copied_and_a_step(view: HolderView) -> None:
    show(view)
    clipboard = QApplication.clipboard()
    clipboard.clear()
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    copied = clipboard.text().splitlines()
    assert copied[0] == "UploadCard · 1 per cycle · 41.0 kB retained in all"
    assert copied[2] == "  ▶ _1401827580: let go here: callback on window"
    assert copied[7] == "    closure onProgress: function, UploadCard.vue:17"
    assert len(copied) == 1 + len(ON_WINDOW)
    clipboard.clear()
    view.tree.setFocus()
    view.tree.setCurrentIndex(step_of(view, 1, 3))
    QTest.keyClick(view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == 'context "callback"\tclosure variable'


def test_roots_of_the_engine_are_no_holders() -> None:
    steps = path_steps(worded_steps("(GC roots)", "(External strings)", "text"), "picked")
    assert [step.meaning for step in steps] == [
        "a root: never freed",
        "a root: never freed",
        "the selected object",
    ]
    below = path_steps(worded_steps("global", "kept", "Card"))
    assert [step.meaning for step in below][1] == "property"


def test_lines_of_other_files_can_be_opened_too(view: HolderView, qtbot: QtBot) -> None:
    view.show_findings(FINDINGS, "UploadCard.vue", others=("callbacks-on-window.ts",))
    line = step_of(view, 1, 2)
    place = line.siblingAtColumn(FindingsModel.PLACE)
    assert place.data(Qt.ItemDataRole.FontRole).underline()
    with qtbot.waitSignal(view.source_chosen, timeout=1000) as chosen:
        click(view, line)
    assert chosen.args == ["callbacks-on-window.ts", 14]


def test_names_with_line_breaks_stand_on_one_line(view: HolderView) -> None:
    path = ("Window", "a\n  b", '"first\nsecond"')
    steps = (
        PathStep("object", "Window"),
        PathStep("property", "a\n  b"),
        PathStep("text", "first\nsecond"),
    )
    view.show_findings((Finding("object", '"first\n\tsecond"', 1, 5, 1000, path, steps=steps),))
    assert view.model.index(0, 0).data() == '"first second" · 1 per cycle · 1.0 kB retained in all'
    assert [step_of(view, 0, row).data() for row in range(3)] == [
        "Window",
        "▶ a b",
        '"first second"',
    ]


def test_an_object_without_a_path_is_said_to_have_none(view: HolderView) -> None:
    view.show_findings((Finding("callback", "closure", 1, 5),))
    assert view.tree.model().index(0, 0, view.model.index(0, 0)).data() == (
        "Counted in the page; its retaining path is not known."
    )


def test_a_name_composed_of_what_has_line_breaks_stands_on_one_line(view: HolderView) -> None:
    name = LateWrite("a\n  b", "Upload\tCard\x1b")
    view.show_findings((Finding("ghost", str(name), 1, 5, composed_name=name),))
    assert view.model.index(0, 0).data() == (
        "wrote a b of an unmounted Upload Card\\x1b · 1 per cycle"
    )


def test_what_a_step_is_does_not_depend_on_how_it_reads() -> None:
    """A page may call a property like a class, a function with its line, or a callback."""
    path = (
        PathStep("object", "Window"),
        PathStep("property", "State"),
        PathStep("property", "closure f (UploadCard.vue:17)"),
        PathStep("property", "Map"),
        PathStep("property", "<symbol kept>"),
        PathStep("object", "_17"),
        PathStep("index", "3"),
        PathStep("object", "Card"),
    )
    steps = path_steps(path)
    assert [step.meaning for step in steps] == [
        "a root: never freed",
        "property of window",
        "property",
        "property",
        "property",
        "object of this class",
        "element of the array",
        "should have been freed",
    ]
    assert [step.text for step in steps if step.is_holder] == ["<symbol kept>"]
    assert {step.place for step in steps} == {None}


def test_a_path_of_a_file_without_steps_is_shown_as_it_reads(view: HolderView) -> None:
    """Nothing is guessed of it: no step is marked, none can be opened."""
    view.show_findings((Finding("component", "UploadCard", 1, 5, path=ON_WINDOW),))
    shown = [step_of(view, 0, row) for row in range(len(ON_WINDOW))]
    assert tuple(step.data() for step in shown) == ON_WINDOW
    meanings = [step.siblingAtColumn(FindingsModel.MEANING).data() for step in shown]
    assert meanings == [
        "a root: never freed",
        *["reference or object"] * 6,
        "should have been freed",
    ]
    assert [view.model.place(step) for step in shown] == [None] * len(shown)
