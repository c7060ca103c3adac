"""The runs in this session as a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QGuiApplication

from lab.experiments.recording import Recording
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, TableModel
from ui.runs.runs import run_subject, run_title, shown_time
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict


class HistoryModel(TableModel[Recording]):
    """A row per run: what was run, on what, and its verdict; the tooltip says when it ended."""

    SUBJECT, RUNTIME, VERDICT = range(3)

    def show_runs(self, recordings: Sequence[Recording]) -> None:
        """List these, which are in the order in which they were made."""
        self._show_rows(tuple(reversed(recordings)))

    def recording(self, row: int) -> Recording:
        """The run of a row."""
        return self._rows[row]

    def row_of(self, recording: Recording) -> int:
        """The row of a run, or -1 if it is not listed."""
        found = (row for row, each in enumerate(self._rows) if each is recording)
        return next(found, -1)

    def _columns(self) -> Sequence[Column]:
        return Column(self.tr("Scenario")), Column(self.tr("On")), Column(self.tr("Verdict"))

    def _text(self, row: Recording, column: int) -> str:
        if column == self.SUBJECT:
            return run_subject(row)
        if column == self.RUNTIME:
            return _short_runtime(row.result.runtime)
        return short_verdict(row.result.verdict)

    def _tooltip(self, row: Recording, column: int) -> str:
        lines = [run_title(row), evidence_of(row.result)]
        if row.finished_at is not None:
            lines.append(self.tr("Ended: {time}").format(time=shown_time(row.finished_at)))
        return "\n".join(lines)

    def _color(self, row: Recording, column: int) -> QColor | None:
        if column != self.VERDICT:
            return None
        return verdict_color(row.result.verdict, QGuiApplication.palette())


def _short_runtime(runtime: str) -> str:
    """A runtime where there is little room: the version alone."""
    return "Qt" if runtime == "qt" else runtime
