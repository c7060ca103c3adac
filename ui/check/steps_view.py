"""The steps of a cycle as a list: where each is done and what with can be edited."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from check.recording.steps import Step
from report.tokens import SPACING
from ui.check.words import step_words
from ui.looks.placeholder import PlaceholderStack
from ui.looks.table_model import Column, Index, TableModel
from ui.looks.tables import prepare_table
from ui.words.one_line import one_line

_LONGEST = 200
# Of a column, in pixels: a long text leaves room for where it is.
_WIDEST = 200
_HIDDEN = "••••"


class StepsModel(TableModel[Step]):
    """Columns are what is done, where, and with which text or key; the last two can be edited."""

    edited = Signal(object)
    """All steps, of which one was edited, as a tuple."""
    ACTION, WHERE, VALUE = range(3)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._can_edit = True

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Have these steps."""
        if steps != tuple(self._rows):
            self._show_rows(steps)

    def let_edit(self, can_edit: bool) -> None:
        """Whether they can be edited now."""
        self._can_edit = can_edit

    def without(self, rows: set[int]) -> tuple[Step, ...]:
        """The steps but those of ``rows``."""
        return tuple(step for row, step in enumerate(self._rows) if row not in rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be edited is the place, and the text or key of a step that has one."""
        flags = super().flags(index)
        if not index.isValid() or not self._can_edit:
            return flags
        step = self._rows[index.row()]
        has_value = index.column() == self.VALUE and step.do != "click"
        if index.column() == self.WHERE or has_value:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; to be edited it is as the step has it."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self._raw(self._rows[index.row()], index.column())
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was edited; an empty place or key changes nothing."""
        text = str(value).strip() if index.column() == self.WHERE else str(value)
        step = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or text == self._raw(step, index.column()):
            return False
        if not text and step.do != ("key" if index.column() == self.WHERE else "fill"):
            return False
        if index.column() == self.WHERE:
            changed = msgspec.structs.replace(step, at=text, label="")
        elif step.do == "key":
            changed = msgspec.structs.replace(step, key=text)
        else:
            changed = msgspec.structs.replace(step, value=text)
        rows = list(self._rows)
        rows[index.row()] = changed
        self.edited.emit(tuple(rows))
        return True

    def _raw(self, step: Step, column: int) -> str:
        if column == self.WHERE:
            return step.at
        if step.secret:
            return _HIDDEN
        return (step.key if step.do == "key" else step.value) or ""

    def _columns(self) -> tuple[Column, ...]:
        where = self.tr('CSS; :text("…") after it where the text decides, >>> into a shadow root')
        return (
            Column(self.tr("Step")),
            Column(self.tr("Element"), where),
            Column(self.tr("Text or key")),
        )

    def _text(self, row: Step, column: int) -> str:
        if column == self.ACTION:
            return one_line(step_words(row), _LONGEST)
        return one_line(self._raw(row, column), _LONGEST)

    def _tooltip(self, row: Step, column: int) -> str:
        return self._text(row, column)


class StepsView(QWidget):
    """The list, and a button that removes what is selected in it."""

    changed = Signal(object)
    """All steps, after one was edited or removed, as a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StepsModel(self)
        self.table = QTableView(self)
        self.table.setObjectName("check-steps")
        self.table.setModel(self.model)
        prepare_table(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.table.horizontalHeader()
        header.setMaximumSectionSize(_WIDEST)
        header.setSectionResizeMode(StepsModel.WHERE, QHeaderView.ResizeMode.Stretch)
        self._stack = PlaceholderStack(self.table, "check-no-steps", self)
        self.remove = QPushButton(self)
        self.remove.setObjectName("check-remove")
        self.remove.clicked.connect(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING[1])
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.model.edited.connect(self.changed)
        self.model.modelReset.connect(self._show_state)
        self._can_edit = True
        self._show_state()
        self._retranslate()

    def show_steps(self, steps: tuple[Step, ...], *, can_edit: bool) -> None:
        """Have these steps; whether they can be edited and removed now."""
        self.model.let_edit(can_edit)
        self.model.show_steps(steps)
        self._can_edit = can_edit
        self._show_state()
        self.table.scrollToBottom()

    def say(self, sentence: str) -> None:
        """What stands there while there are no steps."""
        self._stack.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove what is selected by Delete."""
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _remove(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        self.changed.emit(self.model.without(rows))

    def _show_state(self) -> None:
        has_steps = self.model.rowCount() > 0
        self._stack.show_view(has_steps)
        self.remove.setVisible(has_steps)
        self.remove.setEnabled(self._can_edit and self.table.selectionModel().hasSelection())

    def _retranslate(self) -> None:
        self.remove.setText(self.tr("Remove the step"))
        self.table.setAccessibleName(self.tr("The steps of a cycle"))
        self.model.retranslate()
