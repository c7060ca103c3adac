"""The menu of the run button: how many cycles a run has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSpinBox, QWidget, QWidgetAction

from lab.experiments.plan import DEFAULT_CYCLES
from report.tokens import SPACING
from ui.words.plural import counted

MAX_CYCLES = 100_000
_USUAL = (5, 20, 100, 1000)


class CyclesMenu(QMenu):
    """Offers the usual numbers of cycles, and a field for any other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cycles-menu")
        self._group = QActionGroup(self)
        # None of them is checked while another number is chosen.
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for number in _USUAL:
            action = self.addAction("")
            action.setCheckable(True)
            action.setData(number)
            self._group.addAction(action)
        self._group.triggered.connect(self._choose)
        self.addSeparator()
        field = QWidget(self)
        self._other = QLabel(field)
        self.number = QSpinBox(field)
        self.number.setObjectName("cycles")
        self.number.setRange(1, MAX_CYCLES)
        self.number.setGroupSeparatorShown(True)
        self.number.setValue(DEFAULT_CYCLES)
        self.number.valueChanged.connect(self._show_number)
        self.number.lineEdit().returnPressed.connect(self.close)
        self._other.setBuddy(self.number)
        layout = QHBoxLayout(field)
        layout.setContentsMargins(2 * SPACING[2], SPACING[0], SPACING[1], SPACING[0])
        layout.addWidget(self._other)
        layout.addWidget(self.number, 1)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(field)
        self.addAction(holder)
        self._show_number(DEFAULT_CYCLES)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _choose(self, action: QAction) -> None:
        self.number.setValue(action.data())

    def _show_number(self, cycles: int) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == cycles)

    def _retranslate(self) -> None:
        for action in self._group.actions():
            action.setText(
                counted(action.data(), self.tr("{count} cycle"), self.tr("{count} cycles"))
            )
        self._other.setText(self.tr("&Other:"))
        self.number.setLocale(QLocale())
        self.number.setAccessibleName(self.tr("Number of cycles"))
        self.number.setToolTip(self.tr("How many times to mount and unmount"))
