"""What Leak Lab is and what to do first, where the chart of the first run will be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from report.tokens import FONT_SIZES
from ui.looks.colors import link_color
from ui.looks.text_look import TextLook, show_look
from ui.window.mnemonics import without_mnemonic

_WIDTH = 420
_NUMBER_SIZE = FONT_SIZES[2]
_SPACING = 8


class FirstSteps(QWidget):
    """Three numbered steps. The first is called as the action that does it, cycles and all."""

    def __init__(self, run: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first-steps")
        self._run = run
        self._about = self._label("first-steps-about")
        steps = QWidget(self)
        # Wider, the eye loses the line.
        steps.setMaximumWidth(_WIDTH)
        grid = QGridLayout(steps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * _SPACING)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._about, 0, 0, 1, 2)
        self._numbers: list[QLabel] = []
        self._titles: list[QLabel] = []
        self._details: list[QLabel] = []
        for number in (1, 2, 3):
            row = 3 * number
            grid.setRowMinimumHeight(row - 1, _SPACING)
            figure = self._label(f"first-step-number-{number}")
            figure.setText(str(number))
            title = self._label(f"first-step-{number}", bold=True)
            detail = self._label(f"first-step-detail-{number}")
            grid.addWidget(figure, row, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(title, row, 1)
            grid.addWidget(detail, row + 1, 1)
            self._numbers.append(figure)
            self._titles.append(title)
            self._details.append(detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SPACING, _SPACING, _SPACING, _SPACING)
        layout.addStretch()
        # Where there is less room than that, it is as wide as there is.
        layout.addWidget(steps)
        layout.addStretch()
        run.changed.connect(self._retranslate)
        self._retranslate()
        self._recolor()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and a change between light and dark."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _label(self, name: str, *, bold: bool = False) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        show_look(label, TextLook(is_bold=bold))
        return label

    def _recolor(self) -> None:
        look = TextLook(_NUMBER_SIZE, is_bold=True, color=link_color(self.palette()))
        for number in self._numbers:
            show_look(number, look)

    def _retranslate(self) -> None:
        self._about.setText(
            self.tr(
                "Leak Lab mounts and unmounts components that use Tauri's Channel, and shows what "
                "of them stays in memory, and why (Tauri issue 13133)."
            )
        )
        titles = (
            without_mnemonic(self._run.text()),
            self.tr("See what holds it"),
            self.tr("Try the remedy"),
        )
        details = (
            self.tr("Each mounts the component and unmounts it. What is left of it is counted."),
            self.tr("After a leak, the tab Why shows the path that keeps the component in memory."),
            self.tr("A button below the path opens it. Run it too: nothing is left."),
        )
        for labels, texts in ((self._titles, titles), (self._details, details)):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
