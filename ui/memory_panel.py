"""The memory panel: verdict, readings, chart, holders, survivors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.experiment import Progress
from lab.page_sources import page_sources
from lab.recording import Point, Recording
from memory.reading import Reading, Survivor
from ui.growth_chart import GrowthChart
from ui.holder_view import HolderView
from ui.phrases import translated_phrase
from ui.plural import counted
from ui.readings_model import ReadingsModel
from ui.runs import run_title
from ui.sparkline import Sparkline
from ui.survivors_view import SurvivorsView
from ui.verdict_banner import VerdictBanner

_Words = tuple[str, str]


class MemoryPanel(QWidget):
    """Shows what is alive, what has changed since the baseline, and what that proves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._baseline: Reading | None = None
        self._recording: Recording | None = None
        self._progress: Progress | None = None
        self._paused = False
        self._failure = ""
        self.banner = VerdictBanner(self)
        self.model = ReadingsModel(self)
        self.table = self._readings_table()
        self.chart = GrowthChart(self)
        self.holder = HolderView(self)
        self.survivors = SurvivorsView(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for tab in (self.chart, self.holder, self.survivors):
            self.tabs.addTab(tab, "")
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addWidget(self.table)
        layout.addWidget(self.tabs, 1)
        self._state: Callable[[], _Words] = self._not_measured
        self._retranslate()
        self.clear()

    def clear(self) -> None:
        """Forget the run: another page has been loaded."""
        self._baseline = self._progress = None
        self._forget()
        self._say(self._not_measured)

    def show_reading(self, reading: Reading, survivors: Sequence[Survivor]) -> None:
        """Show a reading outside a run, and the first survivors; the first is the baseline."""
        if self._baseline is None:
            self._baseline = reading
        self.model.show_reading(self._baseline, reading, 0)
        if self._recording is None:
            self.survivors.show_survivors(survivors, reading.page.survivors, ended=False)

    def show_progress(self, progress: Progress) -> None:
        """Show how far a run has come."""
        self._progress = progress
        if progress.phase == "warm-up":
            self._forget()
            self.tabs.setCurrentWidget(self.chart)
            self._say(self._warming_up)
        elif progress.phase == "settle":
            self._say(self._settling)
        elif progress.phase == "holders":
            self._say(self._finding_holders)
        elif progress.phase == "cycles" and progress.cycle == 0:
            # Also where a run has to measure again, after it has left just one.
            self.model.clear()
            self.chart.clear()
            self._say(self._cycling)
        elif self._paused:
            # The cycle that went on has been finished.
            self._say(self._state)
        baseline, reading = progress.baseline, progress.reading
        if baseline is None or reading is None:
            return
        self._baseline = baseline
        self.model.show_reading(baseline, reading, progress.cycle)
        self.chart.add(Point(progress.cycle, reading, progress.live), baseline)

    def show_recording(
        self, recording: Recording, title_of: Callable[[str], str | None], *, drawn: bool
    ) -> None:
        """Show the verdict of a run, what holds what is left, and what survived.

        ``title_of`` gives the title of a scenario by its id, or None where there is none.
        ``drawn`` says that its course is shown already, by its progress.
        """
        self._recording = recording
        if not drawn:
            self.model.clear()
            self._baseline = recording.baseline
            for point in recording.points:
                self.model.show_reading(
                    recording.baseline or point.reading, point.reading, point.cycle
                )
            self.chart.show_recording(recording)
        self._show_verdict(recording)
        result, scenario = recording.result, recording.scenario
        self.survivors.show_survivors(result.survived, result.survivors, ended=True)
        file = "" if scenario is None else PurePath(scenario.source_file).name
        sources = page_sources(result.runtime) if result.findings else ()
        if self.holder.show_findings(result.findings, file, title_of, sources):
            self.tabs.setCurrentWidget(self.holder)
        elif not drawn:
            self.tabs.setCurrentWidget(self.chart)

    def show_cancelled(self) -> None:
        """Say that a run was ended before it could prove anything."""
        self._say(self._cancelled)

    def show_paused(self, paused: bool) -> None:
        """Whether the run that goes on stands still."""
        self._paused = paused
        if self._recording is None:
            self._say(self._state)

    def show_crashed(self) -> None:
        """Say that a run was ended by a crash of the page, and when."""
        self._say(self._crashed)

    def show_failed(self, reason: str) -> None:
        """Say why a run has ended without a verdict; ``reason`` is in English."""
        self._failure = reason
        self._say(self._failed)

    def show_running_all(self) -> None:
        """Say that all experiments are run, none of which is shown here."""
        self.clear()
        self._say(self._running_all)

    def show_ran_all(self) -> None:
        """Say that all experiments have been run, unless one of them is looked at."""
        if self._recording is None:
            self._say(self._ran_all)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._recording = None
        self.model.clear()
        self.holder.clear()
        self.chart.clear()
        self.survivors.clear()

    def _say(self, words: Callable[[], _Words]) -> None:
        """Show a state that is no verdict, in the language that is current then."""
        self._state = words
        self.banner.show_text(*words())

    def _show_verdict(self, recording: Recording) -> None:
        result = recording.result
        self.banner.show_verdict(
            result.verdict,
            result.evidence,
            expected=result.expected,
            subject=run_title(recording),
        )

    def _readings_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(ReadingsModel.NAME, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(ReadingsModel.COURSE, Sparkline(table))
        table.resizeRowsToContents()
        rows_height = sum(table.rowHeight(row) for row in range(self.model.rowCount()))
        table.setFixedHeight(header.sizeHint().height() + rows_height + 2 * table.frameWidth())
        return table

    def _not_measured(self) -> _Words:
        return (
            self.tr("Not measured yet"),
            self.tr("Mount and unmount a number of times, and this says what stays alive."),
        )

    def _warming_up(self) -> _Words:
        return self._measuring(self.tr("Warming up: the first cycles fill caches."))

    def _cycling(self) -> _Words:
        return self._measuring(self.tr("Mounting and unmounting."))

    def _settling(self) -> _Words:
        return self._measuring(self.tr("Waiting for the uploads to end."))

    def _finding_holders(self) -> _Words:
        return self._measuring(self.tr("Something leaks: finding out what holds it."))

    def _running_all(self) -> _Words:
        return self._measuring(
            self.tr("All experiments are run. Click a cell that is done to see its run here.")
        )

    def _ran_all(self) -> _Words:
        return (
            self.tr("All experiments have been run"),
            self.tr("Click a cell to see its run here."),
        )

    def _measuring(self, explanation: str) -> _Words:
        if not self._paused:
            return self.tr("Measuring …"), explanation
        return self._paused_title(), self.tr("Ctrl+P continues, Esc ends it.")

    def _paused_title(self) -> str:
        progress = self._progress
        if progress is None or progress.phase in ("warm-up", "holders"):
            return self.tr("Paused")
        locale = QLocale()
        return self.tr("Paused at cycle {cycle} of {cycles}").format(
            cycle=locale.toString(progress.cycle), cycles=locale.toString(progress.cycles)
        )

    def _crashed(self) -> _Words:
        progress = self._progress
        if progress is None or progress.phase == "warm-up":
            return self.tr("Stopped"), self.tr("The renderer crashed during the warm-up.")
        return self.tr("Stopped"), counted(
            progress.cycle,
            self.tr("The renderer crashed after {count} cycle."),
            self.tr("The renderer crashed after {count} cycles."),
        )

    def _failed(self) -> _Words:
        return self.tr("Stopped"), translated_phrase(self._failure)

    def _cancelled(self) -> _Words:
        return (
            self.tr("Cancelled"),
            self.tr("The run was ended early, so there is no verdict."),
        )

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Readings"))
        for tab, title in (
            (self.chart, self.tr("&Chart")),
            (self.holder, self.tr("&Who holds it")),
            (self.survivors, self.tr("What &survived")),
        ):
            self.tabs.setTabText(self.tabs.indexOf(tab), title)
        if self._recording is not None:
            self._show_verdict(self._recording)
        else:
            self.banner.show_text(*self._state())
