"""The heap tab: what it asks, and what it shows of the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.heap.explore.kept import KeptSnapshot
from lab.heap.explore.questions import (
    Classes,
    ClassesQuestion,
    Deltas,
    DeltasQuestion,
    HeldThrough,
    Instances,
    InstancesQuestion,
    Overview,
    PathsQuestion,
    Question,
    SnapshotFile,
)
from memory.heap.classes.deltas import ClassDelta
from memory.heap.classes.totals import ClassTotal, Instance
from memory.heap.problems import WrongOrder
from memory.heap.sizes.largest import SizedNode
from system.errors import CannotMeasureError
from tests.event_loop import SessionLoop
from tests.memory.worded_steps import worded_steps
from ui.heap.classes_model import ClassesModel
from ui.heap.heap_view import HeapView
from ui.heap.sized_nodes_model import SizedNodesModel
from ui.holders.findings_model import FindingsModel

LARGEST = (
    SizedNode(1, "Window", "object", 100, 90_000),
    SizedNode(3, "Array", "array", 50_000, 50_000),
)
DETACHED = (SizedNode(5, "Detached <div>", "native", 200, 4_000),)
OVERVIEW = Overview(1000, 4000, 2_000_000, LARGEST, DETACHED, detached_count=7)
FIRST = KeptSnapshot(SnapshotFile(b"/a.heapsnapshot"), OVERVIEW, "a.heapsnapshot")
SECOND = KeptSnapshot(SnapshotFile(b"/b.heapsnapshot"), OVERVIEW, "b.heapsnapshot")
TOTALS = (
    ClassTotal("Card", 700, 3, 2_000, 90_000),
    ClassTotal("(string)", 7, None, 500, 700),
)
CARDS = tuple(Instance(101 + 2 * at, "Card", 3, 10, 20) for at in range(500))
DELTAS = (ClassDelta("Card", 3, 1, 2, 2_000), ClassDelta("Gone", 0, 4, -4, -900))


class Answering:
    """Answers at once, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.more_classes = 0
        self.paths: tuple[tuple[str, ...], ...] = (("Window", "list", "Array"),)

    async def __call__(self, question: Question, *, result: type[object]) -> object:
        await asyncio.sleep(0)
        self.asked.append(question)
        match question:
            case ClassesQuestion():
                rows = tuple(row for row in TOTALS if question.containing in row.name)
                return Classes(rows, len(rows) + self.more_classes)
            case DeltasQuestion():
                if question.file == FIRST.file:
                    raise CannotMeasureError(WrongOrder())
                return Deltas(DELTAS, len(DELTAS))
            case InstancesQuestion():
                return Instances(CARDS, 700)
            case PathsQuestion():
                paths = tuple(worded_steps(*path) for path in self.paths)
                return HeldThrough("Card", 20, paths)
        raise AssertionError(question)


@pytest.fixture
def answering() -> Answering:
    return Answering()


@pytest.fixture
def view(session_loop: SessionLoop, qtbot: QtBot, answering: Answering) -> Iterator[HeapView]:
    take, cancel = QAction(), QAction()
    made = HeapView(take, cancel, answering)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    yield made
    session_loop.run(made.close_asking())


async def settled() -> None:
    """Long enough for all that can be answered at once."""
    for _ in range(20):
        await asyncio.sleep(0)


def text(view: HeapView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def shown_path(view: HeapView, row: int = 0) -> list[str]:
    model = view.holder.model
    top = model.index(row, 0)
    return [str(model.index(at, 0, top).data()) for at in range(model.rowCount(top))]


def listed(view: HeapView) -> list[list[str]]:
    model = view.classes.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_they_are_sound_models(qtmodeltester: ModelTester) -> None:
    nodes, classes = SizedNodesModel(), ClassesModel()
    check: Callable[[object], None] = qtmodeltester.check
    check(nodes)
    nodes.show_nodes(LARGEST)
    check(nodes)
    check(classes)
    classes.show_rows(Classes(TOTALS, 2))
    classes.show_instances("Card", Instances(CARDS[:3], 5))
    check(classes)
    classes.show_instances("Card", Instances((), 0))
    classes.show_rows(Deltas(DELTAS, 2))
    check(classes)


def test_at_first_it_says_what_to_do(view: HeapView) -> None:
    assert text(view, "heap-empty").startswith("Take a heap snapshot")
    assert not view.classes.isVisible()
    assert not view.cancel.isVisible()
    view.show_taking(True)
    assert view.cancel.isVisible()


async def test_classes_are_listed_and_their_instances_looked_for(view: HeapView) -> None:
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    assert text(view, "heap-summary").startswith("2.0 MB, 1000 objects")
    assert listed(view) == [
        ["Card", "700", "3", "2.0 kB", "90.0 kB"],
        ["(string)", "7", "–", "500 bytes", "700 bytes"],
    ]
    assert text(view, "holder-note").startswith("Open a class")
    of_class = view.classes.model.index(0, 0)
    QTest.keyClick(view.classes.tree, Qt.Key.Key_Return)
    assert view.classes.model.index(0, 0, of_class).data() == "Looking for them …"
    await settled()
    assert view.classes.model.index(0, 0, of_class).data() == "Card @101"
    assert view.classes.model.rowCount(of_class) == 501
    assert view.classes.model.index(500, 0, of_class).data() == "… and 200 more"
    QTest.keyClick(view.classes.tree, Qt.Key.Key_Return)
    assert not view.classes.tree.isExpanded(of_class)


async def test_several_paths_are_listed_and_the_best_is_open(
    view: HeapView, answering: Answering
) -> None:
    answering.paths = (("Window", "list", "Array"), ("Window", "bus", "Bus"))
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    view.classes.tree.expand(view.classes.model.index(0, 0))
    await settled()
    QTest.keyClick(view.classes.tree, Qt.Key.Key_Down)
    await settled()
    model = view.holder.model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Card @101 · 20 bytes retained",
        "Also held: path 2 of 2",
    ]
    assert shown_path(view) == ["Window", "▶ list", "Array"]
    assert shown_path(view, 1) == ["Window", "▶ bus", "Bus"]
    assert view.holder.tree.isExpanded(model.index(0, 0))
    top = model.index(0, 0)
    assert model.index(2, FindingsModel.MEANING, top).data() == "the selected object"


async def test_the_arrows_ask_for_the_last_row_alone(view: HeapView, answering: Answering) -> None:
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    view.classes.tree.expand(view.classes.model.index(0, 0))
    await settled()
    for _ in range(50):
        QTest.keyClick(view.classes.tree, Qt.Key.Key_Down)
    await settled()
    paths = [each for each in answering.asked if isinstance(each, PathsQuestion)]
    assert len(paths) <= 2
    assert paths[-1].node_id == CARDS[49].id
    assert view.holder.model.index(0, 0).data().startswith(f"Card @{CARDS[49].id} ")


async def test_the_filter_asks_and_keeps_what_is_open(view: HeapView, answering: Answering) -> None:
    answering.more_classes = 123
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    assert text(view, "heap-more") == "… and 123 more classes; the filter finds them"
    view.classes.tree.expand(view.classes.model.index(0, 0))
    answering.more_classes = 0
    QTest.keyClicks(view.classes.filter, "Card")
    QTest.keyClick(view.classes.filter, Qt.Key.Key_Return)
    await settled()
    assert [row[0] for row in listed(view)] == ["Card"]
    assert view.classes.tree.isExpanded(view.classes.model.index(0, 0))
    assert text(view, "heap-more") == ""
    QTest.keyClicks(view.classes.filter, "x")
    QTest.keyClick(view.classes.filter, Qt.Key.Key_Return)
    await settled()
    assert text(view, "heap-no-classes") == "No class has this in its name."


async def test_a_first_click_on_a_size_asks_for_the_largest(
    view: HeapView, answering: Answering
) -> None:
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    header = view.classes.tree.header()
    place = header.viewport().rect().center()
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    orders = []
    for column in (3, 3, 0, 2, 1):
        middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        place.setX(middle)
        assert header.logicalIndexAt(place) == column
        QTest.mouseClick(header.viewport(), left, nothing, place)
        await settled()
        asked = answering.asked[-1]
        assert isinstance(asked, ClassesQuestion)
        orders.append((asked.order, asked.largest_first))
    assert orders == [
        ("shallow", True),
        ("shallow", False),
        ("name", False),
        ("distance", False),
        ("count", True),
    ]


async def test_two_snapshots_are_compared_or_it_is_said_why_not(
    view: HeapView, answering: Answering
) -> None:
    view.show_snapshots((FIRST,), FIRST)
    assert not view.choice.before.isEnabled()
    view.show_snapshots((FIRST, SECOND), SECOND)
    await settled()
    QTest.keyClick(view.choice.before, Qt.Key.Key_Down)
    await settled()
    asked = [each for each in answering.asked if isinstance(each, DeltasQuestion)][-1]
    assert (asked.file, asked.before, asked.order) == (SECOND.file, FIRST.file, "size")
    assert listed(view) == [
        ["Card", "3", "1", "+2", "+2.0 kB"],
        ["Gone", "0", "4", "−4", "−900 bytes"],
    ]
    model = view.classes.model
    # What has gone is not in the snapshot that is shown.
    assert model.rowCount(model.index(1, 0)) == 0
    view.classes.tree.expand(model.index(0, 0))
    await settled()
    found = answering.asked[-1]
    assert isinstance(found, InstancesQuestion)
    assert found.before == FIRST.file
    QTest.keyClick(view.choice.shown, Qt.Key.Key_Up)
    await settled()
    assert view.choice.compared_with is None
    QTest.keyClick(view.choice.before, Qt.Key.Key_Down)
    await settled()
    assert listed(view) == []
    assert "swap them" in text(view, "heap-no-classes")


async def test_nothing_of_another_snapshot_stays_listed(view: HeapView) -> None:
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    view.classes.tree.expand(view.classes.model.index(0, 0))
    await settled()
    view.show_snapshots((FIRST, SECOND), SECOND)
    assert listed(view) == []
    assert text(view, "heap-no-classes") == "Analysing …"
    await settled()
    assert [row[0] for row in listed(view)] == ["Card", "(string)"]
    assert view.classes.tree.isExpanded(view.classes.model.index(0, 0))


async def test_a_row_of_a_table_shows_what_holds_it(view: HeapView, answering: Answering) -> None:
    view.show_snapshots((FIRST,), FIRST)
    assert view.tabs.tabText(1) == "Detached (7)"
    answering.paths = ()
    view.tabs.setCurrentIndex(2)
    await settled()
    # Nothing holds the window itself.
    assert text(view, "holder-note").startswith("Only weak")
    answering.paths = (("Window", "list", "Array"),)
    QTest.keyClick(view.largest, Qt.Key.Key_Down)
    await settled()
    assert shown_path(view) == ["Window", "▶ list", "Array"]
    asked = answering.asked[-1]
    assert isinstance(asked, PathsQuestion)
    assert asked.node_id == 3


@pytest.mark.parametrize("column", [SizedNodesModel.SHALLOW, SizedNodesModel.NAME])
async def test_a_first_click_shows_the_largest(view: HeapView, column: int) -> None:
    view.show_snapshots((FIRST,), FIRST)
    view.tabs.setCurrentIndex(2)
    await settled()
    header = view.largest.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(column) + 8)
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(header.viewport(), left, nothing, place)
    model = view.largest.model()
    # Largest first for a size; for a name, A before Z.
    assert [model.index(row, 0).data() for row in range(2)] == ["Array", "Window"]
    QTest.mouseClick(header.viewport(), left, nothing, place)
    assert [model.index(row, 0).data() for row in range(2)] == ["Window", "Array"]


async def test_a_narrow_tree_leaves_out_numbers_before_names(view: HeapView) -> None:
    view.show_snapshots((FIRST,), FIRST)
    await settled()
    tree = view.classes.tree
    hidden = [tree.isColumnHidden(column) for column in range(5)]
    assert hidden == [False] * 5
    view.resize(300, 700)
    await asyncio.sleep(0.1)
    assert [tree.isColumnHidden(column) for column in (0, 2, 4)] == [False, True, False]
    view.resize(640, 700)
    await asyncio.sleep(0.1)
    assert [tree.isColumnHidden(column) for column in range(5)] == [False] * 5


def test_names_stand_on_one_line() -> None:
    model = SizedNodesModel()
    model.show_nodes((SizedNode(1, '"// \\0runtime\n\n  var x"', "string", 1, 1),))
    assert model.index(0, 0).data() == '"// \\0runtime var x"'
    assert "\n" not in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
