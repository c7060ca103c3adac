"""Follows a run of all experiments, in the matrix and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from lab.experiments.experiment import Plan
from lab.experiments.recording import Recording
from ui.runs.runs import runtime_name

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class AllRuns(QObject):
    """Knows whether all experiments are run, which one is now, and how that has ended."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._plan: Plan | None = None
        self._goes_on = False
        self._is_complete = True
        self._is_stopped = False

    @property
    def goes_on(self) -> bool:
        """Whether all experiments are run."""
        return self._goes_on

    def start(self, cycles: int) -> None:
        """Run every experiment."""
        window = self._window
        self._goes_on = self._is_complete = True
        self._is_stopped = False
        window.tabs.setCurrentWidget(window.matrix)
        window.memory_panel.show_running_all()
        window.status.say(lambda: self.tr("Running all experiments …"))
        window.operations.run_all(cycles, window.controls.current_runtime)

    def show_started(self, plan: Plan) -> None:
        """One of the experiments begins."""
        self._plan = plan
        self._window.matrix.show_started(plan)

    def show_done(self, recording: Recording) -> None:
        """One of them has ended."""
        self._window.matrix.show_done(recording)
        self._window.runs.add(recording)
        self._window.scenario_list.show_result(recording.result)

    def stop(self) -> None:
        """The one that goes on is the last: the user has stopped them."""
        self._is_complete, self._is_stopped = False, True

    def cancel(self) -> None:
        """They have been ended at once."""
        self._is_complete = self._is_stopped = False

    def fail(self) -> None:
        """They have been ended by a failure."""
        self._is_complete = False

    def end(self) -> None:
        """Nothing goes on any more; say what has come of it."""
        self._plan = None
        if not self._goes_on:
            return
        self._goes_on = False
        window = self._window
        window.matrix.show_ended()
        window.memory_panel.show_all_ended(stopped=not self._is_complete)
        if self._is_stopped:
            done, planned = len(window.matrix.model.recordings), window.matrix.model.planned
            window.status.say(
                lambda: self.tr("Stopped early, after {done} of {planned}").format(
                    done=QLocale().toString(done), planned=QLocale().toString(planned)
                )
            )
        elif self._is_complete:
            window.status.say(lambda: self.tr("All experiments have been run."))

    def tell_plan(self) -> None:
        """Say which of the experiments goes on, or stands still."""
        plan, window = self._plan, self._window
        if plan is None:
            return

        def words() -> str:
            text = (
                self.tr("Paused: {scenario} on {runtime}")
                if window.operations.pace.is_paused
                else self.tr("{scenario} on {runtime} …")
            )
            subject = window.matrix.model.subject(plan)
            return text.format(scenario=subject, runtime=runtime_name(plan.runtime))

        window.status.say(words)
