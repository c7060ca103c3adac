"""Copies commands that do without the window what is picked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.runs.command_lines import gallery_test, run_command

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class CommandCopies(QObject):
    """Puts them on the clipboard, and says in the status bar what is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def copy_run(self) -> None:
        """The command that measures the scenario that is picked."""
        controls, picked = self._window.controls, self._window.scenario_list.picked
        if picked is not None:
            runtime, cycles = controls.current_runtime(), controls.cycles.value()
            self._copy(run_command(picked, runtime, cycles))

    def copy_test(self) -> None:
        """The command that tests all verdicts of the version that is picked."""
        self._copy(gallery_test(self._window.controls.current_runtime()))

    def _copy(self, command: str) -> None:
        QGuiApplication.clipboard().setText(command)
        self._window.status.say(lambda: self.tr("Copied: {command}").format(command=command))
