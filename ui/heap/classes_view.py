"""The classes of a snapshot: filtered by name, ordered by a column, each with its instances."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from lab.heap.explore.kept import KeptSnapshot
from lab.heap.explore.questions import (
    Classes,
    ClassesQuestion,
    Deltas,
    DeltasQuestion,
    Instances,
    InstancesQuestion,
    SnapshotFile,
)
from memory.heap.classes.totals import InstanceOrder
from memory.problem import Problem
from ui.heap.asking import Asking
from ui.heap.class_columns import DELTA_COLUMNS, TOTAL_COLUMNS
from ui.heap.classes_model import ClassesModel
from ui.looks.placeholder import PlaceholderStack
from ui.words.problem_words import problem_words

CLASSES_LISTED = 1000
INSTANCES_LISTED = 500
# While somebody types.
_FILTER_DELAY_MS = 150
_ROWS, _CLASS = "rows", "instances"
# Names have room for so many letters at least; where they have not, these columns make it.
_NAME_LETTERS = 22
_LEFT_OUT = (2, 3, 1)


class _Tree(QTreeView):
    """Enter opens and closes a class; S orders by the current column, as a click on its heading."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do this, or what a tree does."""
        index = self.currentIndex()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not index.parent().isValid():
            of_class = index.siblingAtColumn(ClassesModel.NAME)
            self.setExpanded(of_class, not self.isExpanded(of_class))
        elif event.key() == Qt.Key.Key_S:
            self._order_by(index.column())
        else:
            super().keyPressEvent(event)

    def _order_by(self, column: int) -> None:
        header, falls = self.header(), Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() == column and header.sortIndicatorOrder() == falls:
            falls = Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, falls)


class ClassesView(QWidget):
    """Asks for what it shows: a thousand classes, and of each five hundred instances, at most."""

    instance_picked = Signal(object)
    """The :class:`memory.heap.classes.totals.Instance` of the current row; None for a class."""

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._snapshot: KeptSnapshot | None = None
        self._before: KeptSnapshot | None = None
        self._problem: Problem | None = None
        self._reopened: list[str] = []
        self.filter = QLineEdit(self)
        self.filter.setObjectName("heap-filter")
        self.filter.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_FILTER_DELAY_MS)
        self._typing.timeout.connect(self._ask_rows)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._go_to_rows)
        self.model = ClassesModel(self)
        self.tree = _Tree(self)
        self.tree.setObjectName("heap-classes")
        self.tree.setModel(self.model)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setTabKeyNavigation(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.expanded.connect(self._on_expanded)
        self.tree.selectionModel().currentRowChanged.connect(self._on_current)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_columns)
        self.tree.viewport().installEventFilter(self)
        header = self.tree.header()
        header.setStretchLastSection(False)
        # Measured are the rows in sight: a thousand would take too long.
        header.setResizeContentsPrecision(0)
        header.setSectionsMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(1)
        header.sortIndicatorChanged.connect(self._ask_rows)
        self._more = QLabel(self)
        self._more.setObjectName("heap-more")
        self._more.setWordWrap(True)
        self._stack = PlaceholderStack(self.tree, "heap-no-classes", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.filter)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._more)
        self._retranslate()

    def show_snapshot(self, snapshot: KeptSnapshot, before: KeptSnapshot | None = None) -> None:
        """List the classes of a snapshot, or what has changed in it since ``before``."""
        was_compared = self._before is not None
        self._snapshot, self._before = snapshot, before
        if was_compared != (before is not None) or not self.model.rowCount():
            self._order_by_last()
        # What is listed is of another snapshot: its ids stand for other things in this one.
        self._reopened = self._opened() or self._reopened
        self.model.show_rows(Classes((), 0) if before is None else Deltas((), 0))
        self._stack.show_view(False)
        self._more.hide()
        self._ask_rows()

    def pick_current(self) -> None:
        """Tell the current row again."""
        self._on_current(self.tree.currentIndex())

    def id_text(self, index: QModelIndex) -> str:
        """The id of an instance's row as DevTools write it; empty for a class."""
        instance = self.model.instance(index)
        return "" if instance is None else f"@{instance.id}"

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns when the tree has another width."""
        if event.type() == QEvent.Type.Resize:
            # Not now: the header has its old width yet.
            self._fitting.start()
        return super().eventFilter(watched, event)

    @property
    def _ordered_by(self) -> int:
        return max(0, self.tree.header().sortIndicatorSection())

    @property
    def _falls(self) -> bool:
        return self.tree.header().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def _order_by_last(self) -> None:
        header = self.tree.header()
        header.blockSignals(True)
        # The size, in either table, largest first.
        header.setSortIndicator(len(TOTAL_COLUMNS) - 1, Qt.SortOrder.DescendingOrder)
        header.blockSignals(False)

    def _ask_rows(self) -> None:
        self._typing.stop()
        snapshot, before = self._snapshot, self._before
        if snapshot is None:
            return
        text, falls, at = self.filter.text(), self._falls, self._ordered_by
        self._stack.say(self.tr("Analysing …"))
        if before is None:
            order = TOTAL_COLUMNS[at].order
            totals = ClassesQuestion(snapshot.file, CLASSES_LISTED, text, order, falls)
            self._asking.ask(_ROWS, totals, Classes, self._show_rows, self._show_problem)
        else:
            changed = DELTA_COLUMNS[at].order
            deltas = DeltasQuestion(
                snapshot.file, before.file, CLASSES_LISTED, text, changed, falls
            )
            self._asking.ask(_ROWS, deltas, Deltas, self._show_rows, self._show_problem)

    def _show_rows(self, rows: Classes | Deltas) -> None:
        self._problem = None
        opened, self._reopened = self._opened() or self._reopened, []
        self.model.show_rows(rows)
        for name in opened:
            row = self.model.row_of(name)
            if row is not None:
                self.tree.expand(self.model.index(row, ClassesModel.NAME))
        if rows.rows:
            self.tree.setCurrentIndex(self.model.index(0, ClassesModel.NAME))
        self._fit_columns()
        self._say()

    def _show_problem(self, problem: Problem) -> None:
        self._problem = problem
        self.model.show_rows(Classes((), 0) if self._before is None else Deltas((), 0))
        self._say()

    def _opened(self) -> list[str]:
        rows = (self.model.index(row, ClassesModel.NAME) for row in range(self.model.rowCount()))
        names = (self.model.class_name(row) for row in rows if self.tree.isExpanded(row))
        return [name for name in names if name is not None]

    def _on_expanded(self, index: QModelIndex) -> None:
        name, snapshot = self.model.class_name(index), self._snapshot
        if name is None or snapshot is None or self.model.is_known(index):
            return
        before: SnapshotFile | None = None
        order: InstanceOrder = "retained"
        falls = True
        if self._before is not None:
            before = self._before.file
        elif (column := TOTAL_COLUMNS[self._ordered_by]).order == column.instances:
            order, falls = column.instances, self._falls
        question = InstancesQuestion(snapshot.file, name, INSTANCES_LISTED, order, falls, before)
        self._asking.ask(
            (_CLASS, name),
            question,
            Instances,
            lambda found: self._show_instances(snapshot, name, found),
            self._show_problem,
        )

    def _show_instances(self, snapshot: KeptSnapshot, name: str, found: Instances) -> None:
        if snapshot is self._snapshot:
            self.model.show_instances(name, found)
            self._fit_columns()

    def _on_current(self, index: QModelIndex) -> None:
        self.instance_picked.emit(self.model.instance(index))

    def _go_to_rows(self) -> None:
        if self._typing.isActive():
            self._ask_rows()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_columns(self) -> None:
        """Give names what numbers leave, and leave out numbers where that is too little."""
        tree, header = self.tree, self.tree.header()
        columns = range(1, self.model.columnCount())
        header.setSectionResizeMode(ClassesModel.NAME, QHeaderView.ResizeMode.Stretch)
        widths = {}
        for column in columns:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            tree.setColumnHidden(column, False)
            widths[column] = max(tree.sizeHintForColumn(column), header.sectionSizeHint(column))
        least = _NAME_LETTERS * tree.fontMetrics().averageCharWidth()
        room = tree.viewport().width() - sum(widths.values())
        for column in _LEFT_OUT if self._before is None else ():
            if room >= least:
                break
            tree.setColumnHidden(column, True)
            room += widths.pop(column)
        for column, width in widths.items():
            header.resizeSection(column, width)

    def _say(self) -> None:
        rows = self.model.rows
        self._stack.show_view(bool(rows.rows))
        if self._problem is not None:
            self._stack.say(problem_words(self._problem))
        elif self.filter.text().strip():
            self._stack.say(self.tr("No class has this in its name."))
        elif self._before is not None:
            self._stack.say(self.tr("Nothing has changed from one snapshot to the other."))
        else:
            self._stack.say(self.tr("Nothing is listed here."))
        more = rows.found - len(rows.rows)
        self._more.setVisible(more > 0)
        self._more.setText(
            self.tr("… and {count} more classes; the filter finds them").format(
                count=QLocale().toString(more)
            )
        )

    def _retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter by class"))
        self.filter.setAccessibleName(self.tr("Filter by class"))
        self.tree.setAccessibleName(self.tr("Classes and their instances"))
        self.tree.setAccessibleDescription(
            self.tr("Enter shows the instances of a class; S orders by the current column")
        )
        self.model.retranslate()
        self._fit_columns()
        self._say()
