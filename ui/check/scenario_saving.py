"""Takes a recording to the command line: as a scenario file, and as the command itself."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from check.recording.steps import Step, scenario_file
from memory.problem import Problem
from report.output import write_bytes
from system.errors import CannotMeasureError
from ui.window.last_folder import last_folder, remember_folder_of

_NAME = "scenario.js"


def check_command(target: tuple[str, ...], cycles: int, scenario: Path | None) -> str:
    """The command that checks the same way what the words ``target`` name."""
    words = [".venv/bin/python", "main.py", "check", *target]
    if scenario is not None:
        words += ["--scenario", str(scenario)]
    return shlex.join([*words, "--cycles", str(cycles)])


class ScenarioSaving(QObject):
    """Asks where, and writes the file; knows which steps it has."""

    def __init__(self, window: QWidget, failed: Callable[[Problem], None]) -> None:
        super().__init__(window)
        self._window = window
        self._failed = failed
        self._saved: tuple[tuple[Step, ...], Path] | None = None

    def file_of(self, steps: tuple[Step, ...]) -> Path | None:
        """The file that has just these steps, if they were saved."""
        return self._saved[1] if self._saved is not None and self._saved[0] == steps else None

    def ask(
        self, steps: tuple[Step, ...], target: tuple[str, ...], then: Callable[[Path], None]
    ) -> None:
        """Ask for a file, write the steps to it, and call ``then``.

        ``target`` is the words that name the page on the command line.
        """
        dialog = QFileDialog(
            self._window,
            self.tr("Save as scenario file"),
            str(last_folder() / _NAME),
            self.tr("Scenarios (*.js *.mjs)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("js")

        def save(name: str) -> None:
            remember_folder_of(Path(name))
            self._save(steps, target, Path(name), then)

        dialog.fileSelected.connect(save)
        dialog.open()

    def _save(
        self,
        steps: tuple[Step, ...],
        target: tuple[str, ...],
        file: Path,
        then: Callable[[Path], None],
    ) -> None:
        try:
            write_bytes(file, scenario_file(steps, shlex.join(target)).encode())
        except CannotMeasureError as error:
            self._failed(error.problem)
            return
        self._saved = (steps, file)
        then(file)
