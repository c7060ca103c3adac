"""The main window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.catalog import Scenario
from lab.experiment import Plan, Progress
from lab.page import LabPage
from lab.result import Result
from memory.reading import Reading
from ui.action_wiring import connect_actions
from ui.actions import Actions
from ui.controls import Controls
from ui.laboratory import Laboratory
from ui.language import Languages
from ui.memory_panel import MemoryPanel
from ui.menus import Menus
from ui.message_bar import MessageBar
from ui.run_status import RunStatus
from ui.saving import Saving
from ui.scenario_list import ScenarioList
from ui.scenario_view import ScenarioView
from ui.shortcuts_dialog import ShortcutsDialog
from ui.window_settings import WindowSettings

_ICON = Path(__file__).parent / "leak-lab.svg"
_SIZE = QSize(1360, 860)


class MainWindow(QMainWindow):
    """The scenarios, the page and its source, and the memory panel, side by side."""

    close_requested = Signal()
    """The user wants to close the window; whoever owns it ends what goes on first."""

    def __init__(self, page: LabPage, runtimes: Sequence[str]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Leak Lab"))
        self.setWindowIcon(QIcon(str(_ICON)))
        self.resize(_SIZE)
        self.laboratory = Laboratory(page, self)
        self.languages = Languages(self)
        self.actions_set = Actions(self)
        self.controls = Controls(runtimes, self.actions_set, self)
        self.addToolBar(self.controls)
        self.message_bar = MessageBar(self)
        self.stage = QWidget(self)
        layout = QVBoxLayout(self.stage)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(page.view, 1)
        self.scenario_view = ScenarioView(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.stage, self.tr("&Page"))
        self.tabs.addTab(self.scenario_view, self.tr("&About this scenario"))
        self.setCentralWidget(self.tabs)

        self.scenario_list = ScenarioList(self)
        self.memory_panel = MemoryPanel(self)
        self.scenario_dock = self._dock("scenario-dock", self.tr("Scenarios"), self.scenario_list)
        self.memory_dock = self._dock("memory", self.tr("Memory"), self.memory_panel)
        self.saving = Saving(self, self.laboratory, self.memory_panel.chart)
        docks = (self.scenario_dock, self.memory_dock)
        self.setMenuBar(Menus(self.actions_set, docks, self.languages, self))
        self.reset_layout()

        self._status = RunStatus(self)
        self.setStatusBar(self._status)
        self._loaded = False
        self._runs = False
        self._measured: Scenario | None = None
        self._connect(page)

    def restore(self, settings: WindowSettings) -> None:
        """Be as the user left it."""
        self.restoreGeometry(settings.geometry)
        self.restoreState(settings.layout)
        if (index := self.controls.runtime.findData(settings.runtime)) >= 0:
            self.controls.runtime.setCurrentIndex(index)
        if settings.cycles is not None:
            self.controls.cycles.setValue(settings.cycles)
        if settings.scenario:
            self.scenario_list.pick_first(settings.scenario, settings.framework)

    def settings(self) -> WindowSettings:
        """What to remember until the next start."""
        scenario = self.scenario_list.picked
        return WindowSettings(
            self.saveGeometry(),
            self.saveState(),
            self.controls.current_runtime(),
            "" if scenario is None else scenario.id,
            "" if scenario is None else scenario.framework,
            self.controls.cycles.value(),
        )

    def start(self) -> None:
        """Load the first page."""
        self._load(self.controls.current_runtime())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the owner to close; what goes on must be ended in order first."""
        event.ignore()
        self.close_requested.emit()

    def reset_layout(self) -> None:
        """Put the docks where they are at first."""
        docks = [self.scenario_dock, self.memory_dock]
        areas = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
        for dock, area in zip(docks, areas, strict=True):
            dock.setFloating(False)
            self.addDockWidget(area, dock)
            dock.show()
        self.resizeDocks(docks, [300, 440], Qt.Orientation.Horizontal)

    def _dock(self, name: str, title: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        return dock

    def _connect(self, page: LabPage) -> None:
        controls, laboratory = self.controls, self.laboratory
        controls.runtime_chosen.connect(self._load)
        controls.reload_clicked.connect(lambda: self._load(controls.current_runtime()))
        controls.mount_clicked.connect(self._mount)
        controls.unmount_clicked.connect(laboratory.unmount)
        controls.run_clicked.connect(self._run)
        controls.cancel_clicked.connect(laboratory.cancel)
        self.scenario_list.scenario_picked.connect(self._on_picked)
        self.memory_panel.holder.line_chosen.connect(self._on_line_chosen)
        self.memory_panel.holder.remedy_chosen.connect(self._on_remedy_chosen)
        laboratory.busy_changed.connect(self._on_busy)
        laboratory.loaded.connect(self._on_loaded)
        laboratory.reading_taken.connect(self._on_reading)
        laboratory.progressed.connect(self._on_progress)
        laboratory.finished.connect(self._on_finished)
        laboratory.cancelled.connect(self._on_cancelled)
        laboratory.saved.connect(self._on_saved)
        laboratory.failed.connect(self._on_failed)
        page.renderer_gone.connect(self._on_renderer_gone)

        connect_actions(self, page)

    def find_scenario(self) -> None:
        """Put the keyboard into the search field."""
        self.scenario_dock.show()
        self.scenario_list.search.setFocus()
        self.scenario_list.search.selectAll()

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        ShortcutsDialog(self.menuBar().findChildren(QMenu), self).open()

    def _show_state(self) -> None:
        busy = self.laboratory.is_busy
        self.controls.show_state(busy=busy, loaded=self._loaded)
        self.actions_set.show_state(busy=busy, loaded=self._loaded, measured=self.saving.has_run)

    def _load(self, runtime: str) -> None:
        self._loaded = False
        self.message_bar.hide()
        self.memory_panel.clear()
        self.saving.forget()
        self._status.show_text(self.tr("Loading the page …"))
        self.laboratory.load(runtime)

    def _mount(self) -> None:
        scenario = self.scenario_list.picked
        if scenario is not None:
            self.laboratory.mount(scenario)

    def _run(self) -> None:
        scenario = self.scenario_list.picked
        if scenario is None:
            return
        self.message_bar.hide()
        self.saving.forget()
        self._runs = True
        self.laboratory.run(
            Plan(
                scenario.id,
                self.controls.current_runtime(),
                self.controls.cycles.value(),
                scenario.framework,
                reads_every_cycle=True,
            )
        )

    def _on_picked(self, scenario: Scenario) -> None:
        self.scenario_view.show_scenario(scenario, self.controls.runtime.currentText())

    def _on_line_chosen(self, line: int) -> None:
        if self._measured is not None:
            self.scenario_list.pick(self._measured.id, self._measured.framework)
            self.tabs.setCurrentWidget(self.scenario_view)
            self.scenario_view.show_line(line)

    def _on_remedy_chosen(self, scenario_id: str) -> None:
        framework = None if self._measured is None else self._measured.framework
        if not self.scenario_list.pick(scenario_id, framework):
            self.scenario_list.pick(scenario_id)
        self.tabs.setCurrentWidget(self.scenario_view)

    def _on_busy(self, busy: bool) -> None:
        self._show_state()
        if not busy:
            self._runs = False
            self._status.hide_progress()

    def _on_loaded(self, scenarios: tuple[Scenario, ...]) -> None:
        self._loaded = True
        self.scenario_list.offer(scenarios, self.controls.current_runtime())
        self._status.show_text(self.tr("Ready."))

    def _on_reading(self, reading: Reading) -> None:
        self.memory_panel.show_reading(reading)

    def _on_progress(self, progress: Progress) -> None:
        self.memory_panel.show_progress(progress)
        self._status.show_progress(progress)

    def _on_finished(self, result: Result) -> None:
        self.scenario_list.show_result(result)
        # Another may have been picked while it ran: the result is not that one's.
        measured = self.scenario_list.scenario(result.scenario, result.framework)
        self._measured = measured
        if measured is not None:
            self.saving.keep(result, measured)
        if measured == self.scenario_list.picked:
            self.scenario_view.show_findings(result.findings)
        self.memory_panel.show_result(result, measured, self.scenario_list.title_of)
        self._status.show_text(
            self.tr("{cycles} cycles in {seconds:.1f} s").format(
                cycles=result.cycles, seconds=result.elapsed_s
            )
        )

    def _on_cancelled(self) -> None:
        # What was measured before still holds when something else was cancelled, such as saving.
        if self._runs:
            self.memory_panel.show_cancelled()
        self._status.show_text(self.tr("Cancelled."))

    def _on_saved(self, path: str) -> None:
        self._status.show_text(self.tr("Saved: {path}").format(path=path))

    def _on_failed(self, reason: str) -> None:
        self.message_bar.show_message(reason)
        self._status.show_text(self.tr("Failed."))

    def _on_renderer_gone(self, reason: str) -> None:
        self._loaded = False
        self.message_bar.show_message(
            self.tr("The page's renderer ended ({reason}). Load the page again.").format(
                reason=reason
            )
        )
        self._show_state()
