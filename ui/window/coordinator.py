"""Lets the parts of the window follow the operations on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from lab.experiments.plan import Plan, Progress
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from lab.page.page import LabPage
from lab.problems import LeavingRefused
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.problem import Problem
from report.result import Finding
from ui.runs.shown_run import ShownRun
from ui.window.all_runs import AllRuns
from ui.window.enabled_actions import EnabledActions
from ui.window.files_shown import FilesShown
from ui.words.plural import counted

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class Coordinator(QObject):
    """Starts operations, and shows what comes of them."""

    def __init__(self, window: MainWindow, page: LabPage) -> None:
        super().__init__(window)
        self._window = window
        self._loaded = False
        self._crashed = False
        self._runs = False
        self._looks_back = False
        self.shown = ShownRun(window)
        self._all_runs = AllRuns(window)
        self._enabled = EnabledActions(window, page)
        self._files = FilesShown(window, self.show_recording)
        operations = window.operations
        operations.busy_changed.connect(self._on_busy)
        operations.loaded.connect(self._on_loaded)
        operations.reading_taken.connect(self._on_reading)
        operations.survivors_seen.connect(window.memory_panel.show_seen)
        operations.survivors_explained.connect(self._on_explained)
        operations.progressed.connect(self._on_progress)
        operations.finished.connect(self._on_finished)
        operations.all_planned.connect(window.matrix.show_plans)
        operations.one_started.connect(self._on_one_started)
        operations.one_finished.connect(self._all_runs.show_done)
        operations.one_failed.connect(window.matrix.show_failed)
        operations.by_hand_began.connect(self._on_by_hand)
        operations.stopping.connect(self._on_stopping)
        operations.cancelled.connect(self._on_cancelled)
        operations.failed.connect(self._on_failed)
        operations.page_lost.connect(self._on_page_lost)
        page.renderer_gone.connect(self._on_renderer_gone)
        page.navigation_refused.connect(self._on_navigation_refused)
        page.document_opened.connect(self._on_document)
        self.shown.changed.connect(self.show_state)
        window.scenario_list.scenario_picked.connect(self._on_picked)
        window.controls.cycles_chosen.connect(self.show_state)
        window.languages.changed.connect(self.show_state)
        window.stage.in_tauri.looked_again.connect(self.show_state)

    def load(self, runtime: str) -> None:
        """Load the page of ``runtime`` anew; the run that is shown is kept in the history."""
        window = self._window
        window.memory_panel.clear()
        self.shown.forget()
        self.shown.forget_holders()
        self.load_beside(runtime)

    def load_beside(self, runtime: str) -> None:
        """Load the page of ``runtime`` while a run stays shown."""
        window = self._window
        self._loaded = False
        window.message_bar.hide()
        self._window.status.say(lambda: self.tr("Loading the page …"))
        window.operations.load(runtime)

    def reload(self) -> None:
        """Load the page that is picked anew."""
        self.load(self._window.controls.current_runtime())

    def mount(self) -> None:
        """Mount the scenario that is picked, and look at the page."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.tabs.setCurrentWidget(self._window.stage)
            self._window.operations.mount(scenario)

    def unmount(self) -> None:
        """Unmount the component that was mounted last, and look at the page."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.tabs.setCurrentWidget(self._window.stage)
            self._window.operations.unmount(scenario)

    def collect(self) -> None:
        """Collect garbage, and read what is left."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.operations.collect(scenario)

    def explain_survivors(self) -> None:
        """Find out what holds the components that were unmounted by hand."""
        by_hand = self._window.memory_panel.by_hand
        if by_hand is not None:
            self._window.status.say(lambda: self.tr("Taking a heap snapshot …"))
            self._window.operations.explain_survivors(by_hand)

    def take_snapshot(self) -> None:
        """Take a heap snapshot of the page, and show what it holds."""
        window = self._window
        window.message_bar.hide()
        window.tabs.setCurrentWidget(window.heap)
        window.heap.show_taking(True)
        window.status.show_working(lambda: self.tr("Taking a heap snapshot …"))
        window.operations.take_snapshot()

    def run(self) -> None:
        """Mount and unmount the scenario that is picked, and measure."""
        window = self._window
        scenario = window.scenario_list.picked
        if scenario is None:
            return
        window.message_bar.hide()
        self.shown.forget()
        self._runs = True
        self._looks_back = False
        runtime, cycles = window.controls.current_runtime(), window.controls.cycles.value()
        if window.controls.current_place == "tauri":
            window.memory_panel.show_opening()
            window.status.show_working(lambda: self.tr("Opening Tauri's window …"))
        window.operations.run(
            Plan(scenario.id, runtime, cycles, scenario.framework, reads_every_cycle=True),
            scenario,
        )

    def run_all(self, cycles: int) -> None:
        """Run every experiment."""
        window = self._window
        window.message_bar.hide()
        self.shown.forget()
        self._runs = True
        self._all_runs.start(cycles)

    def cancel(self) -> None:
        """End what goes on: of two things the one that is looked at."""
        window = self._window
        looks_at_check = window.tabs.currentWidget() is window.check
        if window.check.checks.is_busy and (looks_at_check or not window.operations.is_busy):
            window.check.checks.cancel()
        else:
            window.operations.cancel()

    def pause_or_continue(self) -> None:
        """Let the run stand still after this cycle, or go on."""
        pace = self._window.operations.pace
        if pace.is_paused:
            pace.resume()
        else:
            pace.pause()
        self._show_pause()
        self.show_state()

    def show_recording(self, recording: Recording) -> None:
        """Show a run again; one that goes on does so unseen, and is shown when it has ended."""
        self._looks_back = True
        self.shown.show(recording)

    def compare(self, one: Recording, other: Recording) -> None:
        """Show two runs side by side."""
        self._window.comparison.compare(one, other)
        self._window.tabs.setCurrentWidget(self._window.comparison)

    def show_state(self) -> None:
        """Enable what can be done now, wherever it is offered."""
        self._enabled.show(has_page=self._loaded and not self._crashed, runs=self._runs)

    def _on_picked(self, scenario: Scenario) -> None:
        window = self._window
        runtime = window.controls.current_runtime()
        mended = self.shown.mended_by(scenario)
        window.scenario_view.show_scenario(scenario, runtime, mended)
        self.shown.say_which()
        self.show_state()

    @property
    def _shows_run(self) -> bool:
        """Whether the memory panel follows the run that goes on."""
        return self._runs and not self._all_runs.goes_on and not self._looks_back

    def _show_pause(self) -> None:
        window, paused = self._window, self._window.operations.pace.is_paused
        for part in (window.status, window.memory_panel, window.matrix):
            part.show_paused(paused)
        self._all_runs.tell_plan()

    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._all_runs.end()
            self._show_pause()
            self._runs = False
            self._window.status.hide_progress()
            self._window.heap.show_taking(False)
            self.shown.load_page()
        self.show_state()

    def _on_loaded(self, scenarios: tuple[Scenario, ...]) -> None:
        window = self._window
        self._loaded = True
        window.memory_panel.begin_document()
        window.scenario_list.offer(scenarios, window.controls.current_runtime())
        self.shown.refresh()
        if not self._all_runs.goes_on:
            self._window.status.say(lambda: self.tr("Ready."))

    def _on_reading(
        self, reading: Reading, survivors: tuple[Survivor, ...], unmounted: int
    ) -> None:
        self._window.memory_panel.show_reading(reading, survivors, unmounted)
        self.show_state()

    def _on_explained(self, findings: tuple[Finding, ...], survivors: tuple[Survivor, ...]) -> None:
        window = self._window
        by_hand = window.memory_panel.by_hand
        if by_hand is not None:
            window.memory_panel.show_explained(survivors)
            self.shown.show_holders(findings, by_hand, window.operations.runtime)
            window.tabs.setCurrentWidget(window.why)
        window.status.say(lambda: self.tr("Ready."))

    def _on_by_hand(self, scenario: Scenario) -> None:
        self.shown.forget()
        self.shown.forget_holders()
        self._window.memory_panel.show_by_hand(scenario, self._window.operations.runtime)

    def _on_progress(self, progress: Progress) -> None:
        if not self._looks_back:
            if progress.phase == "warm-up":
                self.shown.forget_holders()
            self._window.memory_panel.show_progress(progress)
        self._window.status.show_progress(progress)

    def _on_finished(self, recording: Recording) -> None:
        window, result = self._window, recording.result
        window.runs.add(recording)
        self.shown.show_latest(recording, drawn=not self._looks_back)
        if result.is_stopped_early:
            self._window.status.say(
                lambda: self.tr("Stopped early, after {cycles} of {asked} cycles").format(
                    cycles=QLocale().toString(result.cycles),
                    asked=QLocale().toString(result.cycles_asked or 0),
                )
            )
            return
        self._window.status.say(
            lambda: counted(
                result.cycles,
                self.tr("{count} cycle in {seconds} s"),
                self.tr("{count} cycles in {seconds} s"),
                seconds=QLocale().toString(result.elapsed_s, "f", 1),
            )
        )

    def _on_one_started(self, plan: Plan) -> None:
        self._all_runs.show_started(plan)
        self._show_pause()

    def _on_stopping(self) -> None:
        self._all_runs.stop()
        # A run that stood still goes on to its end.
        self._show_pause()
        self._window.memory_panel.show_stopping()
        self._window.status.say(
            lambda: self.tr("Stopping after this cycle … Cancel again to end at once.")
        )
        self.show_state()

    def _on_cancelled(self) -> None:
        self._all_runs.cancel()
        # What was measured before still holds when something else was cancelled, such as saving.
        if self._runs:
            self._window.memory_panel.show_cancelled()
        self._window.status.say(lambda: self.tr("Cancelled."))

    def _on_failed(self, problem: Problem) -> None:
        self._all_runs.fail()
        is_there = self._loaded and not self._crashed
        self._window.message_bar.show_problem(problem, offers_reload=not is_there)
        if self._shows_run:
            self._window.memory_panel.show_failed(problem)
        self._window.status.say(lambda: self.tr("Failed."))

    def _on_renderer_gone(self, _how: Problem) -> None:
        self._crashed = True
        self._window.message_bar.show_crash()
        self._window.stage.show_crash()
        self.show_state()

    def _on_navigation_refused(self, address: str) -> None:
        self._window.message_bar.show_problem(LeavingRefused(address))

    def _on_page_lost(self) -> None:
        self._all_runs.fail()
        if self._shows_run:
            self._window.memory_panel.show_crashed()
        self._window.status.say(lambda: self.tr("The page crashed."))

    def _on_document(self) -> None:
        """The page is there, or there again: an experiment of its own loads it anew."""
        if self._crashed:
            self._crashed = False
            self._window.message_bar.hide_crash()
            self._window.stage.show_page()
            self.show_state()
