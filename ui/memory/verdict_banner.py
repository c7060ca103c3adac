"""The verdict in words and colour, with the figure that decides it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from memory.reasons import TooFewCycles
from report.result import Result
from ui.looks.action_button import ActionButton
from ui.looks.colors import verdict_color
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import marked_verdict, verdict_name


class VerdictBanner(QFrame):
    """Shows that nothing was measured, that a run goes on, or a verdict."""

    def __init__(self, next_steps: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        """``next_steps`` are offered as buttons by a state that asks for them."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._result: Result | None = None
        self._title = QLabel(self)
        self._title.setObjectName("verdict")
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._evidence = QLabel(self)
        self._evidence.setObjectName("evidence")
        self._evidence.setWordWrap(True)
        # The panel keeps a run's verdict while other scenarios are looked at: it says whose it is.
        self._subject = QLabel(self)
        self._subject.setObjectName("subject")
        self._subject.setWordWrap(True)
        self._subject.hide()
        for label in (self._title, self._evidence, self._subject):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._evidence)
        layout.addWidget(self._subject)
        self._steps = QWidget(self)
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        for action in next_steps:
            steps.addWidget(ActionButton(action, self._steps))
        steps.addStretch()
        layout.addWidget(self._steps)
        self._steps.hide()
        self._retranslate()

    def show_text(
        self, title: str, explanation: str, subject: str = "", *, offers_steps: bool = False
    ) -> None:
        """Show a state that is no verdict, of ``subject`` if any; its language is the caller's.

        ``offers_steps``: with the buttons of what can be done next.
        """
        self._steps.setVisible(offers_steps)
        self._result = None
        self._title.setText(title)
        self._evidence.setText(explanation)
        self._subject.setText(subject)
        self._subject.setVisible(bool(subject))
        self._paint_word()

    def show_verdict(self, result: Result, subject: str) -> None:
        """Show the verdict of a run, and say so when the scenario expects another.

        ``subject`` says which run it is, in the caller's language.
        """
        self._result = result
        self._steps.hide()
        self._subject.setText(subject)
        self._subject.show()
        self._retranslate()
        self._paint_word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_word()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._result is None:
            return
        self._title.setText(marked_verdict(self._result.verdict))
        self._evidence.setText(self._words(self._result))

    def _words(self, result: Result) -> str:
        evidence = evidence_of(result)
        if result.cycles_asked is not None and result.is_stopped_early:
            if isinstance(result.reason, TooFewCycles):
                return self.tr("Stopped early: not enough cycles for a verdict.")
            locale = QLocale()
            evidence = self.tr("{evidence}. Stopped early, after {cycles} of {asked}.").format(
                evidence=evidence,
                cycles=locale.toString(result.cycles),
                asked=locale.toString(result.cycles_asked),
            )
            if result.is_expected:
                return evidence
            return self.tr("{evidence} Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(result.expected)
            )
        if not result.is_expected:
            evidence = self.tr("{evidence}. Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(result.expected)
            )
        return evidence

    def _paint_word(self) -> None:
        palette = self.palette()
        if self._result is not None:
            color = verdict_color(self._result.verdict, palette)
            palette.setColor(self._title.foregroundRole(), color)
        if palette != self._title.palette():
            self._title.setPalette(palette)
