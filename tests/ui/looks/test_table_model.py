"""What all tables have of their one model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.looks.table_model import VALUE_ROLE, Column, TableModel

ACROSS = Qt.Orientation.Horizontal
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
VCENTER = Qt.AlignmentFlag.AlignVCenter


class _Sizes(TableModel[tuple[str, int]]):
    """Names and sizes, in a language that can change."""

    IS_SORTED = True
    size = "Size"

    def show(self, rows: Sequence[tuple[str, int]]) -> None:
        self._show_rows(rows)

    def _columns(self) -> Sequence[Column]:
        size = Column(self.size, "of <div>", is_number=True, largest_first=True)
        return Column("Name"), size

    def _text(self, row: tuple[str, int], column: int) -> str:
        return str(row[column])

    def _value(self, row: tuple[str, int], column: int) -> object:
        return row[column]

    def _tooltip(self, row: tuple[str, int], column: int) -> str:
        return f"a {row[0]}" if column == 0 else ""


@pytest.fixture
def model() -> _Sizes:
    model = _Sizes()
    model.show([("<p>", 3), ("text", 10)])
    return model


def test_it_is_a_sound_model(model: _Sizes, qtmodeltester: ModelTester) -> None:
    check: Callable[[_Sizes], None] = qtmodeltester.check
    check(model)
    model.show(())
    check(model)
    assert (model.rowCount(), model.columnCount()) == (0, 2)


def test_cells_have_texts_values_alignments_and_plain_tooltips(model: _Sizes) -> None:
    name, size = model.index(0, 0), model.index(0, 1)
    assert (name.data(), size.data(), size.data(VALUE_ROLE)) == ("<p>", "3", 3)
    assert name.data(Qt.ItemDataRole.TextAlignmentRole) == LEFT | VCENTER
    assert size.data(Qt.ItemDataRole.TextAlignmentRole) == RIGHT | VCENTER
    assert name.data(Qt.ItemDataRole.ToolTipRole) == "<span>a &lt;p&gt;</span>"
    assert size.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.rowCount(name) == model.columnCount(name) == 0


def test_headings_say_what_they_mean_and_how_a_click_sorts(model: _Sizes) -> None:
    def heading(section: int, role: Qt.ItemDataRole) -> object:
        return model.headerData(section, ACROSS, role)

    assert heading(1, Qt.ItemDataRole.DisplayRole) == "Size"
    assert heading(1, Qt.ItemDataRole.ToolTipRole) == "<span>of &lt;div&gt;</span>"
    # The mark of the order stands on the right.
    assert heading(1, Qt.ItemDataRole.TextAlignmentRole) == LEFT | VCENTER
    orders = [heading(section, Qt.ItemDataRole.InitialSortOrderRole) for section in (0, 1)]
    assert orders == [Qt.SortOrder.AscendingOrder.value, Qt.SortOrder.DescendingOrder.value]
    assert heading(2, Qt.ItemDataRole.DisplayRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_another_language_is_told_to_the_views(model: _Sizes) -> None:
    told: list[object] = []
    model.headerDataChanged.connect(lambda *which: told.append(which))
    model.dataChanged.connect(lambda first, last, _roles: told.append((first, last)))
    assert model.headerData(1, ACROSS) == "Size"
    model.size = "Größe"
    model.retranslate()
    assert model.headerData(1, ACROSS) == "Größe"
    assert told == [(ACROSS, 0, 1), (model.index(0, 0), model.index(1, 1))]
