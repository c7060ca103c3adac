"""A heap snapshot in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from memory.heap.sizes.largest import SizedNode
from report.heap_document import HeapDocument, SnapshotReport
from tests.memory.worded_steps import worded_steps
from ui.heap.heap_view import HeapView
from ui.heap.sized_nodes_model import SizedNodesModel

LARGEST = (
    SizedNode(1, "Window", "object", 100, 90_000),
    SizedNode(3, "Array", "array", 50_000, 50_000),
)
DETACHED = (SizedNode(5, "Detached <div>", "native", 200, 4_000),)
REPORT = SnapshotReport(
    HeapDocument(
        schema=1,
        nodes=1000,
        edges=4000,
        total_bytes=2_000_000,
        largest=LARGEST,
        detached=DETACHED,
        detached_count=7,
        paths=(),
        kinds=(),
        duplicate_strings=(),
        largest_collections=(),
    ),
    {
        3: worded_steps("Window", "list", "Array"),
        5: worded_steps("Window", "list", "Array", "Detached <div>"),
    },
)


@pytest.fixture
def view(qtbot: QtBot) -> HeapView:
    made = HeapView()
    qtbot.addWidget(made)
    made.resize(640, 600)
    made.show()
    return made


def text(view: HeapView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def shown_path(view: HeapView) -> list[str]:
    model = view.holder.model
    top = model.index(0, 0)
    return [str(model.index(row, 0, top).data()) for row in range(model.rowCount(top))]


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = SizedNodesModel()
    check: Callable[[SizedNodesModel], None] = qtmodeltester.check
    check(model)
    model.show_nodes(LARGEST)
    check(model)


def test_at_first_it_says_what_to_do(view: HeapView) -> None:
    assert text(view, "heap-empty").startswith("Open a heap snapshot (Ctrl+O)")
    assert not view.largest.isVisible()


def test_a_row_shows_what_holds_it(view: HeapView) -> None:
    view.show_report(REPORT, "page.heapsnapshot")
    assert text(view, "heap-summary").startswith("page.heapsnapshot: 2.0 MB")
    assert view.tabs.tabText(1) == "Detached (7)"
    # Nothing holds the window itself.
    assert text(view, "holder-note").startswith("Only weak")
    QTest.keyClick(view.largest, Qt.Key.Key_Down)
    assert shown_path(view) == ["Window", "▶ list", "Array"]
    top = view.holder.model.index(0, 0)
    assert view.holder.model.index(2, 1, top).data() == "the selected object"
    assert view.holder.model.index(0, 0).data() == "Array · 50.0 kB retained"
    view.tabs.setCurrentIndex(1)
    assert shown_path(view)[-1] == "Detached <div>"


def test_it_is_sorted_by_number(view: HeapView) -> None:
    view.show_report(REPORT, "page.heapsnapshot")
    view.largest.sortByColumn(SizedNodesModel.SHALLOW, Qt.SortOrder.DescendingOrder)
    model = view.largest.model()
    assert [model.index(row, 0).data() for row in range(2)] == ["Array", "Window"]


@pytest.mark.parametrize("column", [SizedNodesModel.SHALLOW, SizedNodesModel.NAME])
def test_a_first_click_shows_the_largest(view: HeapView, column: int) -> None:
    view.show_report(REPORT, "page.heapsnapshot")
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


def test_names_stand_on_one_line() -> None:
    model = SizedNodesModel()
    model.show_nodes((SizedNode(1, '"// \\0runtime\n\n  var x"', "string", 1, 1),))
    assert model.index(0, 0).data() == '"// \\0runtime var x"'
    assert "\n" not in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
