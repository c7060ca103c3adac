"""What a scenario is about: its explanation, its source, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lab.page.catalog import Scenario
from lab.page.sources import newly_imported
from lab.tauri.crates import page_of
from report.result import Finding
from report.tokens import FONT_SIZES, SPACING
from ui.holders.source_lines import line_in_path, line_to_mark
from ui.looks.copy_button import CopyButton
from ui.looks.segments import Segments
from ui.looks.text_look import TextLook, show_look
from ui.runs.runs import runtime_name
from ui.scenarios.changes import ChangedLine, as_text, changes
from ui.scenarios.source_view import SourceView
from ui.scenarios.title import scenario_title
from ui.words.language import text_of
from ui.words.verdict_words import marked_verdict

_SOURCE, _CHANGES = range(2)


class ScenarioView(QWidget):
    """Title, explanation, expected verdict, and the source with the line that matters.

    Of a remedy also what it changes in the source that leaks, with the code that it imports.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._runtime = ""
        self._mended: Scenario | None = None
        self._changes: tuple[ChangedLine, ...] = ()
        self._imported: Mapping[str, str] = {}
        self.is_path_marked = False
        """Whether the line that is marked is of a retaining path."""
        self._file = ""
        self._title = QLabel(self)
        self._title.setObjectName("scenario-title")
        show_look(self._title, TextLook(FONT_SIZES[2], is_bold=True))
        self._explanation = QLabel(self)
        self._explanation.setObjectName("explanation")
        self._expected = QLabel(self)
        self._expected.setObjectName("expected")
        show_look(self._expected, TextLook(is_bold=True))
        self._mark = QLabel(self)
        self._mark.setObjectName("marked-line")
        self.kinds = Segments(("see-source", "see-changes"), self)
        self.kinds.chosen.connect(self._show_kind)
        self.copy = CopyButton("copy-source", self._code, self)
        self.copy_changes = CopyButton("copy-changes", lambda: as_text(self._changes), self)
        self.source = SourceView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING[3], SPACING[2], SPACING[3], SPACING[2])
        layout.setSpacing(SPACING[1])
        for label in (self._title, self._explanation, self._expected, self._mark):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._explanation, self._expected):
            layout.addWidget(label)
        layout.addWidget(self.kinds)
        line = QHBoxLayout()
        line.addWidget(self._mark, 1)
        for button in (self.copy, self.copy_changes):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        layout.addWidget(self.source, 1)
        self._retranslate()

    @property
    def scenario(self) -> Scenario | None:
        """What is shown, if anything."""
        return self._scenario

    def show_scenario(
        self, scenario: Scenario, runtime: str, mended: Scenario | None = None
    ) -> None:
        """Show ``scenario`` as it is on ``runtime``; what is shown already keeps its mark.

        ``mended`` is the scenario whose leak it mends: what it changes there can be looked at.
        """
        if (scenario, runtime, mended) == (self._scenario, self._runtime, self._mended):
            return
        self._scenario, self._runtime, self._mended = scenario, runtime, mended
        self._changes = self._changes_from(mended)
        for part in (self.kinds, self.copy_changes):
            part.setVisible(bool(self._changes))
        self.kinds.choose(_SOURCE)
        self._show_own_source(scenario)
        self.forget_findings()

    def show_changes(self) -> None:
        """Show what the scenario changes in the one that it mends, if that is known."""
        if self._changes:
            self.kinds.choose(_CHANGES)

    def forget_findings(self) -> None:
        """Mark the line to look at first again: no run is shown any more."""
        self.is_path_marked = False
        if self._scenario is not None and not self._shows_changes:
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
        self.kinds.choose(_SOURCE)
        if self._scenario is not None and self._file != self._own_file():
            self._show_own_source(self._scenario)
        self._mark_line(line)

    def show_file(self, text: str, file: str, line: int) -> None:
        """Show another file that the page was built of, and mark its line."""
        self.kinds.choose(_SOURCE)
        self._file = file
        self.source.show_source(text, file)
        self._mark_line(line)

    @property
    def _shows_changes(self) -> bool:
        return bool(self._changes) and self.kinds.current == _CHANGES

    def _changes_from(self, mended: Scenario | None) -> tuple[ChangedLine, ...]:
        scenario, self._imported = self._scenario, {}
        if scenario is None or mended is None or mended.source == scenario.source:
            return ()
        self._imported = newly_imported(scenario.source, mended.source, page_of(self._runtime))
        return changes(mended.source, scenario.source, self._imported)

    def _changed_line(self, number: int | None) -> int | None:
        """Where the line of that number stands among the changes, from 1, if it is one."""
        places = (
            place
            for place, line in enumerate(self._changes, 1)
            if number is not None and line.number == number and line.kind == "added"
        )
        return next(places, None)

    def _show_own_source(self, scenario: Scenario) -> None:
        self._file = self._own_file()
        self.source.show_source(scenario.source, scenario.source_file)

    def _show_kind(self) -> None:
        if self._scenario is None:
            return
        if self._shows_changes:
            self._file = self._own_file()
            self.source.show_changes(self._changes, self._file)
            self.source.mark(self._changed_line(line_to_mark(self._scenario.source)))
            self.is_path_marked = False
            self._retranslate()
        else:
            self._show_own_source(self._scenario)
            self.forget_findings()

    def _mark_line(self, line: int) -> None:
        self.source.mark(line)
        self.is_path_marked = True
        self._retranslate()

    def _code(self) -> str:
        """What is shown, or all that a remedy consists of: the component, and what it imports."""
        if self._scenario is None or self._file != self._own_file():
            return self.source.toPlainText()
        files = {self._own_file(): self._scenario.source, **self._imported}
        if len(files) == 1:
            return self._scenario.source
        return "\n".join(f"// {name}\n{text}" for name, text in files.items())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _own_file(self) -> str:
        return "" if self._scenario is None else PurePath(self._scenario.source_file).name

    def _retranslate(self) -> None:
        self.copy.call(self.tr("Cop&y the code"))
        self.copy.setToolTip(self.tr("With the code that it imports"))
        self.copy_changes.call(self.tr("Copy the changes"))
        self.copy_changes.setToolTip(self.tr("In the form of a patch"))
        before = "" if self._mended is None else scenario_title(self._mended)
        self.kinds.set_texts(
            (self.tr("Source"), self.tr("Changes to “{before}”").format(before=before))
        )
        scenario = self._scenario
        if scenario is None:
            return
        self._title.setText(scenario_title(scenario))
        self._explanation.setText(text_of(scenario.explanation))
        self._expected.setText(
            self.tr("Expected on {runtime}: {verdict}").format(
                runtime=runtime_name(self._runtime),
                verdict=self.tr("not known")
                if scenario.expected is None
                else marked_verdict(scenario.expected),
            )
        )
        self._mark.setText(self._mark_text().format(file=self._file))

    def _mark_text(self) -> str:
        if self._shows_changes:
            return self.tr("What {file} changes, and below it the code that it imports")
        if self.is_path_marked:
            return self.tr("{file}, with the line that the retaining path names marked")
        if self.source.marked_line is not None:
            return self.tr("{file}, with the line to look at first marked")
        return "{file}"
