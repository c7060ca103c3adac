"""Shows what has been read from a file, and says what has been written to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lab.experiments.recording import Recording
from lab.heap.explore.kept import KeptSnapshot
from ui.heap.snapshot_choice import snapshot_name
from ui.words.plural import counted

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class FilesShown(QObject):
    """Follows the operations of the window on files."""

    def __init__(self, window: MainWindow, show_recording: Callable[[Recording], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_recording = show_recording
        window.operations.opened.connect(self._on_opened)
        window.operations.snapshot_opened.connect(self._on_snapshot)
        window.operations.saved.connect(self._on_saved)

    def _on_opened(self, recordings: tuple[Recording, ...]) -> None:
        window = self._window
        window.message_bar.hide()
        window.runs.add(*recordings, are_saved=True)
        for each in recordings:
            window.scenario_list.show_result(each.result)
        if len(recordings) > 1:
            window.matrix.show_recordings(recordings)
            window.tabs.setCurrentWidget(window.matrix)
        self._show_recording(recordings[0])
        count = len(recordings)
        window.status.say(
            lambda: counted(count, self.tr("{count} run opened"), self.tr("{count} runs opened"))
        )

    def _on_snapshot(self, snapshot: KeptSnapshot) -> None:
        window = self._window
        window.message_bar.hide()
        window.heap.show_snapshots(window.operations.snapshots.all, snapshot)
        window.tabs.setCurrentWidget(window.heap)
        window.status.say(
            lambda: (
                self.tr("Taken: {name}") if snapshot.number else self.tr("Opened: {name}")
            ).format(name=snapshot_name(snapshot))
        )

    def _on_saved(self, path: str) -> None:
        self._window.status.say(lambda: self.tr("Saved: {path}").format(path=path))
