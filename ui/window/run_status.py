"""The status bar: what goes on, and how far a run has come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from lab.experiments.plan import Progress
from memory.heap.naming.printable import printable
from ui.runs.time_left import TimeLeft
from ui.words.time_left import time_left_text


class RunStatus(QStatusBar):
    """A sentence, and a progress bar while a run or other long work goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[], str] = str
        self._paused = False
        self._time_left = TimeLeft()
        self._text = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setMaximumWidth(240)
        self._progress.hide()
        self.addWidget(self._text, 1)
        self.addPermanentWidget(self._progress)
        self._retranslate()

    def say(self, words: Callable[[], str]) -> None:
        """Say what goes on, or what has come of it; ``words`` gives it in the language of now."""
        self._words = words
        self._text.setText(printable(words()))

    def show_progress(self, progress: Progress) -> None:
        """Show how far a run has come, and how long it takes yet."""
        # Nobody knows how long the snapshots and their analysis take.
        self._progress.setRange(0, 0 if progress.phase == "holders" else progress.cycles)
        self._progress.setValue(progress.cycle)
        self._progress.show()
        left_s = None
        if progress.phase == "cycles" and progress.cycle > 0:
            left_s = self._time_left.after(progress.cycle, progress.cycles)
        else:
            self._time_left.begin()
        self.say(lambda: self._progress_words(progress, left_s))

    def show_working(self, words: Callable[[], str]) -> None:
        """Say what goes on of which nobody knows how long it takes."""
        self._progress.setRange(0, 0)
        self._progress.show()
        self.say(words)

    def show_paused(self, paused: bool) -> None:
        """Whether the run that goes on stands still."""
        self._paused = paused
        self._time_left.pause(paused)
        self.say(self._words)

    def hide_progress(self) -> None:
        """No run goes on."""
        self._progress.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._progress.setAccessibleName(self.tr("Progress"))
        self.say(self._words)

    def _progress_words(self, progress: Progress, left_s: float | None) -> str:
        if progress.phase == "holders" and not self._paused:
            return self.tr("Taking heap snapshots, to find the retaining paths …")
        locale = QLocale()
        text = (
            self.tr("Paused at cycle {cycle} of {cycles}")
            if self._paused
            else self.tr("Cycle {cycle} of {cycles}")
        )
        words = text.format(
            cycle=locale.toString(progress.cycle), cycles=locale.toString(progress.cycles)
        )
        if left_s is None or self._paused or progress.cycle == progress.cycles:
            return words
        return self.tr("{progress}, {time_left}").format(
            progress=words, time_left=time_left_text(left_s)
        )
