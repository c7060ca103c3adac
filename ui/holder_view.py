"""Who holds what a run left behind: the retaining path, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from lab.result import Finding
from ui.path_model import PathModel


class HolderView(QWidget):
    """The findings of a run, to pick from; of one of them the path, and the advice."""

    line_chosen = Signal(int)
    """A line of the scenario's source that a step names."""
    remedy_chosen = Signal(str)
    """The id of the scenario that shows the remedy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._file = ""
        self._remedy_title: Callable[[str], str | None] = lambda _scenario: None
        self.finding = QComboBox(self)
        self.finding.setObjectName("finding")
        self.finding.setAccessibleName(self.tr("What is left behind"))
        self.finding.setToolTip(self.tr("What is left behind"))
        self.finding.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.finding.currentIndexChanged.connect(self._show)
        self.model = PathModel(self)
        self.path = QTreeView(self)
        self.path.setObjectName("retaining-path")
        self.path.setAccessibleName(self.tr("Retaining path"))
        self.path.setModel(self.model)
        self.path.setRootIsDecorated(False)
        self.path.setUniformRowHeights(True)
        self.path.setAllColumnsShowFocus(True)
        self.path.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.path.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PathModel.STEP, QHeaderView.ResizeMode.Stretch)
        self.path.clicked.connect(self._open)
        self.path.activated.connect(self._open)
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
        layout.addWidget(self.finding)
        layout.addWidget(self._note)
        layout.addWidget(self.path, 1)
        layout.addWidget(self._advice)
        layout.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.clear()

    def clear(self) -> None:
        """Say that nothing has been found yet."""
        self.show_findings((), "", lambda _scenario: None)
        self.show_note(
            self.tr("After a run that leaks, this says what holds what is left, and what to do.")
        )

    def show_note(self, text: str) -> None:
        """Say why there is no path."""
        self._note.setText(text)
        self._note.show()

    def show_findings(
        self,
        findings: Sequence[Finding],
        file: str,
        remedy_title: Callable[[str], str | None],
    ) -> bool:
        """Show ``findings``, beginning with the first whose path is known; False if none is.

        ``file`` is the scenario's source, whose lines can be opened. ``remedy_title`` gives the
        title of a scenario that can be picked, or None.
        """
        self._file, self._remedy_title = file, remedy_title
        self._findings = ()
        self.finding.clear()
        self._findings = tuple(findings)
        self.finding.addItems([self._label(finding) for finding in findings])
        self.finding.setVisible(bool(findings))
        held = next((row for row, finding in enumerate(findings) if finding.path), None)
        self.finding.setCurrentIndex(held or 0)
        self._show(self.finding.currentIndex())
        return held is not None

    def _label(self, finding: Finding) -> str:
        locale = QLocale()
        words = [
            finding.name,
            self.tr("{count} per cycle").format(
                count=locale.toString(float(finding.per_cycle), "g", 4)
            ),
        ]
        if finding.retained_bytes is not None:
            size = locale.formattedDataSize(
                finding.retained_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            )
            words.append(self.tr("{size} kept alive").format(size=size))
        return " · ".join(words)

    def _show(self, row: int) -> None:
        finding = self._findings[row] if 0 <= row < len(self._findings) else None
        path = () if finding is None else finding.path
        self.model.show_path(path, self._file)
        self.path.setVisible(bool(path))
        self._note.setVisible(not path)
        if path:
            self._fit_columns()
        elif finding is None:
            self._note.setText(self.tr("Nothing is left behind, so nothing holds it."))
        else:
            self._note.setText(self.tr("This is counted in the page; no path to it is known."))
        advice = None if finding is None else finding.advice
        self._advice.setText(advice or "")
        self._advice.setVisible(advice is not None)
        self._show_remedy(None if finding is None else finding.remedy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between steps and meanings."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.path.resizeColumnToContents(PathModel.STEP)
        needed = self.path.columnWidth(PathModel.STEP)
        self.path.setColumnWidth(PathModel.STEP, min(needed, self.width() * 11 // 20))

    def _show_remedy(self, scenario_id: str | None) -> None:
        title = None if scenario_id is None else self._remedy_title(scenario_id)
        self.remedy.setVisible(title is not None)
        if title is not None:
            self.remedy.setText(self.tr("Open the remedy: {title}").format(title=title))

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.line_chosen.emit(line)

    def _choose_remedy(self) -> None:
        remedy = self._findings[self.finding.currentIndex()].remedy
        if remedy is not None:
            self.remedy_chosen.emit(remedy)
