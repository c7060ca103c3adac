"""What survived: each unmounted component that still exists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from memory.metrics.survivor import Survivor
from ui.looks.placeholder import PlaceholderStack
from ui.looks.table_model import VALUE_ROLE
from ui.looks.tables import prepare_table
from ui.memory.survivors_model import SurvivorsModel

_TICK_MS = 1000


class _Table(QTableView):
    """Sorts by the current column when S is pressed, as by a click on its heading."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort, or do what a table does."""
        if event.key() != Qt.Key.Key_S or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        header, column = self.horizontalHeader(), max(0, self.currentIndex().column())
        order = Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() == column and header.sortIndicatorOrder() == order:
            order = Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)


class SurvivorsView(QWidget):
    """A table that can be sorted, and a sentence that says how many there are."""

    messages_asked = Signal(int)
    """The user wants to see the messages of a survivor; the number of its mount, as it is listed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[], str] = self._not_measured
        self.model = SurvivorsModel(self)
        sorted_model = self._sorted = QSortFilterProxyModel(self)
        sorted_model.setSourceModel(self.model)
        sorted_model.setSortRole(VALUE_ROLE)
        self.table = _Table(self)
        self.table.setObjectName("survivors")
        self.table.setModel(sorted_model)
        prepare_table(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(SurvivorsModel.CYCLE, Qt.SortOrder.AscendingOrder)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(SurvivorsModel.NAME, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._ask_for_messages)
        self._summary = QLabel(self)
        self._summary.setObjectName("survivors-summary")
        self._summary.setWordWrap(True)
        listed = QWidget(self)
        above = QVBoxLayout(listed)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._summary)
        above.addWidget(self.table, 1)
        self._stack = PlaceholderStack(listed, "survivors-empty", self)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.model.grow_older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._stack)
        self._retranslate()

    def clear(self) -> None:
        """Say that nothing has been measured."""
        self._words = self._not_measured
        self._show(())

    def show_survivors(self, survivors: Sequence[Survivor], total: int, *, ended: bool) -> None:
        """List ``survivors``, the first of ``total``; ``ended``: a run has measured them.

        Those that no run has measured are still in the page: their ages go on.
        """
        if total == 0:
            self._words = self._nothing if ended else self._not_measured
        else:
            self._words = lambda: self._counted(len(survivors), total)
        self._show(survivors, live=not ended)

    def update_survivors(self, survivors: Sequence[Survivor]) -> None:
        """Show what has reached those that are listed meanwhile."""
        self.model.update_survivors(survivors)

    def show_mount(self, number: int) -> bool:
        """Go to the survivor of that mount, as it is listed; False if it is not."""
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, SurvivorsModel.CYCLE)
            if index.data(VALUE_ROLE) == number:
                self.table.selectRow(row)
                self.table.scrollTo(index)
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Let the ages go on."""
        super().showEvent(event)
        self.model.grow_older()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees how old they are."""
        super().hideEvent(event)
        self._clock.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask_for_messages(self, index: QModelIndex) -> None:
        self.messages_asked.emit(index.siblingAtColumn(SurvivorsModel.CYCLE).data(VALUE_ROLE))

    def _show(self, survivors: Sequence[Survivor], *, live: bool = False) -> None:
        self.model.show_survivors(survivors, live=live)
        self._stack.show_view(bool(survivors))
        self._tell()

    def _tell(self) -> None:
        self._summary.setText(self._words())
        self._stack.say(self._words())

    def _not_measured(self) -> str:
        return self.tr("Unmounted components that still exist are listed here, one by one.")

    def _nothing(self) -> str:
        return self.tr("Nothing survived.")

    def _counted(self, listed: int, total: int) -> str:
        count = QLocale().toString(total)
        if listed == total:
            return self.tr("{count} survived").format(count=count)
        if listed == 0:
            return self.tr("{count} survived; they were not recorded one by one.").format(
                count=count
            )
        return self.tr("{count} survived; the first {listed} are listed").format(
            count=count, listed=listed
        )

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Components that survived"))
        self.table.setAccessibleDescription(
            self.tr("S sorts by the current column; Enter shows the messages of a component")
        )
        self.model.retranslate()
        self._tell()
