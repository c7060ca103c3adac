"""The runs of this sitting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from lab.recording import Recording
from ui.plural import cycles_text
from ui.scenario_title import scenario_title

MAX_RUNS = 200
"""More than this are not kept: the oldest go."""


class Runs(QObject):
    """All runs that were made or opened since the start, oldest first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recordings: list[Recording] = []

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """The runs, oldest first."""
        return tuple(self._recordings)

    def add(self, *recordings: Recording) -> None:
        """Keep these too."""
        self._recordings.extend(recordings)
        del self._recordings[:-MAX_RUNS]
        self.changed.emit()


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


def run_title(recording: Recording) -> str:
    """One run in words: what, on which runtime, how many cycles."""
    result = recording.result
    return QCoreApplication.translate("Runs", "{scenario} on {runtime}, {cycles}").format(
        scenario=run_subject(recording),
        runtime=runtime_name(result.runtime),
        cycles=cycles_text(result.cycles),
    )
