"""Leads from a survivor to its messages in the bridge's log, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class SurvivorMessages(QObject):
    """Connects the two lists, where both are of the document that is loaded."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.memory_panel.survivors.messages_asked.connect(self._show_messages)
        window.bridge.mount_chosen.connect(self._show_survivor)

    @property
    def _mounts_before(self) -> int | None:
        """How many mounts came before the first that is listed; None where that is no matter.

        The list counts the measured cycles, the log all mounts of the document.
        """
        window = self._window
        if window.memory_panel.by_hand is not None:
            return 0
        latest = window.coordinator.shown.latest
        is_shown = latest is not None and latest is window.coordinator.shown.recording
        if latest is None or latest.baseline is None or not is_shown:
            return None
        return latest.baseline.created if window.operations.has_run else None

    def _show_messages(self, listed: int) -> None:
        window, before = self._window, self._mounts_before
        if before is not None:
            window.show_part(window.bridge.log_table)
            window.bridge.show_mount(listed + before)

    def _show_survivor(self, mount: int) -> None:
        window, before = self._window, self._mounts_before
        survivors = window.memory_panel.survivors
        if before is not None and survivors.show_mount(mount - before):
            window.show_part(survivors)
