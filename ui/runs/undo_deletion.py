"""Deletes runs without a question, and offers to take that back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lab.experiments.recording import Recording
from ui.runs.runs import Removal, Runs
from ui.words.plural import counted

_MOST = 20


class UndoDeletion(QWidget):
    """A line that says what has just been deleted, with a button; hidden at other times.

    It goes when a run comes. The action ``undo`` goes on to take back what was deleted, the
    last first.
    """

    def __init__(self, runs: Runs, undo: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = runs
        self._action = undo
        self._removals = deque[Removal](maxlen=_MOST)
        self._text = QLabel(self)
        self._text.setObjectName("deleted-runs")
        self._text.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("undo-deletion")
        self.button.clicked.connect(undo.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        runs.made.connect(lambda _recordings: self.hide())
        self._show_state()
        self.hide()

    def delete(self, recordings: Sequence[Recording]) -> None:
        """List these runs no longer."""
        self._removals.append(self._runs.remove(recordings))
        self._show_state()
        self.show()

    def undo(self) -> None:
        """List again what was deleted last."""
        self._runs.put_back(self._removals.pop())
        self._show_state()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_state()
        super().changeEvent(event)

    def _show_state(self) -> None:
        self._action.setEnabled(bool(self._removals))
        self.button.setText(self.tr("&Undo"))
        if self._removals:
            count = len(self._removals[-1])
            self._text.setText(
                counted(count, self.tr("{count} run deleted"), self.tr("{count} runs deleted"))
            )
