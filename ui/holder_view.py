"""Who holds what a run left behind: the retaining path, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lab.result import Finding

_ARROW = " → "


class HolderView(QFrame):
    """The path to the finding that says most. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = QLabel(self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._path = QLabel(self)
        self._path.setObjectName("retaining-path")
        self._advice = QLabel(self)
        self._advice.setObjectName("advice")
        layout = QVBoxLayout(self)
        for label in (self._title, self._path, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the first finding whose path is known; they come with what says most first."""
        held = next((finding for finding in findings if finding.path), None)
        if held is None:
            self.hide()
            return
        self._title.setText(self.tr("What holds {name}").format(name=held.name))
        self._path.setText(_ARROW.join(held.path))
        self._advice.setText(held.advice or "")
        self._advice.setVisible(held.advice is not None)
        self.show()
