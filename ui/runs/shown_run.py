"""The run that the window shows: the memory panel, the lists and the tool bar follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from lab.page.sources import page_sources
from lab.tauri.crates import page_of
from report.result import Finding

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

# The window draws one part before the next is shown.
_BETWEEN_PARTS_MS = 20


class ShownRun(QObject):
    """Shows the run that has just ended, or one of those before it; all parts speak of the same."""

    changed = Signal()
    """Another run is shown, or none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._recording: Recording | None = None
        self._latest: Recording | None = None
        self._offered: dict[str, tuple[Scenario, ...]] = {}
        self._leaking: tuple[Scenario, str] | None = None
        self._remedy = ""
        self._later: list[Callable[[Recording], None]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_PARTS_MS)
        self._timer.timeout.connect(self._go_on)
        window.operations.offered.connect(self._offered.__setitem__)

    @property
    def recording(self) -> Recording | None:
        """What is shown, if it is a run."""
        return self._recording

    @property
    def latest(self) -> Recording | None:
        """The run that has ended last, if its document is still there as it left it."""
        return self._latest

    @property
    def is_complete(self) -> bool:
        """Whether all parts of the window show the run already."""
        return not self._later

    def forget(self) -> None:
        """Show no run."""
        self._recording = self._latest = None
        self._window.saving.forget()
        self._window.matrix.mark(None)
        self._window.scenario_view.forget_findings()
        self.changed.emit()

    def show_holders(
        self, findings: Sequence[Finding], scenario: Scenario | None, runtime: str
    ) -> None:
        """Show what holds what ``scenario`` has left."""
        window = self._window
        self._leaking = None if scenario is None else (scenario, runtime)
        file = "" if scenario is None else PurePath(scenario.source_file).name
        others = page_sources(page_of(runtime)) if findings else ()
        window.why.show_findings(findings, file, window.scenario_list.title_of, others)

    def forget_holders(self) -> None:
        """Say that nothing has been found yet; who looked there sees the page again."""
        window = self._window
        self._leaking, self._remedy = None, ""
        window.why.clear()
        if window.tabs.currentWidget() is window.why:
            window.tabs.setCurrentWidget(window.stage)

    def mended_by(self, scenario: Scenario) -> Scenario | None:
        """Whose leak ``scenario`` mends: that which it was opened for, or what it is made for."""
        if self._leaking is not None and scenario.id == self._remedy:
            return self._leaking[0]
        listed = self._window.scenario_list
        return listed.scenario(scenario.mends, scenario.framework) or listed.scenario(
            scenario.mends, "vue"
        )

    def show_latest(self, recording: Recording, *, drawn: bool) -> None:
        """Show the run that has just ended; ``drawn``: its progress has drawn it."""
        self._latest = recording
        self._show(recording, drawn=drawn)

    def show(self, recording: Recording) -> None:
        """Show a run again; the list of scenarios and the tool bar move to what it has measured."""
        result = recording.result
        is_there = self._move_to(result.pair.name, result.scenario, result.framework)
        if is_there and recording.scenario is not None:
            self._show_source(recording.scenario, result.pair.name)
        self._show(recording, drawn=False)

    def show_line(self, line: int) -> None:
        """Show a line that the retaining path of the run names."""
        if self._leaking is None:
            return
        window, (scenario, runtime) = self._window, self._leaking
        self._move_to(runtime, scenario.id, scenario.framework)
        self._show_source(scenario, runtime)
        window.tabs.setCurrentWidget(window.scenario_view)
        window.scenario_view.show_line(line)

    def show_source(self, file: str, line: int) -> None:
        """Show a line of another file of the page, which the retaining path of the run names."""
        window, leaking = self._window, self._leaking
        text = None if leaking is None else page_sources(page_of(leaking[1])).get(file)
        if text is not None:
            window.scenario_view.show_file(text, file, line)
            window.tabs.setCurrentWidget(window.scenario_view)

    def show_remedy(self, scenario_id: str) -> None:
        """Pick the scenario that shows the remedy, on the version that leaked, and its changes.

        In the framework of what leaks, if it is there.
        """
        window = self._window
        if self._leaking is not None:
            scenario, runtime = self._leaking
            self._remedy = scenario_id
            if not self._move_to(runtime, scenario_id, scenario.framework):
                # It is not there in this framework, or no page of that version is.
                window.scenario_list.pick(scenario_id)
        window.tabs.setCurrentWidget(window.scenario_view)
        window.scenario_view.show_changes()

    def refresh(self) -> None:
        """Follow what a page that has been loaded offers."""
        window, recording = self._window, self._recording
        self.say_which()
        window.why.refresh()
        picked = window.scenario_list.picked
        is_of_it = recording is not None and picked is not None and _is_of(recording, picked)
        if recording is not None and is_of_it and not window.scenario_view.is_path_marked:
            window.scenario_view.show_findings(recording.result.findings)

    def load_page(self) -> None:
        """Load the page of the version that is picked, unless it is there, or something goes on."""
        window = self._window
        runtime = window.controls.current_runtime()
        if not window.operations.is_busy and window.operations.runtime != runtime:
            window.coordinator.load_beside(runtime)

    def say_which(self) -> None:
        """Say in the panel whether the run is an earlier one, or of what is picked now."""
        if self._recording is not None:
            self._window.memory_panel.show_whether_earlier(self._is_earlier(self._recording))

    def _show(self, recording: Recording, *, drawn: bool) -> None:
        window = self._window
        self._recording = recording
        window.saving.keep(recording)
        panel = window.memory_panel
        steps: list[Callable[[Recording], None]] = [
            self._show_in_scenarios,
            window.history.mark,
            window.matrix.mark,
            self._show_in_source,
            self._show_its_holders,
            self._look_at_its_holders,
        ]
        if drawn:
            # At the end of a run the parts are shown one after the other, what is read first
            # before all else: all at once they would hold up the window for longer than one
            # notices.
            self._later = [
                self._show_verdict,
                panel.show_verdict_in_chart,
                panel.show_survivors,
                *steps,
            ]
            self._timer.start()
        else:
            self._later = []
            panel.show_recording(recording)
            self.say_which()
            for step in steps:
                step(recording)
        self.changed.emit()

    def _go_on(self) -> None:
        if self._recording is None:
            self._later = []
        elif self._later:
            self._later.pop(0)(self._recording)
        if not self._later:
            self._timer.stop()

    def _show_verdict(self, recording: Recording) -> None:
        self._window.memory_panel.show_verdict(recording)
        self.say_which()

    def _show_in_scenarios(self, recording: Recording) -> None:
        # Of several runs of one scenario, the list has the verdict of the one that is shown.
        self._window.scenario_list.show_result(recording.result)

    def _show_in_source(self, recording: Recording) -> None:
        view = self._window.scenario_view
        if view.scenario == recording.scenario:
            view.show_findings(recording.result.findings)

    def _show_its_holders(self, recording: Recording) -> None:
        result = recording.result
        self.show_holders(result.findings, recording.scenario, result.pair.name)

    def _look_at_its_holders(self, recording: Recording) -> None:
        """Bring them to the front where only the page is looked at, and a path is known."""
        window, tabs = self._window, self._window.tabs
        has_path = any(finding.path for finding in recording.result.findings)
        if has_path and tabs.currentWidget() is window.stage:
            tabs.setCurrentWidget(window.why)

    def _show_source(self, scenario: Scenario, runtime: str) -> None:
        """Show the source that was run; its page may not be loaded, or be of a later build."""
        self._window.scenario_view.show_scenario(scenario, runtime, self.mended_by(scenario))

    def _is_earlier(self, recording: Recording) -> bool:
        picked = self._window.scenario_list.picked
        return recording is not self._latest or (
            picked is not None and not _is_of(recording, picked)
        )

    def _move_to(self, runtime: str, scenario_id: str, framework: str) -> bool:
        """Pick a version and a scenario, and have the page of that version loaded.

        False if there is no such page or scenario, or if a run needs the page that is there.
        """
        window = self._window
        runs_one = window.operations.is_running and not window.matrix.goes_on
        if runs_one and runtime != window.controls.current_runtime():
            return False
        if not window.controls.show_runtime(runtime):
            return False
        scenarios = self._offered.get(runtime)
        if scenarios is None:
            # They are listed when the page is there.
            window.scenario_list.pick_next(scenario_id, framework)
            self.load_page()
            return True
        window.scenario_list.offer(scenarios, runtime)
        found = window.scenario_list.pick(scenario_id, framework)
        self.load_page()
        return found


def _is_of(recording: Recording, scenario: Scenario) -> bool:
    result = recording.result
    return (result.scenario, result.framework) == (scenario.id, scenario.framework)
