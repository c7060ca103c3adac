"""A retaining path as a model: a row per step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from ui.colors import link_color, marked_line_color
from ui.path_steps import PathStep, path_steps
from ui.telling_line import place_of

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HOLDER_MARK = "▶ "


class PathModel(QAbstractTableModel):
    """Columns are the step and what it means; the holder is marked, and what can be shown links."""

    STEP, MEANING = range(2)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[PathStep, ...] = ()
        self._file = ""

    def show_path(self, path: Sequence[str], file: str) -> None:
        """Show ``path``; places in ``file`` can be opened."""
        self.beginResetModel()
        self._steps, self._file = path_steps(path), file
        self.endResetModel()

    def line(self, index: _Index) -> int | None:
        """The line that a step names in the file that can be opened."""
        place = place_of(self._steps[index.row()].text) if index.isValid() else None
        return place[1] if place is not None and place[0] == self._file else None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """One row per step."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Step and meaning."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Held through"), self.tr("That is"))[section] if section < 2 else None
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A step's text, meaning, font, colours or tooltip."""
        if not index.isValid():
            return None
        step, palette = self._steps[index.row()], QGuiApplication.palette()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(step, index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._font(step, index)
        if role == Qt.ItemDataRole.BackgroundRole and step.is_holder:
            return marked_line_color(palette)
        links = index.column() == self.STEP and self.line(index) is not None
        if role == Qt.ItemDataRole.ForegroundRole and links:
            return link_color(palette)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = f"{step.text}: {step.meaning}"
            return self.tr("{text}. Click to see the line.").format(text=text) if links else text
        return None

    def _text(self, step: PathStep, column: int) -> str:
        if column == self.STEP:
            return f"{_HOLDER_MARK}{step.text}" if step.is_holder else step.text
        if step.is_holder:
            return self.tr("holder: {meaning}").format(meaning=step.meaning)
        return step.meaning

    def _font(self, step: PathStep, index: _Index) -> QFont:
        font = QFont()
        font.setBold(step.is_holder)
        font.setUnderline(index.column() == self.STEP and self.line(index) is not None)
        return font
