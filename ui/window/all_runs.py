"""Follows a run of all experiments, in the matrix and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from lab.experiments.plan import Plan
from lab.experiments.recording import Recording
from ui.runs.runs import runtime_name
from ui.runs.time_left import TimeLeft
from ui.words.time_left import time_left_text

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
        self._begun = 0
        self._time_left = TimeLeft()
        self._left_s: float | None = None

    @property
    def goes_on(self) -> bool:
        """Whether all experiments are run."""
        return self._goes_on

    def start(self, cycles: int) -> None:
        """Run every experiment."""
        window = self._window
        self._goes_on = self._is_complete = True
        self._is_stopped = False
        self._begun = 0
        self._time_left.begin()
        window.tabs.setCurrentWidget(window.matrix)
        window.memory_panel.show_running_all()
        window.status.say(lambda: self.tr("Running all experiments …"))
        window.operations.run_all(
            cycles, window.controls.current_place, window.controls.current_runtime
        )

    def show_started(self, plan: Plan) -> None:
        """One of the experiments begins."""
        self._plan = plan
        self._left_s = self._time_left.after(self._begun, self._window.matrix.model.planned)
        self._begun += 1
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

        is_paused = window.operations.pace.is_paused
        self._time_left.pause(is_paused)
        begun, planned = self._begun, window.matrix.model.planned
        left_s = None if is_paused or self._is_stopped else self._left_s

        def words() -> str:
            subject, runtime = window.matrix.model.subject(plan), runtime_name(plan.runtime)
            if is_paused:
                return self.tr("Paused: {scenario} on {runtime}").format(
                    scenario=subject, runtime=runtime
                )
            far = self.tr("{begun} of {planned}").format(
                begun=QLocale().toString(begun), planned=QLocale().toString(planned)
            )
            if left_s is not None:
                far = self.tr("{progress}, {time_left}").format(
                    progress=far, time_left=time_left_text(left_s)
                )
            return self.tr("{progress}: {scenario} on {runtime} …").format(
                progress=far, scenario=subject, runtime=runtime
            )

        window.status.say(words)
