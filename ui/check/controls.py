"""The row of the Check tab that records, repeats and cancels, and says what is being done."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSpinBox, QWidget

from report.tokens import SPACING
from ui.check.actions import DEFAULT_CYCLES, CheckActions
from ui.check.checks import Checks
from ui.looks.action_button import ActionButton

_FEWEST, _MOST = 2, 1000
_PROGRESS_WIDTH = 120


class CheckControls(QWidget):
    """Record, Repeat, how often, Cancel, and a status."""

    def __init__(self, actions: CheckActions, checks: Checks, parent: QWidget) -> None:
        super().__init__(parent)
        self.record, self.repeat = (
            ActionButton(action, self) for action in (actions.record, actions.repeat)
        )
        self.repeat.setProperty("primary", True)
        self.cycles = QSpinBox(self)
        self.cycles.setObjectName("check-cycles")
        self.cycles.setRange(_FEWEST, _MOST)
        self.cycles.setValue(DEFAULT_CYCLES)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("check-cancel")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("check-progress")
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(_PROGRESS_WIDTH)
        self._status = QLabel(self)
        self._status.setObjectName("check-status")
        self._status.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING[1])
        for part in (self.record, self.repeat, self.cycles, self.cancel, self.progress):
            layout.addWidget(part)
        layout.addWidget(self._status, 1)
        self.cycles.valueChanged.connect(actions.show_cycles)
        self.cancel.clicked.connect(checks.cancel)
        self._retranslate()

    def show_state(self, checks: Checks) -> None:
        """Show whether something goes on, and how far it is."""
        self.cycles.setEnabled(not checks.is_busy)
        for part in (self.cancel, self.progress):
            part.setVisible(checks.is_busy and checks.phase != "recording")
        self.cancel.setEnabled(not checks.is_cancelling)
        done, count = checks.cycle if checks.phase == "repeating" else (0, 0)
        self.progress.setRange(0, count)
        self.progress.setValue(done)

    def say(self, words: str) -> None:
        """Say what is being done, or was."""
        self._status.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cycles.setAccessibleName(self.tr("How often the steps are repeated"))
        self.cycles.setToolTip(self.tr("How often the steps are repeated"))
        self.progress.setAccessibleName(self.tr("Progress of the check"))
