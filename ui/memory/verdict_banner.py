"""The verdict in words and colour, with the figure that decides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QMargins, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from memory.reasons import TooFewCycles
from memory.verdict import VerdictWord
from report.result import Result
from report.tokens import FONT_SIZES, SPACING
from ui.looks.action_button import ActionButton
from ui.looks.colors import verdict_color, verdict_ground
from ui.looks.one_layout import one_layout
from ui.looks.text_look import TextLook, show_look
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import marked_verdict, verdict_name

EDGE_WIDTH = 3
"""Of the edge at the left, in pixels."""
# The evidence stands between the verdict and the run's identity, in size and in weight.
_VERDICT_SIZE, _EVIDENCE_SIZE = FONT_SIZES[2], 1.1


class VerdictBanner(QWidget):
    """Shows that nothing was measured, that a run goes on, or a verdict.

    A verdict tints it, and colours its edge.
    """

    def __init__(
        self,
        next_steps: Sequence[QAction] = (),
        parent: QWidget | None = None,
        *,
        why: QAction | None = None,
    ) -> None:
        """``next_steps`` are offered as buttons by a state that asks for them.

        ``why`` is, with a verdict whose findings have a path.
        """
        super().__init__(parent)
        self._verdict: VerdictWord | None = None
        self._words: Callable[[], str] = str
        self._own_title: Callable[[], str] | None = None
        self._title = QLabel(self)
        self._title.setObjectName("verdict")
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
        layout = self._layout = QVBoxLayout(self)
        margins = layout.contentsMargins()
        layout.setContentsMargins(margins + QMargins(EDGE_WIDTH, 0, 0, 0))
        layout.setSpacing(4)
        # Beside the title: a line of its own would move all that is below when a run ends.
        self._why = self._row_of(() if why is None else (why,))
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(above)
        layout.addWidget(self._evidence)
        layout.addWidget(self._subject)
        self._steps = self._row_of(next_steps)
        layout.addWidget(self._steps)
        for row in (self._steps, self._why):
            row.hide()
        self._retranslate()
        self._show_looks()

    def show_text(
        self, title: str, explanation: str, subject: str = "", *, offers_steps: bool = False
    ) -> None:
        """Show a state that is no verdict, of ``subject`` if any; its language is the caller's.

        ``offers_steps``: with the buttons of what can be done next.
        """
        with one_layout(self._layout):
            self._steps.setVisible(offers_steps)
            self._why.hide()
            self._verdict = None
            self._title.setText(title)
            self._evidence.setText(explanation)
            self._subject.setText(subject)
            self._subject.setVisible(bool(subject))
            self._show_looks()

    def show_verdict(self, result: Result, subject: str) -> None:
        """Show the verdict of a run, and say so when the scenario expects another.

        ``subject`` says which run it is, in the caller's language.
        """
        with one_layout(self._layout):
            self._why.setVisible(any(finding.path for finding in result.findings))
            self.show_judged(result.verdict, lambda: self._words_of(result), subject)

    def show_judged(
        self,
        verdict: VerdictWord,
        evidence: Callable[[], str],
        subject: str,
        title: Callable[[], str] | None = None,
    ) -> None:
        """Show a verdict; ``evidence`` gives in the language of now what decides it.

        ``title`` gives what stands there in place of the verdict's own word.
        """
        self._verdict, self._words, self._own_title = verdict, evidence, title
        with one_layout(self._layout):
            self._steps.hide()
            self._subject.setText(subject)
            self._subject.show()
            self._retranslate()
            self._show_looks()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._show_looks()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the edge at the left."""
        palette = self.palette()
        if self._verdict is None:
            ground = palette.color(QPalette.ColorRole.Base)
            edge = palette.color(QPalette.ColorRole.Mid)
        else:
            ground = verdict_ground(self._verdict, palette)
            edge = verdict_color(self._verdict, palette)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground)
            painter.fillRect(0, 0, EDGE_WIDTH, self.height(), edge)

    def _retranslate(self) -> None:
        if self._verdict is None:
            return
        own = self._own_title
        self._title.setText(marked_verdict(self._verdict) if own is None else own())
        self._evidence.setText(self._words())

    def _row_of(self, actions: Sequence[QAction]) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, SPACING[0], 0, 0)
        for action in actions:
            layout.addWidget(ActionButton(action, row))
        layout.addStretch()
        return row

    def _words_of(self, result: Result) -> str:
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
            if result.is_expected or result.expected is None:
                return evidence
            return self.tr("{evidence} Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(result.expected)
            )
        if not result.is_expected and result.expected is not None:
            evidence = self.tr("{evidence}. Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(result.expected)
            )
        return evidence

    def _show_looks(self) -> None:
        color, evidence = self.palette().color(self.foregroundRole()), TextLook()
        if self._verdict is not None:
            color = verdict_color(self._verdict, self.palette())
            evidence = TextLook(_EVIDENCE_SIZE, is_bold=True)
        show_look(self._title, TextLook(_VERDICT_SIZE, is_bold=True, color=color))
        show_look(self._evidence, evidence)
        self.update()
