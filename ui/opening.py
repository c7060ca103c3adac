"""Asks which saved run or heap snapshot to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.laboratory import Laboratory
from ui.last_folder import last_folder, remember_folder_of

_SNAPSHOT = ".heapsnapshot"


class Opening(QObject):
    """Opens what the window, ``run --json``, or a browser has saved, by the laboratory."""

    def __init__(self, window: QWidget, laboratory: Laboratory) -> None:
        super().__init__(window)
        self._window = window
        self._laboratory = laboratory

    def ask(self) -> None:
        """Ask for a file, and open it."""
        kinds = self.tr("Runs and heap snapshots (*.json *.heapsnapshot)")
        caption = self.tr("Open a run or a heap snapshot")
        dialog = QFileDialog(self._window, caption, str(last_folder()), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._open_chosen(Path(name)))
        dialog.open()

    def _open_chosen(self, path: Path) -> None:
        remember_folder_of(path)
        self.open(path)

    def open(self, path: Path) -> None:
        """Open a file; what kind it is tells its name."""
        if path.suffix.lower() == _SNAPSHOT:
            self._laboratory.open_snapshot(path)
        else:
            self._laboratory.open_runs(path)
