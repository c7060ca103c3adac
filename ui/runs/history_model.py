"""The runs of this sitting as a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication

from lab.experiments.recording import Recording
from ui.looks.colors import verdict_color
from ui.runs.runs import run_subject, run_title, shown_time
from ui.words.plain_text import plain_tooltip
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """A row per run: what was run, on what, and its verdict; the tooltip says when it ended."""

    SUBJECT, RUNTIME, VERDICT = range(3)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recordings: tuple[Recording, ...] = ()

    def show_runs(self, recordings: Sequence[Recording]) -> None:
        """List these, which are in the order in which they were made."""
        self.beginResetModel()
        self._recordings = tuple(reversed(recordings))
        self.endResetModel()

    def recording(self, row: int) -> Recording:
        """The run of a row."""
        return self._recordings[row]

    def row_of(self, recording: Recording) -> int:
        """The row of a run, or -1 if it is not listed."""
        found = (row for row, each in enumerate(self._recordings) if each is recording)
        return next(found, -1)

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.VERDICT)
        if self._recordings:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.VERDICT))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """One row per run."""
        return 0 if parent.isValid() else len(self._recordings)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Three columns."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (self.tr("Scenario"), self.tr("On"), self.tr("Verdict"))
        return headings[section] if section < len(headings) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, tooltip or colour."""
        if not index.isValid():
            return None
        recording = self._recordings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(recording, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            evidence = evidence_of(recording.result)
            lines = [run_title(recording), evidence]
            if recording.finished_at is not None:
                ended = shown_time(recording.finished_at)
                lines.append(self.tr("Ended: {time}").format(time=ended))
            return plain_tooltip("\n".join(lines))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == self.VERDICT:
            return verdict_color(recording.result.verdict, QGuiApplication.palette())
        return None

    def _text(self, recording: Recording, column: int) -> str:
        if column == self.SUBJECT:
            return run_subject(recording)
        if column == self.RUNTIME:
            return _short_runtime(recording.result.runtime)
        return short_verdict(recording.result.verdict)


def _short_runtime(runtime: str) -> str:
    """A runtime where there is little room: the version alone."""
    return "Qt" if runtime == "qt" else runtime
