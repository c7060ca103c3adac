"""What stands in the page's place where scenarios run in real Tauri, in a window of its own."""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lab.problems import TauriNotInstalled, TauriNotWhole
from lab.tauri.readiness import has_display
from memory.problem import Problem
from report.tokens import FONT_SIZES, SPACING
from ui.looks.action_button import ActionButton
from ui.looks.copy_button import CopyButton
from ui.looks.text_look import TextLook, show_look
from ui.runs.runs import runtime_name
from ui.words.problem_words import problem_words

# Wider, the eye loses the line.
_WIDTH = 520


class TauriNotice(QWidget):
    """Says what a run does there, or why there can be none and what to do."""

    looked_again = Signal()
    """The user wants to know whether it can be run by now."""

    def __init__(self, run: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tauri-notice")
        self._runtime = ""
        self._why_not: Problem | None = None
        self._goes_on = False
        self._title = self._label("tauri-title", TextLook(FONT_SIZES[2], is_bold=True))
        self._text = self._label("tauri-text", TextLook())
        self._command = self._label("tauri-command", TextLook(is_bold=True))
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._by_hand = self._label("tauri-by-hand", TextLook())
        self._run = ActionButton(run, self)
        self.copy = CopyButton("copy-make-tauri", self._command.text, self)
        self.look = QPushButton(self)
        self.look.setObjectName("look-again")
        self.look.clicked.connect(self.looked_again)
        buttons = QHBoxLayout()
        for button in (self._run, self.copy, self.look):
            buttons.addWidget(button)
        buttons.addStretch()
        said = QWidget(self)
        said.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(said)
        column.setSpacing(SPACING[2])
        for label in (self._title, self._text, self._command):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addWidget(self._by_hand)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        # Where there is less room than that, it is as wide as there is.
        layout.addWidget(said)
        layout.addStretch(3)
        self._retranslate()

    def show_state(self, runtime: str, why_not: Problem | None, *, goes_on: bool) -> None:
        """Speak of this version; ``why_not``: why it cannot be run; ``goes_on``: it is just now."""
        self._runtime, self._why_not, self._goes_on = runtime, why_not, goes_on
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _label(self, name: str, look: TextLook) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        show_look(label, look)
        return label

    def _retranslate(self) -> None:
        self._title.setText(
            runtime_name(self._runtime)[:1].upper() + runtime_name(self._runtime)[1:]
        )
        self._text.setText(self._words())
        command = self._set_up_command()
        self._command.setText(command)
        for part in (self._command, self.copy):
            part.setVisible(bool(command))
        self.look.setVisible(self._why_not is not None)
        self._run.setVisible(self._why_not is None and not self._goes_on)
        self.copy.call(self.tr("Copy the &command"))
        self.look.setText(self.tr("&Look again"))
        self._by_hand.setText(
            self.tr(
                "Mounting by hand, the bridge and heap snapshots need the stand-in: choose it in "
                "the tool bar."
            )
        )

    def _set_up_command(self) -> str:
        match self._why_not:
            case TauriNotInstalled(_version, folder) | TauriNotWhole(_version, folder):
                return f"make -C {folder} tauri"
            case _:
                return ""

    def _words(self) -> str:
        match self._why_not:
            case None:
                pass
            case TauriNotInstalled():
                return self.tr("It is not installed here. Run this in a terminal, then look again:")
            case TauriNotWhole():
                return self.tr(
                    "It is only partly installed. Run this in a terminal, then look again:"
                )
            case problem:
                return problem_words(problem)
        if self._goes_on:
            opened = self.tr("Tauri's own window shows the components as they come and go.")
        else:
            opened = self.tr(
                "A run opens Tauri's own window beside this one, mounts and unmounts the component "
                "there, and closes it. What stays in memory, and why, is shown here as always."
            )
        if has_display(os.environ):
            return opened
        unseen = self.tr("There is no display, so that window is on a screen that nobody sees.")
        return f"{opened} {unseen}"
