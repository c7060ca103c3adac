"""The runs that are listed, and what they are called."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from lab.experiments.recording import Recording
from lab.page.catalog import Scenario
from lab.tauri.crates import place_of
from memory.heap.naming.printable import printable
from report.pair import Pair
from ui.scenarios.title import scenario_title
from ui.words.plural import cycles_text

MAX_RUNS = 200
"""More than this are not kept: the oldest go."""
_MAX_NAME = 200


@dataclass
class _Listed:
    """A run, and what this window knows of it."""

    recording: Recording
    name: str
    has_file: bool
    """Whether it was opened from a file of the user's, which keeps it."""
    is_saved: bool
    """Whether any file holds it."""


@dataclass(frozen=True)
class Removal:
    """Runs that were taken out of the list, to be put back."""

    places: tuple[tuple[int, _Listed], ...]

    def __len__(self) -> int:
        return len(self.places)


class Runs(QObject):
    """The runs that are listed, oldest first."""

    changed = Signal()
    """After each of the others, too."""
    made = Signal(object)
    """``tuple[Recording, ...]``: these are to be kept; no file of the user's has them."""
    removed = Signal(object)
    """``tuple[Recording, ...]``: these are to be kept no longer."""
    renamed = Signal(object)
    """The :class:`lab.experiments.recording.Recording` that has another name now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: list[_Listed] = []

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """The runs, oldest first."""
        return tuple(each.recording for each in self._listed)

    @property
    def unsaved(self) -> tuple[Recording, ...]:
        """Those that no file holds, oldest first."""
        return tuple(each.recording for each in self._listed if not each.is_saved)

    def name_of(self, recording: Recording) -> str:
        """What the user calls a run; empty where it has no name of its own."""
        listed = self._find(recording)
        return recording.name if listed is None else listed.name

    def title_of(self, recording: Recording) -> str:
        """A run in words, with the name that the user has given it before them."""
        name, title = self.name_of(recording), run_title(recording)
        return f"{name}: {title}" if name else title

    def named(self, recording: Recording) -> Recording:
        """A run with the name that it has now, to be written."""
        return replace(recording, name=self.name_of(recording))

    def add(self, *recordings: Recording, are_saved: bool = False) -> None:
        """List these too; ``are_saved``: they come from a file of the user's."""
        self._listed += [
            _Listed(each, each.name, has_file=are_saved, is_saved=are_saved) for each in recordings
        ]
        del self._listed[:-MAX_RUNS]
        if not are_saved:
            self.made.emit(recordings)
        self.changed.emit()

    def add_kept(self, recordings: Sequence[Recording]) -> None:
        """List those of earlier sessions, which are older than all that is listed."""
        room = max(0, MAX_RUNS - len(self._listed))
        earlier = recordings[len(recordings) - min(room, len(recordings)) :]
        self._listed[:0] = [
            _Listed(each, each.name, has_file=False, is_saved=True) for each in earlier
        ]
        self.changed.emit()

    def remove(self, recordings: Sequence[Recording]) -> Removal:
        """List these no longer."""
        gone = {id(each) for each in recordings}
        places = tuple(
            (place, each) for place, each in enumerate(self._listed) if id(each.recording) in gone
        )
        self._listed = [each for each in self._listed if id(each.recording) not in gone]
        self.removed.emit(tuple(each.recording for _place, each in places))
        self.changed.emit()
        return Removal(places)

    def put_back(self, removal: Removal) -> None:
        """List again what was removed, where it stood."""
        for place, each in removal.places:
            self._listed.insert(place, each)
            each.is_saved = each.has_file
        del self._listed[:-MAX_RUNS]
        back = tuple(each.recording for _place, each in removal.places if not each.has_file)
        if back:
            self.made.emit(back)
        self.changed.emit()

    def rename(self, recording: Recording, name: str) -> None:
        """Call a run by this name; by its scenario again, if the name is empty."""
        listed = self._find(recording)
        name = printable(name.strip(), _MAX_NAME)
        if listed is not None and listed.name != name:
            listed.name = name
            self.renamed.emit(recording)
            self.changed.emit()

    def mark_saved(self, recordings: Sequence[Recording]) -> None:
        """A file holds these now."""
        saved = {id(each) for each in recordings}
        for each in self._listed:
            each.is_saved = each.is_saved or id(each.recording) in saved

    def _find(self, recording: Recording) -> _Listed | None:
        return next((each for each in self._listed if each.recording is recording), None)


def runtime_name(runtime: str) -> str:
    """What a runtime or a pair is called, and where it is run unless that is the stand-in."""
    if place_of(runtime) == "tauri":
        return QCoreApplication.translate("Runs", "real Tauri {version} · WebKitGTK").format(
            version=Pair.named(runtime).title
        )
    return version_name(runtime)


def version_name(runtime: str) -> str:
    """What it is called where something else says where it is run."""
    if runtime == "qt":
        return QCoreApplication.translate("Runs", "QWebChannel")
    title = Pair.named(runtime).title
    return QCoreApplication.translate("Runs", "Tauri {version}").format(version=title)


def column_name(runtime: str) -> str:
    """What a column of its runs is called."""
    if place_of(runtime) == "tauri":
        title = Pair.named(runtime).title
        return QCoreApplication.translate("Runs", "Real Tauri {version}").format(version=title)
    return version_name(runtime)


def short_runtime(runtime: str) -> str:
    """A runtime where there is little room: the versions, and where unless on the stand-in."""
    title = Pair.named(runtime).title
    if place_of(runtime) == "tauri":
        return QCoreApplication.translate("Runs", "Real {version}").format(version=title)
    return "Qt" if runtime == "qt" else title


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
            runtime=runtime_name(result.pair.name),
            cycles=QLocale().toString(result.cycles),
            asked=QLocale().toString(result.cycles_asked or 0),
        )
    return QCoreApplication.translate("Runs", "{scenario} on {runtime}, {cycles}").format(
        scenario=run_subject(recording),
        runtime=runtime_name(result.pair.name),
        cycles=cycles_text(result.cycles),
    )
