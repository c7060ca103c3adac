"""Who holds what a run left behind: the retaining paths as a tree, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from report.result import Finding
from report.tokens import SPACING
from ui.holders.findings_model import FindingsModel
from ui.looks.copy_button import CopyButton
from ui.looks.copying import CopyChoice, Copying
from ui.looks.placeholder import PlaceholderStack
from ui.looks.text_look import TextLook, show_look
from ui.words.advice_words import advice_words

_LEAST_STEP = 60
_ROOM_FOR_MEANINGS = 520
"""From this width on, in pixels, what a step means stands beside it; else in its tooltip alone."""


def _no_title(_scenario_id: str) -> None:
    return None


class HolderView(QWidget):
    """The findings of a run, each with its path; of the current one the advice and the remedy."""

    line_chosen = Signal(int)
    """A line of the scenario's source that a step names."""
    source_chosen = Signal(str, int)
    """Another file of the page and its line."""
    remedy_chosen = Signal(str)
    """The id of the scenario that shows the remedy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remedy_title: Callable[[str], str | None] = _no_title
        self._is_measured = False
        self._own_note: str | None = None
        self._file = ""
        self.model = FindingsModel(self)
        self.tree = QTreeView(self)
        self.tree.setObjectName("retaining-paths")
        self.tree.setModel(self.model)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setTabKeyNavigation(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_LEAST_STEP)
        # The place is never elided: it says where to look.
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FindingsModel.STEP, QHeaderView.ResizeMode.Stretch)
        self.tree.clicked.connect(self._open)
        self.tree.activated.connect(self._open)
        self.tree.selectionModel().currentChanged.connect(self._show_advice)
        self._found = QWidget(self)
        self._stack = PlaceholderStack(self._found, "holder-note", self)
        self._advice = QLabel(self._found)
        self._advice.setObjectName("advice")
        self._advice.setWordWrap(True)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show_look(self._advice, TextLook(is_bold=True))
        self.remedy = QPushButton(self._found)
        self.remedy.setObjectName("remedy")
        self.remedy.clicked.connect(self._choose_remedy)
        self.remedy.setProperty("primary", True)
        self.copy = CopyButton("copy-path", self._path_of_current, self._found)
        path = CopyChoice(lambda: self.tr("Copy &path"), self.model.path_text, "copy-path")
        Copying(self.tree, (path,))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING[1])
        buttons.addWidget(self.remedy)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACING[1])
        inside.addWidget(self.tree, 1)
        inside.addWidget(self._advice)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING[1], SPACING[1], SPACING[1], SPACING[1])
        layout.addWidget(self._stack)
        self.clear()
        self._retranslate()

    def clear(self) -> None:
        """Say that nothing has been found yet."""
        self.show_findings(())
        self._is_measured = False
        self._show_note()

    def show_note(self, text: str) -> None:
        """Say why there is no path."""
        self._own_note = text
        self._show_note()

    def show_findings(
        self,
        findings: Sequence[Finding],
        file: str = "",
        remedy_title: Callable[[str], str | None] = _no_title,
        others: Container[str] = (),
    ) -> None:
        """Show ``findings``; open is the first whose path is known.

        ``file`` is the scenario's source, whose lines can be opened, as can those of the files
        ``others``. ``remedy_title`` gives the title of a scenario that can be picked, or None.
        """
        self._remedy_title = remedy_title
        self._is_measured, self._own_note, self._file = True, None, file
        self.model.show_findings(findings, file, others)
        for row in range(len(findings)):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            if not findings[row].path:
                self.tree.setFirstColumnSpanned(0, self.model.index(row, 0), True)
        held = (row for row, finding in enumerate(findings) if finding.path)
        first = self.model.index(next(held, 0), FindingsModel.STEP)
        self.tree.expand(first)
        self.tree.setCurrentIndex(first)
        self._show_note()
        self._show_advice()

    def refresh(self) -> None:
        """Ask for the titles of the remedies anew: other scenarios can be picked now."""
        self._show_advice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the meanings where there is room for them."""
        super().resizeEvent(event)
        has_room = event.size().width() >= _ROOM_FOR_MEANINGS
        self.tree.setColumnHidden(FindingsModel.MEANING, not has_room)
        self.model.show_meanings_apart(has_room)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tree.setAccessibleName(self.tr("What is left behind, and what holds it"))
        self.copy.call(self.tr("Copy &path"))
        self.model.retranslate()
        self._show_note()
        self._show_advice()

    def _show_note(self) -> None:
        if self._own_note is not None:
            text = self._own_note
        elif self._is_measured:
            text = self.tr("Nothing is left behind, so nothing holds it.")
        else:
            text = self.tr(
                "When a run leaks, the path that keeps it in memory and the remedy appear here."
            )
        self._stack.say(text)
        self._stack.show_view(self._own_note is None and self.model.rowCount() > 0)

    def _show_advice(self) -> None:
        finding = self.model.finding(self.tree.currentIndex())
        advice = None if finding is None else self._advice_text(finding)
        self._advice.setText(advice or "")
        self._advice.setVisible(advice is not None)
        title = self._title_of_remedy(finding)
        self.remedy.setVisible(title is not None)
        if title is not None:
            self.remedy.setText(self.tr("Open the remedy: {title}").format(title=title))

    @staticmethod
    def _advice_text(finding: Finding) -> str | None:
        return None if finding.advice is None else advice_words(finding.advice)

    def _title_of_remedy(self, finding: Finding | None) -> str | None:
        if finding is None or finding.remedy is None:
            return None
        return self._remedy_title(finding.remedy)

    def _open(self, index: QModelIndex) -> None:
        place = self.model.place(index)
        if place is None:
            return
        file, line = place
        if file == self._file:
            self.line_chosen.emit(line)
        else:
            self.source_chosen.emit(file, line)

    def _path_of_current(self) -> str:
        return self.model.path_text(self.tree.currentIndex())

    def _choose_remedy(self) -> None:
        finding = self.model.finding(self.tree.currentIndex())
        if finding is not None and finding.remedy is not None:
            self.remedy_chosen.emit(finding.remedy)
