"""Lets the parts of the window follow what the laboratory does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QLocale, QObject

from lab.experiments.experiment import Plan, Progress
from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from lab.page.page import LabPage
from lab.page.stage_controls import Action, StageState
from lab.problems import LeavingRefused
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.problem import Problem
from report.heap_document import SnapshotReport
from ui.runs.runs import runtime_name
from ui.runs.shown_run import ShownRun
from ui.window.actions import State
from ui.words.plural import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.window.main_window import MainWindow


class Coordinator(QObject):
    """Starts operations, and shows what comes of them."""

    def __init__(self, window: MainWindow, page: LabPage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._loaded = False
        self._crashed = False
        self._runs = False
        self._runs_all = False
        self._ended_early = False
        self._stopped = False
        self._looks_back = False
        self._plan: Plan | None = None
        self.shown = ShownRun(window)
        self._status: Callable[[], str] = str
        actions = window.actions_set
        self._page_actions: dict[Action, QAction] = {
            "mount": actions.mount,
            "unmount": actions.unmount,
            "run": actions.run,
            "pause": actions.pause,
            "cancel": actions.cancel,
            "collect": actions.collect,
        }
        laboratory = window.laboratory
        laboratory.busy_changed.connect(self._on_busy)
        laboratory.loaded.connect(self._on_loaded)
        laboratory.reading_taken.connect(self._on_reading)
        laboratory.progressed.connect(self._on_progress)
        laboratory.finished.connect(self._on_finished)
        laboratory.all_planned.connect(self._on_all_planned)
        laboratory.one_started.connect(self._on_one_started)
        laboratory.one_finished.connect(self._on_one_finished)
        laboratory.one_failed.connect(window.matrix.show_failed)
        laboratory.opened.connect(self._on_opened)
        laboratory.snapshot_opened.connect(self._on_snapshot)
        laboratory.by_hand_began.connect(self._on_by_hand)
        laboratory.stopping.connect(self._on_stopping)
        laboratory.cancelled.connect(self._on_cancelled)
        laboratory.saved.connect(self._on_saved)
        laboratory.failed.connect(self._on_failed)
        laboratory.page_lost.connect(self._on_page_lost)
        page.renderer_gone.connect(self._on_renderer_gone)
        page.navigation_refused.connect(self._on_navigation_refused)
        page.document_opened.connect(self._on_document)
        page.stage_controls.pressed.connect(self._on_pressed)
        self.shown.changed.connect(self._show_state)
        window.scenario_list.scenario_picked.connect(self._on_picked)
        window.controls.cycles_chosen.connect(self._show_state)
        window.languages.changed.connect(self._show_state)

    def load(self, runtime: str) -> None:
        """Load the page of ``runtime`` anew; the run that is shown is kept in the history."""
        window = self._window
        window.memory_panel.clear()
        self.shown.forget()
        self.load_beside(runtime)

    def load_beside(self, runtime: str) -> None:
        """Load the page of ``runtime`` while a run stays shown."""
        window = self._window
        self._loaded = False
        window.message_bar.hide()
        self._tell(lambda: self.tr("Loading the page …"))
        window.laboratory.load(runtime)

    def reload(self) -> None:
        """Load the page that is picked anew."""
        self.load(self._window.controls.current_runtime())

    def mount(self) -> None:
        """Mount the scenario that is picked."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.laboratory.mount(scenario)

    def unmount(self) -> None:
        """Unmount the component that was mounted last."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.laboratory.unmount(scenario)

    def collect(self) -> None:
        """Collect garbage, and read what is left."""
        scenario = self._window.scenario_list.picked
        if scenario is not None:
            self._window.laboratory.collect(scenario)

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
        window.laboratory.run(
            Plan(scenario.id, runtime, cycles, scenario.framework, reads_every_cycle=True),
            scenario,
        )

    def run_all(self, cycles: int) -> None:
        """Run every experiment."""
        window = self._window
        window.message_bar.hide()
        self.shown.forget()
        self._runs = self._runs_all = True
        self._ended_early = False
        window.tabs.setCurrentWidget(window.matrix)
        window.memory_panel.show_running_all()
        self._tell(lambda: self.tr("Running all experiments …"))
        window.laboratory.run_all(cycles, window.controls.current_runtime)

    def pause_or_continue(self) -> None:
        """Let the run stand still after this cycle, or go on."""
        pace = self._window.laboratory.pace
        if pace.is_paused:
            pace.resume()
        else:
            pace.pause()
        self._show_pause()
        self._show_state()

    def show_recording(self, recording: Recording) -> None:
        """Show a run again; one that goes on does so unseen, and is shown when it has ended."""
        self._looks_back = True
        self.shown.show(recording)

    def compare(self, one: Recording, other: Recording) -> None:
        """Show two runs side by side."""
        self._window.comparison.compare(one, other)
        self._window.tabs.setCurrentWidget(self._window.comparison)

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._window.status.show_text(self._status())
        return super().event(event)

    def _tell(self, words: Callable[[], str]) -> None:
        """Say what goes on, in the language that is current then."""
        self._status = words
        self._window.status.show_text(words())

    def _show_state(self) -> None:
        window = self._window
        busy = window.laboratory.is_busy
        state = State(
            busy=busy,
            loaded=self._loaded and not self._crashed,
            by_hand=window.laboratory.takes_by_hand,
            runs=busy and self._runs,
            paused=window.laboratory.pace.is_paused,
            measured=window.saving.has_run,
        )
        window.actions_set.show_state(state)
        window.controls.show_state(state)
        window.matrix.show_can_run(window.actions_set.run_all.isEnabled())
        picked = window.scenario_list.picked
        shown = StageState(
            offered=True,
            can=tuple(name for name, each in self._page_actions.items() if each.isEnabled()),
            paused=state.paused,
            cycles=window.controls.cycles.value(),
            language="zh" if window.languages.current == "zh" else "en",
        )
        if picked is not None:
            shown = replace(shown, title=picked.title)
        self._page.stage_controls.show_state(shown)

    def _on_pressed(self, action: Action) -> None:
        self._page_actions[action].trigger()

    def _on_picked(self, scenario: Scenario) -> None:
        window = self._window
        window.scenario_view.show_scenario(scenario, window.controls.runtime.currentText())
        self.shown.say_which()
        self._show_state()

    @property
    def _shows_run(self) -> bool:
        """Whether the memory panel follows the run that goes on."""
        return self._runs and not self._runs_all and not self._looks_back

    def _show_pause(self) -> None:
        window, paused = self._window, self._window.laboratory.pace.is_paused
        for part in (window.status, window.memory_panel, window.matrix):
            part.show_paused(paused)
        self._tell_plan()

    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._plan = None
            self._show_pause()
            if self._runs_all:
                self._window.matrix.show_ended()
                self._window.memory_panel.show_all_ended(stopped=self._ended_early)
                if self._stopped:
                    matrix = self._window.matrix.model
                    done, planned = len(matrix.recordings), matrix.planned
                    self._tell(
                        lambda: self.tr("Stopped early, after {done} of {planned}").format(
                            done=QLocale().toString(done), planned=QLocale().toString(planned)
                        )
                    )
                elif not self._ended_early:
                    self._tell(lambda: self.tr("All experiments have been run."))
            self._runs = self._runs_all = self._stopped = False
            self._window.status.hide_progress()
            self.shown.load_page()
        self._show_state()

    def _on_loaded(self, scenarios: tuple[Scenario, ...]) -> None:
        window = self._window
        self._loaded = True
        window.memory_panel.begin_document()
        window.scenario_list.offer(scenarios, window.controls.current_runtime())
        self.shown.refresh()
        if not self._runs_all:
            self._tell(lambda: self.tr("Ready."))

    def _on_reading(self, reading: Reading, survivors: tuple[Survivor, ...]) -> None:
        self._window.memory_panel.show_reading(reading, survivors)

    def _on_by_hand(self, scenario: Scenario) -> None:
        self.shown.forget()
        self._window.memory_panel.show_by_hand(scenario, self._window.laboratory.runtime)

    def _on_progress(self, progress: Progress) -> None:
        if not self._looks_back:
            self._window.memory_panel.show_progress(progress)
        self._window.status.show_progress(progress)

    def _on_finished(self, recording: Recording) -> None:
        window, result = self._window, recording.result
        window.runs.add(recording)
        self.shown.show_latest(recording, drawn=not self._looks_back)
        if result.is_stopped_early:
            self._tell(
                lambda: self.tr("Stopped early, after {cycles} of {asked} cycles").format(
                    cycles=QLocale().toString(result.cycles),
                    asked=QLocale().toString(result.cycles_asked or 0),
                )
            )
            return
        self._tell(
            lambda: counted(
                result.cycles,
                self.tr("{count} cycle in {seconds} s"),
                self.tr("{count} cycles in {seconds} s"),
                seconds=QLocale().toString(result.elapsed_s, "f", 1),
            )
        )

    def _on_all_planned(self, plans: tuple[Plan, ...], scenarios: tuple[Scenario, ...]) -> None:
        self._window.matrix.show_plans(plans, scenarios)

    def _on_one_started(self, plan: Plan) -> None:
        self._plan = plan
        self._window.matrix.show_started(plan)
        self._show_pause()

    def _tell_plan(self) -> None:
        """Say which of all experiments goes on."""
        plan, window = self._plan, self._window
        if plan is None:
            return

        def words() -> str:
            paused = window.laboratory.pace.is_paused
            text = (
                self.tr("Paused: {scenario} on {runtime}")
                if paused
                else self.tr("{scenario} on {runtime} …")
            )
            subject = window.matrix.model.subject(plan)
            return text.format(scenario=subject, runtime=runtime_name(plan.runtime))

        self._tell(words)

    def _on_one_finished(self, recording: Recording) -> None:
        self._window.matrix.show_done(recording)
        self._window.runs.add(recording)
        self._window.scenario_list.show_result(recording.result)

    def _on_opened(self, recordings: tuple[Recording, ...]) -> None:
        window = self._window
        window.message_bar.hide()
        window.runs.add(*recordings, are_saved=True)
        for each in recordings:
            window.scenario_list.show_result(each.result)
        if len(recordings) > 1:
            window.matrix.show_recordings(recordings)
            window.tabs.setCurrentWidget(window.matrix)
        self.show_recording(recordings[0])
        count = len(recordings)
        self._tell(
            lambda: counted(count, self.tr("{count} run opened"), self.tr("{count} runs opened"))
        )

    def _on_snapshot(self, report: SnapshotReport, name: str) -> None:
        window = self._window
        window.message_bar.hide()
        window.heap.show_report(report, name)
        window.tabs.setCurrentWidget(window.heap)
        self._tell(lambda: self.tr("Opened: {name}").format(name=name))

    def _on_stopping(self) -> None:
        self._ended_early = self._stopped = True
        # A run that stood still goes on to its end.
        self._show_pause()
        self._window.memory_panel.show_stopping()
        self._tell(lambda: self.tr("Stopping after this cycle … Cancel again to end at once."))
        self._show_state()

    def _on_cancelled(self) -> None:
        self._ended_early, self._stopped = True, False
        # What was measured before still holds when something else was cancelled, such as saving.
        if self._runs:
            self._window.memory_panel.show_cancelled()
        self._tell(lambda: self.tr("Cancelled."))

    def _on_saved(self, path: str) -> None:
        self._tell(lambda: self.tr("Saved: {path}").format(path=path))

    def _on_failed(self, problem: Problem) -> None:
        self._ended_early = True
        is_there = self._loaded and not self._crashed
        self._window.message_bar.show_problem(problem, offers_reload=not is_there)
        if self._shows_run:
            self._window.memory_panel.show_failed(problem)
        self._tell(lambda: self.tr("Failed."))

    def _on_renderer_gone(self, _how: Problem) -> None:
        self._crashed = True
        self._window.message_bar.show_crash()
        self._window.stage.show_crash()
        self._show_state()

    def _on_navigation_refused(self, address: str) -> None:
        self._window.message_bar.show_problem(LeavingRefused(address))

    def _on_page_lost(self) -> None:
        self._ended_early = True
        if self._shows_run:
            self._window.memory_panel.show_crashed()
        self._tell(lambda: self.tr("The page crashed."))

    def _on_document(self) -> None:
        """The page is there, or there again: an experiment of its own loads it anew."""
        if self._crashed:
            self._crashed = False
            self._window.message_bar.hide_crash()
            self._window.stage.show_page()
            self._show_state()
