"""What a scenario is about: its explanation and its source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lab.page.catalog import Scenario
from report.result import Finding
from ui.holders.source_lines import line_in_path, line_to_mark
from ui.scenarios.source_view import SourceView
from ui.scenarios.title import scenario_title
from ui.words.language import text_of
from ui.words.verdict_words import marked_verdict


class ScenarioView(QWidget):
    """Title, explanation, expected verdict, and the source with the line that matters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._runtime = ""
        self.is_path_marked = False
        """Whether the line that is marked is of a retaining path."""
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
        self._retranslate()

    @property
    def scenario(self) -> Scenario | None:
        """What is shown, if anything."""
        return self._scenario

    def show_scenario(self, scenario: Scenario, runtime: str) -> None:
        """Show ``scenario`` as it is on ``runtime``; what is shown already keeps its mark."""
        if (scenario, runtime) == (self._scenario, self._runtime):
            return
        self._scenario, self._runtime = scenario, runtime
        self._show_own_source(scenario)
        self.forget_findings()

    def forget_findings(self) -> None:
        """Mark the line to look at first again: no run is shown any more."""
        self.is_path_marked = False
        if self._scenario is not None:
            if self._file != self._own_file():
                self._show_own_source(self._scenario)
            self.source.mark(line_to_mark(self._scenario.source))
        self._retranslate()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the line that a finding's path names."""
        for finding in findings:
            if (line := line_in_path(finding.typed_path, self._own_file())) is not None:
                self.show_line(line)
                return

    def show_line(self, line: int) -> None:
        """Mark a line of the scenario's source that a retaining path names."""
        if self._scenario is not None and self._file != self._own_file():
            self._show_own_source(self._scenario)
        self._mark_line(line)

    def show_file(self, text: str, file: str, line: int) -> None:
        """Show another file that the page was built of, and mark its line."""
        self._file = file
        self.source.show_source(text, file)
        self._mark_line(line)

    def _show_own_source(self, scenario: Scenario) -> None:
        self._file = self._own_file()
        self.source.show_source(scenario.source, scenario.source_file)

    def _mark_line(self, line: int) -> None:
        self.source.mark(line)
        self.is_path_marked = True
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _own_file(self) -> str:
        return "" if self._scenario is None else PurePath(self._scenario.source_file).name

    def _retranslate(self) -> None:
        scenario = self._scenario
        if scenario is None:
            return
        self._title.setText(scenario_title(scenario))
        self._explanation.setText(text_of(scenario.explanation))
        self._expected.setText(
            self.tr("Expected on {runtime}: {verdict}").format(
                runtime=self._runtime, verdict=marked_verdict(scenario.expected)
            )
        )
        if self.is_path_marked:
            mark = self.tr("{file}, with the line that the retaining path names marked")
        elif self.source.marked_line is not None:
            mark = self.tr("{file}, with the line to look at first marked")
        else:
            mark = "{file}"
        self._mark.setText(mark.format(file=self._file))
