"""What a page or a file calls its things is shown as it is, and on one line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as QtOfGui
from pytestqt.qtbot import QtBot

from lab.problems import CannotOpen
from memory.heap.naming.source_place import SourcePlace
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words
from memory.heap.sizes.largest import SizedNode
from memory.metrics.survivor import Survivor
from report.result import Finding
from tests.lab.foreign_names import ANY_NAME, EVIL_NAMES, unsafe_characters
from ui.heap.sized_nodes_model import SizedNodesModel
from ui.holders.findings_model import FindingsModel
from ui.memory.survivors_model import SurvivorsModel
from ui.window.message_bar import MessageBar
from ui.words.plain_text import plain_tooltip

SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def texts(
    model: QAbstractItemModel, role: Qt.ItemDataRole, parent: QModelIndex | None = None
) -> Iterator[str]:
    """All texts of a role in a model, those of children included."""
    above = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(row, column, above)
            if isinstance(text := model.data(index, role), str):
                yield text
            yield from texts(model, role, index) if column == 0 else ()


def seen(tooltip: str) -> str:
    """What a tooltip shows: Qt takes it for HTML where it looks like that."""
    if not QtOfGui.mightBeRichText(tooltip):
        return tooltip
    document = QTextDocument()
    document.setHtml(tooltip)
    return document.toPlainText()


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=ANY_NAME)
@example(name="".join(EVIL_NAMES))
@example(name="")
def test_any_name_in_a_path_is_one_line(name: str) -> None:
    model = FindingsModel()
    path = ("Window", name, name, f"{name}[0]", name)
    steps = (
        PathStep("object", "Window"),
        PathStep("property", name),
        PathStep("entry", key=name),
        PathStep("function", name, SourcePlace(name, 3)),
        PathStep("text", name),
        PathStep("object", "Object", properties=(name, name)),
    )
    findings = [
        Finding("object", name, 1.0, 7, 700, path, name),
        Finding("object", name, 1.0, 7, 700, path_words(steps), name, steps=steps),
    ]
    model.show_findings(findings, "UploadCard.vue")
    for role in SHOWN_ROLES:
        for text in texts(model, role):
            assert unsafe_characters(seen(text), allowed="") == set()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["<b>bold</b>", "<div>", "<img src='file:///x'>", "a < b & c"])
def test_a_name_that_looks_like_html_is_shown_as_it_is(name: str) -> None:
    findings, nodes = FindingsModel(), SizedNodesModel()
    findings.show_findings([Finding("object", name, 1.0, 7, 700, ("Window", name), None)], "")
    nodes.show_nodes([SizedNode(5, name, "object", 16, 316)])
    for model, expected in ((findings, 4), (nodes, 1)):
        tooltips = [seen(text) for text in texts(model, Qt.ItemDataRole.ToolTipRole)]
        assert sum(name in text for text in tooltips) == expected
        assert any(name in text for text in texts(model, Qt.ItemDataRole.DisplayRole))


@pytest.mark.parametrize("name", EVIL_NAMES)
@pytest.mark.usefixtures("qapp")
def test_a_survivor_has_a_line(name: str) -> None:
    model = SurvivorsModel()
    model.show_survivors([Survivor(1, name, 5.0, 7, 3)])
    for text in texts(model, Qt.ItemDataRole.DisplayRole):
        assert unsafe_characters(text, allowed="") == set()


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_an_error_that_quotes_a_name_is_shown_as_text(qtbot: QtBot, name: str) -> None:
    bar = MessageBar(QAction())
    qtbot.addWidget(bar)
    bar.show_problem(CannotOpen(name, "No such file or directory"))
    assert unsafe_characters(bar.text, allowed="") == set()
    assert len(bar.text) <= 1000


def test_a_tooltip_of_several_lines_keeps_them() -> None:
    assert plain_tooltip("a\nb") == "a\nb"
    assert seen(plain_tooltip("<a>\n<b>")).replace("\u2028", "\n") == "<a>\n<b>"
