"""The structure of the list of runs: newest first; those of one *Run all* stand in a group."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from lab.experiments.recording import Recording
from ui.looks.table_model import Index

_NO_PARENT = QModelIndex()
_TOP = 0


@dataclass(eq=False)
class RunGroup:
    """The runs of one *Run all*, in the order in which they were made."""

    number: int
    """What the indexes of its runs have as their internal id."""
    began: datetime.datetime
    runs: list[Recording] = field(default_factory=list)


Row = Recording | RunGroup
RowT = TypeVar("RowT", Row, Recording)


class RunTree(QAbstractItemModel):
    """Rows that keep their places while others come and go; a subclass says what they show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._groups: dict[datetime.datetime, RunGroup] = {}
        self._made = _TOP

    def show_runs(self, recordings: Sequence[Recording]) -> None:
        """List these, which are in the order in which they were made.

        What was listed before keeps its place in the view: its selection, and what is unfolded.
        """
        rows: list[Row] = []
        members: dict[datetime.datetime, list[Recording]] = {}
        for each in recordings:
            if each.series is None:
                rows.append(each)
                continue
            if each.series not in members:
                rows.append(self._group(each.series))
            members.setdefault(each.series, []).append(each)
        rows.reverse()
        self._have(self._rows, rows, _NO_PARENT)
        self._groups = {began: self._groups[began] for began in members}
        for began, runs in members.items():
            group = self._groups[began]
            index = self._index_of_group(group)
            if self._have(group.runs, runs, index):
                self.dataChanged.emit(index, index)

    def recording(self, index: Index) -> Recording | None:
        """The run of a row; None for a group."""
        row = self._row(index)
        return None if isinstance(row, RunGroup) else row

    def recordings(self, index: Index) -> tuple[Recording, ...]:
        """The run of a row, or all of a group."""
        row = self._row(index)
        if row is None:
            return ()
        return tuple(row.runs) if isinstance(row, RunGroup) else (row,)

    def index_of(self, recording: Recording) -> QModelIndex:
        """The row of a run; an invalid index if it is not listed."""
        for number, row in enumerate(self._rows):
            if row is recording:
                return self.createIndex(number, 0, _TOP)
            if isinstance(row, RunGroup):
                for place, each in enumerate(row.runs):
                    if each is recording:
                        return self.createIndex(place, 0, row.number)
        return QModelIndex()

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self._tell_all(_NO_PARENT)
        for group in self._groups.values():
            self._tell_all(self._index_of_group(group))

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        """A cell. Its internal id is the number of its group, or 0."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._row(parent)
        return self.createIndex(row, column, above.number if isinstance(above, RunGroup) else _TOP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The group of a run."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self._index_of_group(self._numbered(index.internalId()))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """The number of rows, or of a group's runs."""
        if not parent.isValid():
            return len(self._rows)
        row = self._row(parent)
        return len(row.runs) if isinstance(row, RunGroup) and parent.column() == 0 else 0

    def _row(self, index: Index) -> Row | None:
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._rows[index.row()]
        return self._numbered(index.internalId()).runs[index.row()]

    def _group(self, began: datetime.datetime) -> RunGroup:
        if began not in self._groups:
            self._made += 1
            self._groups[began] = RunGroup(self._made, began, [])
        return self._groups[began]

    def _numbered(self, number: int) -> RunGroup:
        return next(each for each in self._groups.values() if each.number == number)

    def _index_of_group(self, group: RunGroup) -> QModelIndex:
        row = next(place for place, each in enumerate(self._rows) if each is group)
        return self.createIndex(row, 0, _TOP)

    def _have(self, rows: list[RowT], wanted: Sequence[RowT], parent: QModelIndex) -> bool:
        """Have the ``wanted`` rows below ``parent``; whether any is new or gone."""
        changed = False
        stay = {id(each) for each in wanted}
        for place in reversed(range(len(rows))):
            if id(rows[place]) not in stay:
                self._remove(rows, place, parent)
                changed = True
        for place, each in enumerate(wanted):
            if place < len(rows) and rows[place] is each:
                continue
            # One that stands elsewhere moves here.
            for later in range(place, len(rows)):
                if rows[later] is each:
                    self._remove(rows, later, parent)
                    break
            self.beginInsertRows(parent, place, place)
            rows.insert(place, each)
            self.endInsertRows()
            changed = True
        return changed

    def _remove(self, rows: list[RowT], place: int, parent: QModelIndex) -> None:
        self.beginRemoveRows(parent, place, place)
        del rows[place]
        self.endRemoveRows()

    def _tell_all(self, parent: QModelIndex) -> None:
        rows = self.rowCount(parent)
        if rows:
            last = self.index(rows - 1, self.columnCount() - 1, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last)
