"""The memory panel: verdict, readings, chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.catalog import Scenario
from lab.experiment import Progress
from lab.result import Result
from memory.reading import Reading
from ui.growth_chart import GrowthChart
from ui.holder_view import HolderView
from ui.readings_model import ReadingsModel
from ui.sparkline import Sparkline
from ui.verdict_banner import VerdictBanner


class MemoryPanel(QWidget):
    """Shows what is alive, what has changed since the baseline, and what that proves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._baseline: Reading | None = None
        self.banner = VerdictBanner(self)
        self.model = ReadingsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Readings"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(ReadingsModel.NAME, QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegateForColumn(ReadingsModel.COURSE, Sparkline(self.table))
        self.table.resizeRowsToContents()
        rows_height = sum(self.table.rowHeight(row) for row in range(self.model.rowCount()))
        self.table.setFixedHeight(
            header.sizeHint().height() + rows_height + 2 * self.table.frameWidth()
        )
        self.holder = HolderView(self)
        self.chart = GrowthChart(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addWidget(self.table)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.chart, self.tr("&Chart"))
        self.tabs.addTab(self.holder, self.tr("&Who holds it"))
        layout.addWidget(self.tabs, 1)
        self.clear()

    def clear(self) -> None:
        """Forget the run: another page has been loaded."""
        self._baseline = None
        self.model.clear()
        self.holder.clear()
        self.chart.clear()
        self.banner.show_text(
            self.tr("Not measured yet"),
            self.tr("Mount and unmount a number of times, and this says what stays alive."),
        )

    def show_reading(self, reading: Reading) -> None:
        """Show a reading outside a run; the first one is the baseline."""
        if self._baseline is None:
            self._baseline = reading
        self.model.show_reading(self._baseline, reading, 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how far a run has come."""
        if progress.phase == "warm-up":
            self.model.clear()
            self.holder.clear()
            self.chart.clear()
            self.tabs.setCurrentWidget(self.chart)
            self.banner.show_text(
                self.tr("Measuring …"), self.tr("Warming up: the first cycles fill caches.")
            )
        elif progress.phase == "settle":
            self.banner.show_text(
                self.tr("Measuring …"), self.tr("Waiting for the uploads to end.")
            )
        elif progress.phase == "holders":
            self.banner.show_text(
                self.tr("Measuring …"), self.tr("Something leaks: finding out what holds it.")
            )
        elif progress.phase == "cycles" and progress.cycle == 0:
            self.banner.show_text(self.tr("Measuring …"), self.tr("Mounting and unmounting."))
        baseline, reading = progress.baseline, progress.reading
        if baseline is None or reading is None:
            return
        self._baseline = baseline
        self.model.show_reading(baseline, reading, progress.cycle)
        self.chart.add(
            progress.cycle,
            reading.page.survivors - baseline.page.survivors,
            reading.heap_bytes,
        )

    def show_result(
        self,
        result: Result,
        scenario: Scenario | None,
        title_of: Callable[[str], str | None],
    ) -> None:
        """Show the verdict of a run of ``scenario``, and what holds what is left.

        ``title_of`` gives the title of a scenario by its id, or None where there is none.
        """
        file = "" if scenario is None else PurePath(scenario.source_file).name
        title = title_of(result.scenario) or result.scenario
        subject = self.tr("{scenario} ({framework}) on {runtime}").format(
            scenario=title, framework=result.framework, runtime=result.runtime
        )
        self.banner.show_verdict(
            result.verdict, result.evidence, expected=result.expected, subject=subject
        )
        if self.holder.show_findings(result.findings, file, title_of):
            self.tabs.setCurrentWidget(self.holder)

    def show_cancelled(self) -> None:
        """Say that a run was ended before it could prove anything."""
        self.banner.show_text(
            self.tr("Cancelled"), self.tr("The run was ended early, so there is no verdict.")
        )
