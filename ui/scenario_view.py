"""What a scenario is about: its explanation and its source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lab.catalog import Scenario
from lab.result import Finding
from ui.source_view import SourceView
from ui.telling_line import line_in_path, telling_line
from ui.verdict_words import marked_verdict


class ScenarioView(QWidget):
    """Title, explanation, expected verdict, and the source with the line that matters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = ""
        self._title = QLabel(self)
        self._title.setObjectName("scenario-title")
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self._title.setFont(font)
        self._explanation = QLabel(self)
        self._explanation.setObjectName("explanation")
        self._expected = QLabel(self)
        self._mark = QLabel(self)
        self._mark.setObjectName("marked-line")
        self.source = SourceView(self)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for label in (self._title, self._explanation, self._expected, self._mark):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addWidget(self.source, 1)

    def show_scenario(self, scenario: Scenario, title: str, runtime: str) -> None:
        """Show ``scenario``, called ``title``, as it is on ``runtime``."""
        self._file = PurePath(scenario.source_file).name
        self._title.setText(title)
        self._explanation.setText(scenario.explanation.en)
        self._expected.setText(
            self.tr("Expected on {runtime}: {verdict}").format(
                runtime=runtime, verdict=marked_verdict(scenario.expected)
            )
        )
        self.source.show_source(scenario.source, scenario.source_file)
        line = telling_line(scenario.source)
        self.source.mark(line)
        self._mark.setText(
            self._file
            if line is None
            else self.tr("{file}, with the line to look at first marked").format(file=self._file)
        )

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the line that a finding's path names."""
        for finding in findings:
            if (line := line_in_path(finding.path, self._file)) is not None:
                self.show_line(line)
                return

    def show_line(self, line: int) -> None:
        """Mark a line that a retaining path names."""
        self.source.mark(line)
        self._mark.setText(
            self.tr("{file}, with the line that the retaining path names marked").format(
                file=self._file
            )
        )
