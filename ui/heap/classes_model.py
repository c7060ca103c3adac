"""The classes of a heap as a tree: each with its instances, once somebody has looked for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from lab.heap.explore.questions import Classes, Deltas, Instances
from memory.heap.classes.deltas import ClassDelta
from memory.heap.classes.totals import ClassTotal, Instance
from ui.heap.class_columns import DELTA_COLUMNS, TOTAL_COLUMNS, DeltaColumn, TotalColumn
from ui.looks.table_model import heading_data
from ui.words.plain_text import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_OF_CLASS = 0
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NO_CLASSES = Classes((), 0)
_NO_INSTANCES = Instances((), 0)


class ClassesModel(QAbstractItemModel):
    """Rows are classes, and in each its instances; what there is, or what has changed.

    A class whose instances are not known yet has one row that says so, and one with more than are
    listed a last row that says how many.
    """

    NAME = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Classes | Deltas = _NO_CLASSES
        self._instances: dict[int, Instances] = {}

    @property
    def columns(self) -> Sequence[TotalColumn] | Sequence[DeltaColumn]:
        """What is told of each class."""
        return TOTAL_COLUMNS if isinstance(self._rows, Classes) else DELTA_COLUMNS

    @property
    def rows(self) -> Classes | Deltas:
        """The classes that are listed, and how many there are."""
        return self._rows

    def show_rows(self, rows: Classes | Deltas) -> None:
        """List these classes; nobody has looked for instances yet."""
        self.beginResetModel()
        self._rows, self._instances = rows, {}
        self.endResetModel()

    def show_instances(self, class_name: str, instances: Instances) -> None:
        """List the instances of a class, if it is listed."""
        row = self.row_of(class_name)
        if row is None:
            return
        parent = self.index(row, self.NAME)
        self.beginRemoveRows(parent, 0, self.rowCount(parent) - 1)
        self._instances[row] = _NO_INSTANCES
        self.endRemoveRows()
        if shown := _shown_rows(instances):
            self.beginInsertRows(parent, 0, shown - 1)
            self._instances[row] = instances
            self.endInsertRows()

    def retranslate(self) -> None:
        """Say everything in the language of now; what is expanded and current stays so."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        for row in range(self.rowCount()):
            of_class = self.index(row, self.NAME)
            self.dataChanged.emit(of_class, of_class.siblingAtColumn(last))
            end = self.rowCount(of_class) - 1
            if row in self._instances and end >= 0:
                first = self.index(0, self.NAME, of_class)
                self.dataChanged.emit(first, self.index(end, last, of_class))

    def row_of(self, class_name: str) -> int | None:
        """The row of a class."""
        names = (row.name for row in self._rows.rows)
        return next((at for at, name in enumerate(names) if name == class_name), None)

    def class_name(self, index: _Index) -> str | None:
        """The name of a class's row; None for others."""
        if not index.isValid() or _is_child(index):
            return None
        return self._rows.rows[index.row()].name

    def is_known(self, index: _Index) -> bool:
        """Whether the instances of a class's row are listed."""
        return index.row() in self._instances

    def instance(self, index: _Index) -> Instance | None:
        """The instance of a row; None for others."""
        if not index.isValid() or not _is_child(index):
            return None
        listed = self._instances.get(index.internalId() - 1)
        rows = () if listed is None else listed.rows
        return rows[index.row()] if index.row() < len(rows) else None

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """A cell. Its internal id is 0 for a class, else 1 more than its class's row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _OF_CLASS)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """The class of an instance."""
        if not index.isValid() or not _is_child(index):
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, self.NAME, _OF_CLASS)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """The number of classes, or of a class's instances, where a note counts as one."""
        if not parent.isValid():
            return len(self._rows.rows)
        if _is_child(parent) or parent.column() != self.NAME:
            return 0
        listed = self._instances.get(parent.row())
        if listed is not None:
            return _shown_rows(listed)
        return 1 if self._has_instances(parent.row()) else 0

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """What is told of each class."""
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A column's heading, what it means, and the order of a first click."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        return heading_data(self.columns[section].heading(), role, is_sorted=True)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, alignment, font or tooltip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() != self.NAME else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self.NAME:
            return plain_tooltip(self._text(index))
        if role == Qt.ItemDataRole.FontRole and self._is_note(index):
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _text(self, index: _Index) -> str:
        if self._is_note(index):
            return self._note(index) if index.column() == self.NAME else ""
        instance, column = self.instance(index), self.columns[index.column()]
        if instance is not None:
            return column.of_instance(instance)
        row = self._rows.rows[index.row()]
        if isinstance(row, ClassTotal) and isinstance(column, TotalColumn):
            return column.of_class(row)
        if isinstance(row, ClassDelta) and isinstance(column, DeltaColumn):
            return column.of_class(row)
        raise AssertionError("a column is about its rows")

    def _is_note(self, index: _Index) -> bool:
        return _is_child(index) and self.instance(index) is None

    def _note(self, index: _Index) -> str:
        listed = self._instances.get(index.internalId() - 1)
        if listed is None:
            return self.tr("Looking for them …")
        more = listed.found - len(listed.rows)
        return self.tr("… and {count} more").format(count=QLocale().toString(more))

    def _has_instances(self, row: int) -> bool:
        of_class = self._rows.rows[row]
        return (of_class.count if isinstance(of_class, ClassTotal) else of_class.new) > 0


def _shown_rows(instances: Instances) -> int:
    return len(instances.rows) + (instances.found > len(instances.rows))


def _is_child(index: _Index) -> bool:
    return index.internalId() != _OF_CLASS
