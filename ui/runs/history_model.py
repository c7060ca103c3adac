"""The list of runs: what was run, on what, and what has come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from lab.experiments.recording import Recording
from memory.verdict import VerdictWord
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, Index
from ui.runs.run_tree import RunGroup, RunTree
from ui.runs.runs import run_subject, run_title, short_runtime, shown_time
from ui.scenarios.title import framework_name
from ui.words.plain_text import plain_tooltip
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict

_NO_PARENT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HistoryModel(RunTree):
    """What was run, on what, and what has come of it, which can be renamed."""

    SUBJECT, RUNTIME, VERDICT, SURVIVORS, CYCLES, FRAMEWORK, TIME = range(7)

    renamed = Signal(object, str)
    """A :class:`lab.experiments.recording.Recording`, and what it is to be called."""

    def __init__(self, name_of: Callable[[Recording], str], parent: QObject | None = None) -> None:
        """``name_of`` gives what the user calls a run; empty where it has no name of its own."""
        super().__init__(parent)
        self._name_of = name_of
        self._known_columns: Sequence[Column] | None = None

    def show_name(self, recording: Recording) -> None:
        """A run has another name now."""
        index = self.index_of(recording)
        self.dataChanged.emit(index, index)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The same everywhere."""
        return self.TIME + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A run can be renamed where its name stands."""
        flags = super().flags(index)
        if index.column() == self.SUBJECT and self.recording(index) is not None:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A column's heading, and its alignment."""
        columns = self._head
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if columns[section].is_number else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, tooltip, colour, font or alignment."""
        row, column = self._row(index), index.column()
        if isinstance(row, RunGroup):
            return self._of_group(row, column, role)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole and column == self.SUBJECT:
            return self._name_of(row) or run_subject(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._tooltip(row))
        if role == Qt.ItemDataRole.ForegroundRole and column == self.VERDICT:
            return verdict_color(row.result.verdict, QGuiApplication.palette())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._head[column].is_number else _LEFT
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a run to be renamed; nothing, or what it is called by itself, is no name."""
        recording = self.recording(index)
        if recording is None or role != Qt.ItemDataRole.EditRole or index.column() != self.SUBJECT:
            return False
        name = str(value).strip()
        self.renamed.emit(recording, "" if name == run_subject(recording) else name)
        return True

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self._known_columns = None
        super().retranslate()

    @property
    def _head(self) -> Sequence[Column]:
        # Views ask for alignments with every cell that they draw.
        if self._known_columns is None:
            self._known_columns = self._columns()
        return self._known_columns

    def _columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Scenario")),
            Column(self.tr("On")),
            Column(self.tr("Verdict")),
            Column(self.tr("Survivors"), is_number=True),
            Column(self.tr("Cycles"), is_number=True),
            Column(self.tr("Framework")),
            Column(self.tr("Ended")),
        )

    def _text(self, row: Recording, column: int) -> str:
        result, locale = row.result, QLocale()
        if column == self.SUBJECT:
            return self._name_of(row) or run_subject(row)
        if column == self.RUNTIME:
            return short_runtime(result.pair.name)
        if column == self.VERDICT:
            return short_verdict(result.verdict)
        if column == self.SURVIVORS:
            return self.tr("{survivors} of {created}").format(
                survivors=locale.toString(result.survivors), created=locale.toString(result.created)
            )
        if column == self.CYCLES:
            return locale.toString(result.cycles)
        if column == self.FRAMEWORK:
            return framework_name(result.framework)
        return "" if row.finished_at is None else shown_time(row.finished_at)

    def _tooltip(self, row: Recording) -> str:
        lines = [run_title(row), evidence_of(row.result)]
        if name := self._name_of(row):
            lines.insert(0, name)
        if row.finished_at is not None:
            lines.append(self.tr("Ended: {time}").format(time=shown_time(row.finished_at)))
        return "\n".join(lines)

    def _of_group(self, group: RunGroup, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            counts = Counter[VerdictWord](each.result.verdict for each in group.runs)
            locale = QLocale()
            words = (
                f"{locale.toString(count)} {short_verdict(word)}" for word, count in counts.items()
            )
            return plain_tooltip(" · ".join(words))
        if column != self.SUBJECT:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Run all, {time} · {count}").format(
                time=shown_time(group.began), count=QLocale().toString(len(group.runs))
            )
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None
