"""The components that survived, one by one, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from memory.heap.naming.printable import printable
from memory.metrics.reading import Survivor
from ui.looks.tables import largest_first
from ui.words.units import data_size

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_UNKNOWN = "—"
_LONGEST_NAME = 200
_MS_PER_S = 1000
_S_PER_MINUTE = 60


class SurvivorsModel(QAbstractTableModel):
    """A row per component; :data:`SORT_ROLE` gives numbers to sort by."""

    CYCLE, NAME, AGE, GHOSTS, RETAINED = range(5)
    SORT_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._survivors: tuple[Survivor, ...] = ()

    def show_survivors(self, survivors: Sequence[Survivor]) -> None:
        """List these."""
        self.beginResetModel()
        self._survivors = tuple(survivors)
        self.endResetModel()

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.RETAINED)
        if self._survivors:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.RETAINED))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """One row per component."""
        return 0 if parent.isValid() else len(self._survivors)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Five columns."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Cycle"),
                self.tr("Component"),
                self.tr("Age"),
                self.tr("Ghosts"),
                self.tr("Keeps alive"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("In which cycle it was mounted"),
                self.tr("The component's name"),
                self.tr("How long ago it was unmounted, when this was read"),
                self.tr("Messages that reached its handler after it was unmounted"),
                self.tr("The memory that would be freed with it"),
            )[section]
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return largest_first(section in (self.AGE, self.GHOSTS, self.RETAINED))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # The mark of the order stands on the right.
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, number to sort by, alignment or tooltip."""
        if not index.isValid():
            return None
        survivor, column = self._survivors[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(survivor, column)
        if role == self.SORT_ROLE:
            return _value(survivor, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        unknown = column == self.RETAINED and survivor.retained_bytes is None
        if role == Qt.ItemDataRole.ToolTipRole and unknown:
            return self.tr("Known only after a run that leaks, which takes heap snapshots")
        return None

    def _text(self, survivor: Survivor, column: int) -> str:
        locale = QLocale()
        if column == self.NAME:
            return printable(survivor.name, _LONGEST_NAME)
        if column == self.AGE:
            return self._age(survivor.unmounted_ms / _MS_PER_S)
        if column == self.RETAINED:
            if survivor.retained_bytes is None:
                return _UNKNOWN
            return data_size(survivor.retained_bytes)
        return locale.toString(survivor.mount if column == self.CYCLE else survivor.ghosts)

    def _age(self, seconds: float) -> str:
        locale = QLocale()
        if seconds < _S_PER_MINUTE:
            return self.tr("{seconds} s").format(seconds=locale.toString(seconds, "f", 1))
        minutes, rest = divmod(round(seconds), _S_PER_MINUTE)
        return self.tr("{minutes} min {seconds} s").format(
            minutes=locale.toString(minutes), seconds=rest
        )


def _value(survivor: Survivor, column: int) -> float | str:
    """What a column is sorted by."""
    retained = survivor.retained_bytes
    values: tuple[float | str, ...] = (
        survivor.mount,
        survivor.name,
        survivor.unmounted_ms,
        survivor.ghosts,
        -1 if retained is None else retained,
    )
    return values[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    is_name = column == SurvivorsModel.NAME
    side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
