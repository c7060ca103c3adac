"""The verdict in words and colour, with the figure that decides it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from memory.verdict import VerdictWord
from ui.colors import verdict_color
from ui.verdict_words import marked_verdict, verdict_name


class VerdictBanner(QFrame):
    """Shows that nothing was measured, that a run goes on, or a verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._word: VerdictWord | None = None
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

    def show_text(self, title: str, explanation: str) -> None:
        """Show a state that is no verdict."""
        self._word = None
        self._title.setText(title)
        self._evidence.setText(explanation)
        self._subject.hide()
        self._paint_word()

    def show_verdict(
        self, word: VerdictWord, evidence: str, *, expected: VerdictWord, subject: str
    ) -> None:
        """Show the verdict on ``subject``, and say so when the scenario expects another."""
        self._word = word
        self._title.setText(marked_verdict(word))
        if word != expected:
            evidence = self.tr("{evidence}. Expected: {expected}.").format(
                evidence=evidence, expected=verdict_name(expected)
            )
        self._evidence.setText(evidence)
        self._subject.setText(subject)
        self._subject.show()
        self._paint_word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_word()
        super().changeEvent(event)

    def _paint_word(self) -> None:
        palette = self.palette()
        if self._word is not None:
            palette.setColor(self._title.foregroundRole(), verdict_color(self._word, palette))
        if palette != self._title.palette():
            self._title.setPalette(palette)
