"""What a run left behind as a tree: findings, and in each the steps of its retaining path."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from memory.heap.naming.printable import printable_values
from memory.heap.naming.source_place import SourcePlace
from report.result import Finding
from ui.holders.path_steps import PathEnd, ShownStep, path_steps
from ui.looks.colors import link_color, marked_line_color
from ui.words.finding_names import finding_name
from ui.words.one_line import one_line
from ui.words.plain_text import plain_tooltip
from ui.words.units import data_size

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HOLDER_MARK = "▶ "
_OF_FINDING = 0
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# A name may have megabytes; advice has fewer characters than this.
_LONGEST_NAME = 1000
_LONGEST_FILE = 80


@dataclass(frozen=True)
class _Branch:
    """A finding, and the steps of its path; none where no path is known."""

    finding: Finding
    steps: tuple[ShownStep, ...]


class FindingsModel(QAbstractItemModel):
    """Columns are the step, what it means, and its file and line.

    The holder is marked, and the lines that can be shown link.

    A finding stands in the first column alone. One without a path has a single row that says so.
    """

    STEP, MEANING, PLACE = range(3)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._branches: tuple[_Branch, ...] = ()
        self._file = ""
        self._others: Container[str] = ()
        self._are_meanings_apart = True

    def show_meanings_apart(self, apart: bool) -> None:
        """Whether the column of meanings is seen; else the holder's stands with its step."""
        if apart != self._are_meanings_apart:
            self._are_meanings_apart = apart
            self._tell_all()

    def show_findings(
        self, findings: Sequence[Finding], file: str, others: Container[str] = ()
    ) -> None:
        """Show ``findings`` in their order; places in ``file`` and ``others`` can be opened."""
        self.beginResetModel()
        self._file, self._others = file, others
        self._branches = tuple(
            _Branch(_shown(finding), path_steps(finding.typed_path, _end(finding)))
            for finding in findings
        )
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the language of now; what is expanded and current stays so."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, self.STEP, self.PLACE)
        self._tell_all()

    def _tell_all(self) -> None:
        for row in range(len(self._branches)):
            finding = self.index(row, self.STEP)
            self.dataChanged.emit(finding, finding.siblingAtColumn(self.PLACE))
            last = self.index(self.rowCount(finding) - 1, self.PLACE, finding)
            self.dataChanged.emit(self.index(0, self.STEP, finding), last)

    def finding(self, index: _Index) -> Finding | None:
        """The finding of a row, be it the finding's own or a step's."""
        return self._branch(index).finding if index.isValid() else None

    def path_text(self, index: _Index) -> str:
        """The finding of a row and its path, a step a line, as one pastes it into an issue."""
        if not index.isValid():
            return ""
        branch = self._branch(index)
        lines = [self._finding_text(branch.finding)]
        for step in branch.steps:
            mark = _HOLDER_MARK if step.is_holder else "  "
            lines.append(f"  {mark}{self._told(step)}")
        return "\n".join(lines) + "\n"

    def place(self, index: _Index) -> tuple[str, int] | None:
        """The file and line that a step names, in a file that can be opened."""
        step = self._step(index)
        place = None if step is None else step.place
        if place is None or (place.file != self._file and place.file not in self._others):
            return None
        return place.file, place.line

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """A cell. Its internal id is 0 for a finding, else 1 more than its finding's row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _OF_FINDING)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """The finding of a step."""
        if not index.isValid() or not self._is_child(index):
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, self.STEP, _OF_FINDING)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """The number of findings, or of a finding's steps, where a note counts as one."""
        if not parent.isValid():
            return len(self._branches)
        if self._is_child(parent) or parent.column() != self.STEP:
            return 0
        return len(self._branches[parent.row()].steps) or 1

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Step, meaning and place."""
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            headings = (self.tr("Retaining path"), self.tr("Meaning"), self.tr("Source"))
            return headings[section] if section < len(headings) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == self.PLACE:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's text, font, colours, tooltip or text to read out."""
        if not index.isValid():
            return None
        if not self._is_child(index):
            return self._of_finding(index, role)
        step = self._step(index)
        return self._of_note(index, role) if step is None else self._of_step(step, index, role)

    def _of_finding(self, index: _Index, role: int) -> object:
        if index.column() != self.STEP:
            return None
        finding = self._branch(index).finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._finding_text(finding)
        if role == Qt.ItemDataRole.ToolTipRole:
            count = QLocale().toString(finding.count)
            if finding.unit == "bytes":
                count = data_size(finding.count)
            return plain_tooltip(
                self.tr("{finding} · {count} in all").format(
                    finding=self._finding_text(finding), count=count
                )
            )
        return None

    def _of_note(self, index: _Index, role: int) -> object:
        texts = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if index.column() == self.STEP and role in texts:
            if self._branch(index).finding.kind == "ghost":
                return self.tr(
                    "These are messages, not objects: nothing retains them. The Bridge lists them."
                )
            return self.tr("Counted in the page; its retaining path is not known.")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _of_step(self, step: ShownStep, index: _Index, role: int) -> object:
        palette = QGuiApplication.palette()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._step_text(step, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == self.PLACE:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(step.is_holder)
            font.setUnderline(self._links(index))
            return font
        if role == Qt.ItemDataRole.BackgroundRole and step.is_holder:
            return marked_line_color(palette)
        if role == Qt.ItemDataRole.ForegroundRole and self._links(index):
            return link_color(palette)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._whole_text(step, index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._whole_text(step, index)
        return None

    def _finding_text(self, finding: Finding) -> str:
        locale = QLocale()
        words = [finding_name(finding)]
        if finding.unit == "bytes":
            size = data_size(round(finding.per_cycle))
            more = (
                self.tr("about {size} more per cycle")
                if finding.is_estimate
                else self.tr("{size} more per cycle")
            )
            return " · ".join((*words, more.format(size=size)))
        if finding.per_cycle > 0:
            words.append(
                self.tr("{count} per cycle").format(
                    count=locale.toString(float(finding.per_cycle), "g", 4)
                )
            )
        if finding.retained_bytes is not None:
            size = data_size(finding.retained_bytes)
            text = (
                self.tr("{size} retained in all")
                if finding.count > 1
                else self.tr("{size} retained")
            )
            words.append(text.format(size=size))
        return " · ".join(words)

    def _step_text(self, step: ShownStep, column: int) -> str:
        if column == self.STEP:
            if not step.is_holder:
                return step.text
            text = f"{_HOLDER_MARK}{step.text}"
            return text if self._are_meanings_apart else f"{text} · {self.tr('let go here')}"
        return _place_words(step.place) if column == self.PLACE else self._meaning(step)

    def _meaning(self, step: ShownStep) -> str:
        if step.is_holder:
            return self.tr("let go here: {meaning}").format(meaning=step.meaning)
        return step.meaning

    def _whole_text(self, step: ShownStep, index: _Index) -> str:
        text = self._told(step)
        if self.place(index) is None:
            return text
        return self.tr("{text}. Click, or press Enter, to see the line.").format(text=text)

    def _told(self, step: ShownStep) -> str:
        """A step with all that is known of it, in one line."""
        text = f"{step.text}: {self._meaning(step)}"
        return text if step.place is None else f"{text}, {_place_words(step.place)}"

    def _links(self, index: _Index) -> bool:
        return index.column() == self.PLACE and self.place(index) is not None

    @staticmethod
    def _is_child(index: _Index) -> bool:
        return index.internalId() != _OF_FINDING

    def _branch(self, index: _Index) -> _Branch:
        row = index.internalId() - 1 if self._is_child(index) else index.row()
        return self._branches[row]

    def _step(self, index: _Index) -> ShownStep | None:
        if not index.isValid() or not self._is_child(index):
            return None
        steps = self._branch(index).steps
        return steps[index.row()] if steps else None


def _place_words(place: SourcePlace | None) -> str:
    return "" if place is None else f"{one_line(place.file, _LONGEST_FILE)}:{place.line}"


def _shown(finding: Finding) -> Finding:
    """``finding`` with its name, which is the page's, on one line; the steps are shown apart."""
    name, composed = one_line(finding.name, _LONGEST_NAME), finding.composed_name
    if composed is not msgspec.UNSET:
        values = composed.fields().items()
        composed = msgspec.structs.replace(
            composed, **{field: one_line(text, _LONGEST_NAME) for field, text in values}
        )
    named = msgspec.structs.replace(
        finding, name=name, composed_name=composed, path=(), steps=msgspec.UNSET
    )
    return printable_values(named, _LONGEST_NAME)


def _end(finding: Finding) -> PathEnd:
    """What the path of a finding leads to."""
    # What a snapshot in a file holds has not been counted per cycle, and may be there.
    if finding.per_cycle <= 0:
        return "picked"
    return "grows" if finding.unit == "bytes" else "leaked"
