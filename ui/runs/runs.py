"""The runs in this session."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from ui.scenarios.title import scenario_title
from ui.words.plural import cycles_text

MAX_RUNS = 200
"""More than this are not kept: the oldest go."""


class Runs(QObject):
    """All runs that were made or opened since the start, oldest first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recordings: list[Recording] = []
        self._saved = set[int]()

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """The runs, oldest first."""
        return tuple(self._recordings)

    @property
    def unsaved(self) -> tuple[Recording, ...]:
        """Those that no file holds, oldest first."""
        return tuple(each for each in self._recordings if id(each) not in self._saved)

    def add(self, *recordings: Recording, are_saved: bool = False) -> None:
        """Keep these too; ``are_saved``: they come from a file."""
        self._recordings.extend(recordings)
        del self._recordings[:-MAX_RUNS]
        self.mark_saved(recordings if are_saved else ())
        self.changed.emit()

    def mark_saved(self, recordings: Sequence[Recording]) -> None:
        """A file holds these now."""
        kept = {id(each) for each in self._recordings}
        # Once what had an id is gone, it may become that of something else.
        self._saved = kept & (self._saved | {id(each) for each in recordings})


def runtime_name(runtime: str) -> str:
    """What a runtime is called."""
    if runtime == "qt":
        return QCoreApplication.translate("Runs", "QWebChannel")
    return QCoreApplication.translate("Runs", "Tauri {version}").format(version=runtime)


def run_subject(recording: Recording) -> str:
    """What was run: the scenario's title, or its id where that is all that is known."""
    if recording.scenario is not None:
        return scenario_title(recording.scenario)
    result = recording.result
    return (
        result.scenario if result.framework == "vue" else f"{result.scenario} ({result.framework})"
    )


def subject_of(scenario: Scenario, runtime: str) -> str:
    """What is tried by hand, in words: what, on which runtime."""
    return QCoreApplication.translate("Runs", "{scenario} on {runtime}").format(
        scenario=scenario_title(scenario), runtime=runtime_name(runtime)
    )


def earlier_run_title(recording: Recording) -> str:
    """As :func:`run_title`, with when it ended, for a run that is not the latest any more."""
    title = run_title(recording)
    if recording.finished_at is None:
        return QCoreApplication.translate("Runs", "Earlier run: {run}").format(run=title)
    return QCoreApplication.translate("Runs", "Earlier run, {time}: {run}").format(
        time=shown_time(recording.finished_at), run=title
    )


def shown_time(time: datetime.datetime) -> str:
    """The time of day, and the date unless that is today, in this machine's time zone."""
    local = time.astimezone()
    is_today = local.date() == datetime.datetime.now().astimezone().date()
    return f"{local:%H:%M}" if is_today else f"{local:%Y-%m-%d %H:%M}"


def run_title(recording: Recording) -> str:
    """One run in words: what, on which runtime, how many cycles."""
    result = recording.result
    if result.is_stopped_early:
        return QCoreApplication.translate(
            "Runs", "{scenario} on {runtime}, {cycles} of {asked} cycles"
        ).format(
            scenario=run_subject(recording),
            runtime=runtime_name(result.runtime),
            cycles=QLocale().toString(result.cycles),
            asked=QLocale().toString(result.cycles_asked or 0),
        )
    return QCoreApplication.translate("Runs", "{scenario} on {runtime}, {cycles}").format(
        scenario=run_subject(recording),
        runtime=runtime_name(result.runtime),
        cycles=cycles_text(result.cycles),
    )
