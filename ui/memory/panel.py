"""The memory panel: verdict, readings, chart, survivors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.plan import Progress
from lab.experiments.recording import Point, Recording
from lab.metrics.survivors import SURVIVORS
from lab.metrics.survivors_sent_to import survivors_sent_to
from lab.page.catalog import Scenario
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.problem import Problem
from ui.charts.growth_chart import GrowthChart
from ui.memory.readings_model import ReadingsModel
from ui.memory.readings_view import ReadingsView
from ui.memory.run_state import (
    AllEnded,
    ByHand,
    Cancelled,
    Crashed,
    Doing,
    Failed,
    Measuring,
    NotMeasured,
    RunState,
    Stopping,
    state_words,
)
from ui.memory.survivors_view import SurvivorsView
from ui.memory.verdict_banner import VerdictBanner
from ui.runs.runs import earlier_run_title, run_title, subject_of

# More than the least, in pixels, that the chart gets before readings that decide nothing.
_CHART_ROOM = 140


class _LowTabs(QTabWidget):
    """Asks for no more than it needs: what stands above gets its height first."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(self.minimumSizeHint().height())
        return hint


class MemoryPanel(QWidget):
    """Shows what is alive, what has changed since the baseline, and what that proves."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        next_steps: Sequence[QAction] = (),
        why: QAction | None = None,
    ) -> None:
        """``next_steps`` are offered while something that was unmounted by hand is alive.

        ``why`` is offered with a verdict whose retaining path is known.
        """
        super().__init__(parent)
        self._baseline: Reading | None = None
        self._recording: Recording | None = None
        self._is_earlier = False
        self._follows_page = True
        self._by_hand: tuple[Scenario, str] | None = None
        self._progress: Progress | None = None
        self._paused = False
        self.banner = VerdictBanner(next_steps, self, why=why)
        self.model = ReadingsModel(self)
        self.table = ReadingsView(self.model, self)
        self.chart = GrowthChart(self)
        self.survivors = SurvivorsView(self)
        self.tabs = _LowTabs(self)
        self.tabs.setDocumentMode(True)
        for tab in (self.chart, self.survivors):
            self.tabs.addTab(tab, "")
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addWidget(self.table)
        layout.addWidget(self.tabs, 1)
        self._state: RunState = NotMeasured()
        self._retranslate()
        self.clear()

    def clear(self) -> None:
        """Forget the run: another page has been loaded."""
        self._baseline = None
        self._forget()
        self._follows_page = True
        self._say(NotMeasured())

    def begin_document(self) -> None:
        """The page has been loaded anew: the next reading is the baseline of the steps by hand."""
        self._baseline = None

    def show_by_hand(self, scenario: Scenario, runtime: str) -> None:
        """Steps by hand begin, with ``scenario`` alone; a run that was shown makes room."""
        self._forget()
        self._follows_page = True
        self._by_hand = scenario, runtime
        self._say(ByHand(0, 0))

    @property
    def by_hand(self) -> Scenario | None:
        """What is mounted and unmounted by hand, if the panel shows that."""
        return None if self._by_hand is None else self._by_hand[0]

    @property
    def alive_by_hand(self) -> int:
        """How many of the components that were unmounted by hand are still there."""
        return self._state.alive if isinstance(self._state, ByHand) else 0

    def show_reading(
        self, reading: Reading, survivors: Sequence[Survivor], unmounted: int = 0
    ) -> None:
        """Take a reading outside a run, the first survivors, and how many unmounts there were.

        The first of a document is the baseline. While a run is shown, nothing of it is. Each
        component that was unmounted by hand is a cycle of the chart.
        """
        if self._baseline is None:
            self._baseline = reading
        if not self._follows_page:
            return
        self.model.show_reading(self._baseline, reading, 0)
        self.survivors.show_survivors(survivors, SURVIVORS.of(reading), ended=False)
        if self._by_hand is None:
            return
        if self.chart.points == 0 and unmounted > 0:
            self.chart.add(Point(0, self._baseline), self._baseline)
        self.chart.add(Point(unmounted, reading), self._baseline)
        alive = SURVIVORS.of(reading) - SURVIVORS.of(self._baseline)
        sending = survivors_sent_to(self._baseline, reading)
        self._say(ByHand(alive, unmounted, sending))

    def show_explained(self, survivors: Sequence[Survivor]) -> None:
        """Show what each of the components that were unmounted by hand retains."""
        if self._by_hand is not None:
            self.survivors.show_survivors(survivors, len(survivors), ended=False)

    def show_seen(self, survivors: Sequence[Survivor]) -> None:
        """Show what has reached the components that were unmounted by hand."""
        if self._by_hand is not None:
            self.survivors.update_survivors(survivors)

    def show_opening(self) -> None:
        """Say that real Tauri is being started for a run."""
        self._forget()
        self._follows_page = False
        self._measure("opening")

    def show_progress(self, progress: Progress) -> None:
        """Show how far a run has come."""
        if progress.phase == "warm-up":
            self._forget()
        self._progress = progress
        if progress.phase == "warm-up":
            self._follows_page = False
            self.tabs.setCurrentWidget(self.chart)
            self._measure("warm-up")
        elif progress.phase == "settle":
            self._measure("settle")
        elif progress.phase == "holders":
            self._measure("holders")
        elif progress.phase == "cycles" and progress.cycle == 0:
            # Also where a run has to measure again, after it has left just one.
            self.model.clear()
            self.chart.clear()
            self._measure("cycles")
        elif self._paused:
            # The cycle that went on has been finished.
            self._say_pace()
        baseline, reading = progress.baseline, progress.reading
        if baseline is None or reading is None:
            return
        has_ended = progress.phase == "done"
        self.model.show_reading(baseline, reading, progress.cycle, has_ended=has_ended)
        if has_ended:
            self.chart.end(progress.cycle, reading, baseline)
        else:
            self.chart.add(Point(progress.cycle, reading, progress.live), baseline)

    def show_recording(self, recording: Recording) -> None:
        """Show all of a run again."""
        self.model.clear()
        for point in recording.points:
            self.model.show_reading(recording.baseline or point.reading, point.reading, point.cycle)
        baseline, final = recording.baseline, recording.final
        if baseline is not None and final is not None:
            cycles = recording.result.cycles
            self.model.show_reading(baseline, final, cycles, has_ended=True)
        self.chart.show_recording(recording)
        self.show_verdict(recording)
        self.show_survivors(recording)
        self.tabs.setCurrentWidget(self.chart)

    def show_verdict(self, recording: Recording) -> None:
        """Show the verdict of a run whose readings are shown."""
        self._recording, self._by_hand = recording, None
        self._follows_page = self._is_earlier = False
        self._show_verdict(recording)

    def show_verdict_in_chart(self, recording: Recording) -> None:
        """Draw what survives in the colour of a run's verdict."""
        self.chart.show_verdict(recording.result.verdict)

    def show_survivors(self, recording: Recording) -> None:
        """List what has survived a run."""
        result = recording.result
        self.survivors.show_survivors(result.survived, result.survivors, ended=True)

    def show_whether_earlier(self, is_earlier: bool) -> None:
        """Say of the run that is shown whether it is an earlier one, and not what is picked now."""
        if self._recording is not None and is_earlier != self._is_earlier:
            self._is_earlier = is_earlier
            self._show_verdict(self._recording)

    def show_stopping(self) -> None:
        """Say that a run ends after this cycle."""
        if self._recording is None:
            self._say(Stopping())

    def show_cancelled(self) -> None:
        """Say that a run was ended before it could prove anything."""
        if self._recording is None:
            self._say(Cancelled())

    def show_paused(self, paused: bool) -> None:
        """Whether the run that goes on stands still."""
        self._paused = paused
        if self._recording is None:
            self._say_pace()

    def show_crashed(self) -> None:
        """Say that a run was ended by a crash of the page, and when."""
        self._forget_earlier()
        progress = self._progress
        is_warm_up = progress is None or progress.phase == "warm-up"
        self._say(Crashed(None if progress is None or is_warm_up else progress.cycle))

    def show_failed(self, problem: Problem) -> None:
        """Say why a run has ended without a verdict."""
        self._forget_earlier()
        self._say(Failed(problem))

    def show_running_all(self) -> None:
        """Say that all experiments are run, none of which is shown here."""
        self.clear()
        self._follows_page = False
        self._measure("all")

    def show_all_ended(self, *, stopped: bool) -> None:
        """Say that all experiments have been run, or some; what else is shown stays."""
        if self._recording is None and not self._follows_page:
            self._say(AllEnded(stopped))

    def event(self, event: QEvent) -> bool:
        """Leave the chart room in a low panel, and when the banner has grown."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            room = self.height() - self.minimumSizeHint().height()
            self.table.fit(room - _CHART_ROOM)
        return handled

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._recording = self._by_hand = self._progress = None
        self.model.clear()
        self.chart.clear()
        self.survivors.clear()

    def _forget_earlier(self) -> None:
        """Forget the run before one that ended before its first cycle."""
        if self._recording is not None:
            self._forget()
            self._follows_page = False

    def _say(self, state: RunState) -> None:
        """Show a state that is no verdict."""
        self._state = state
        self._show_state()

    def _measure(self, doing: Doing) -> None:
        self._say(Measuring(doing, self._paused, self._cycle))

    def _say_pace(self) -> None:
        """Show whether the run that goes on stands still, and after which cycle."""
        if isinstance(self._state, Measuring):
            self._measure(self._state.doing)

    @property
    def _cycle(self) -> tuple[int, int] | None:
        progress = self._progress
        if progress is None or progress.phase in ("warm-up", "holders"):
            return None
        return progress.cycle, progress.cycles

    def _show_state(self) -> None:
        by_hand = self._by_hand
        subject = "" if by_hand is None else subject_of(*by_hand)
        words, alive = state_words(self._state), self.alive_by_hand > 0
        self.banner.show_text(*words, subject=subject, offers_steps=alive)

    def _show_verdict(self, recording: Recording) -> None:
        subject = earlier_run_title(recording) if self._is_earlier else run_title(recording)
        self.banner.show_verdict(recording.result, subject)
        self.model.show_verdict(recording.result.verdict)

    def _retranslate(self) -> None:
        self.table.retranslate()
        for tab, title in (
            (self.chart, self.tr("Char&t")),
            (self.survivors, self.tr("S&urvivors")),
        ):
            self.tabs.setTabText(self.tabs.indexOf(tab), title)
        if self._recording is not None:
            self._show_verdict(self._recording)
        else:
            self._show_state()
