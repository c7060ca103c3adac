"""The base of all table models in the window: a subclass gives its columns and cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui.words.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
"""As views give one."""
VALUE_ROLE = Qt.ItemDataRole.UserRole
"""What a cell stands for: a column is sorted by it, or a delegate draws it."""
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.FontRole,
        VALUE_ROLE,
    }
)
_NO_PARENT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column:
    """A column, in the language of now."""

    heading: str
    meaning: str = ""
    """The tooltip of the heading; empty for none."""
    is_number: bool = False
    """Numbers stand on the right, aligned by their last digit."""
    largest_first: bool = False
    """What a first click on the heading sorts by; else the smallest comes first."""


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of values. A subclass gives its columns, their texts, and what else its cells have."""

    IS_SORTED: ClassVar[bool] = False
    """Whether its view can be sorted: the mark of the order stands on the right of a heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._known_columns: Sequence[Column] | None = None

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self._known_columns = None
        if columns := self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
        self._tell_all()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """The number of rows; a cell has none."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The number of columns; a cell has none."""
        return 0 if parent.isValid() else len(self._head)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A column's heading, what it means, its alignment, and the order of a first click."""
        columns = self._head
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
            return None
        return heading_data(columns[section], role, is_sorted=self.IS_SORTED)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, tooltip, alignment, colours, font, or its value."""
        # Views ask for a dozen roles of each cell; for most there is never anything.
        if role not in _ROLES or not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            tooltip = self._tooltip(row, column)
            return plain_tooltip(tooltip) if tooltip else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._head[column].is_number else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(row, column)
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(row, column)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        return self._value(row, column) if role == VALUE_ROLE else None

    @property
    def _head(self) -> Sequence[Column]:
        # Views ask for the number of columns with every index that they make.
        if self._known_columns is None:
            self._known_columns = self._columns()
        return self._known_columns

    def _columns(self) -> Sequence[Column]:
        """The columns, in the language of now."""
        raise NotImplementedError

    def _text(self, row: Row, column: int) -> str | None:
        """What a cell shows."""
        raise NotImplementedError

    def _value(self, row: Row, column: int) -> object:
        """What :data:`VALUE_ROLE` gives."""
        return None

    def _tooltip(self, row: Row, column: int) -> str:
        """A cell's tooltip as plain text; empty for none."""
        return ""

    def _color(self, row: Row, column: int) -> QColor | None:
        """The colour of a cell's text; None for the usual."""
        return None

    def _ground(self, row: Row, column: int) -> QColor | None:
        """The ground of a cell; None for the table's."""
        return None

    def _font(self, row: Row, column: int) -> QFont | None:
        """The font of a cell; None for the table's."""
        return None

    def _show_rows(self, rows: Sequence[Row]) -> None:
        """Have these rows, and no other."""
        self.beginResetModel()
        self._rows = rows
        self._known_columns = None
        self.endResetModel()

    def _tell_all(self) -> None:
        """Have the views ask for all cells anew."""
        rows, columns = self.rowCount(), self.columnCount()
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))


def heading_data(column: Column, role: int, *, is_sorted: bool) -> object:
    """A heading's text, tooltip or alignment, and the order of a first click on it."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.heading
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tooltip(column.meaning) if column.meaning else None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT if column.is_number and not is_sorted else _LEFT
    if role == Qt.ItemDataRole.InitialSortOrderRole and is_sorted:
        return _order(column)
    return None


def _order(column: Column) -> int:
    falls, rises = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
    # Qt takes no enum of Python's here.
    return int((falls if column.largest_first else rises).value)
