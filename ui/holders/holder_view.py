"""Who holds what a run left behind: the retaining paths as a tree, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTreeView, QVBoxLayout, QWidget

from report.result import Finding
from ui.holders.findings_model import FindingsModel
from ui.words.advice_words import advice_words

# Of the tree's width, however long the meanings are; steps are elided in the middle.
_LEAST_STEP_SHARE = 0.5


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
        # Once for all that changes the columns in one turn of the event loop: it asks for every
        # cell that is open.
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self._fit_columns)
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
        self.tree.expanded.connect(self._fit_timer.start)
        # It gets its size only when its tab is shown.
        self.tree.viewport().installEventFilter(self)
        self.tree.clicked.connect(self._open)
        self.tree.activated.connect(self._open)
        self.tree.selectionModel().currentChanged.connect(self._show_advice)
        self._note = QLabel(self)
        self._note.setObjectName("holder-note")
        self._advice = QLabel(self)
        self._advice.setObjectName("advice")
        for label in (self._note, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remedy = QPushButton(self)
        self.remedy.setObjectName("remedy")
        self.remedy.clicked.connect(self._choose_remedy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._note)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._advice)
        layout.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
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
    ) -> bool:
        """Show ``findings``; open is the first whose path is known. False if none is.

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
        self.tree.setVisible(bool(findings))
        held = next((row for row, finding in enumerate(findings) if finding.path), None)
        first = self.model.index(held or 0, FindingsModel.STEP)
        self.tree.expand(first)
        self.tree.setCurrentIndex(first)
        self._fit_timer.start()
        self._show_note()
        self._show_advice()
        return held is not None

    def refresh(self) -> None:
        """Ask for the titles of the remedies anew: other scenarios can be picked now."""
        self._show_advice()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the width of the tree between steps and meanings."""
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tree.setAccessibleName(self.tr("What is left behind, and what holds it"))
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
                "After a run that leaks, this shows what holds what is left, and what to do."
            )
        self._note.setText(text)
        self._note.setVisible(self._own_note is not None or self.model.rowCount() == 0)

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

    def _fit_columns(self) -> None:
        self._fit_timer.stop()
        width = self.tree.viewport().width()
        meanings = self.tree.sizeHintForColumn(FindingsModel.MEANING)
        share = max(width - meanings, round(width * _LEAST_STEP_SHARE))
        self.tree.resizeColumnToContents(FindingsModel.STEP)
        needed = self.tree.columnWidth(FindingsModel.STEP)
        self.tree.setColumnWidth(FindingsModel.STEP, min(needed, share))

    def _open(self, index: QModelIndex) -> None:
        place = self.model.place(index)
        if place is None:
            return
        file, line = place
        if file == self._file:
            self.line_chosen.emit(line)
        else:
            self.source_chosen.emit(file, line)

    def _choose_remedy(self) -> None:
        finding = self.model.finding(self.tree.currentIndex())
        if finding is not None and finding.remedy is not None:
            self.remedy_chosen.emit(finding.remedy)
