"""The verdict in words and colour, with the figure that decides it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lab.experiments.evidence import TOO_FEW_CYCLES
from memory.verdict import VerdictWord
from ui.looks.colors import verdict_color
from ui.words.phrases import translated_phrase
from ui.words.verdict_words import marked_verdict, verdict_name


@dataclass(frozen=True)
class Stopped:
    """That a run was ended early."""

    cycles: int
    """Cycles that were run."""
    asked: int
    """Cycles that were asked for."""


@dataclass(frozen=True)
class _Verdict:
    word: VerdictWord
    evidence: str
    expected: VerdictWord
    stopped: Stopped | None


class VerdictBanner(QFrame):
    """Shows that nothing was measured, that a run goes on, or a verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._verdict: _Verdict | None = None
        self._title = QLabel(self)
        self._title.setObjectName("verdict")
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self._title.setFont(font)
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
        self._retranslate()

    def show_text(self, title: str, explanation: str, subject: str = "") -> None:
        """Show a state that is no verdict, of ``subject`` if any; its language is the caller's."""
        self._verdict = None
        self._title.setText(title)
        self._evidence.setText(explanation)
        self._subject.setText(subject)
        self._subject.setVisible(bool(subject))
        self._paint_word()

    def show_verdict(
        self,
        word: VerdictWord,
        evidence: str,
        *,
        expected: VerdictWord,
        subject: str,
        stopped: Stopped | None = None,
    ) -> None:
        """Show the verdict on ``subject``, and say so when the scenario expects another.

        ``evidence`` is as :func:`memory.verdict.judge` words it, in English; ``subject`` is in
        the caller's language. ``stopped`` is given where the run was ended early.
        """
        self._verdict = _Verdict(word, evidence, expected, stopped)
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
        verdict = self._verdict
        if verdict is None:
            return
        self._title.setText(marked_verdict(verdict.word))
        self._evidence.setText(self._words(verdict))

    def _words(self, verdict: _Verdict) -> str:
        evidence = translated_phrase(verdict.evidence)
        if verdict.stopped is not None:
            if verdict.evidence == TOO_FEW_CYCLES:
                return self.tr("Stopped early: not enough cycles for a verdict.")
            locale = QLocale()
            evidence = self.tr("{evidence}. Stopped early, after {cycles} of {asked}.").format(
                evidence=evidence,
                cycles=locale.toString(verdict.stopped.cycles),
                asked=locale.toString(verdict.stopped.asked),
            )
            if verdict.word == verdict.expected:
                return evidence
            return self.tr("{evidence} Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(verdict.expected)
            )
        if verdict.word != verdict.expected:
            evidence = self.tr("{evidence}. Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(verdict.expected)
            )
        return evidence

    def _paint_word(self) -> None:
        palette = self.palette()
        if self._verdict is not None:
            color = verdict_color(self._verdict.word, palette)
            palette.setColor(self._title.foregroundRole(), color)
        if palette != self._title.palette():
            self._title.setPalette(palette)
