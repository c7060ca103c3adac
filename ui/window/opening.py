"""Asks which saved run or heap snapshot to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from memory.heap.formats.known import is_snapshot
from ui.runs.operations import Operations
from ui.window.last_folder import last_folder, remember_folder_of

_SNAPSHOTS = (".heapsnapshot", ".heaptimeline", ".gz")
_HEAD_BYTES = 200


class Opening(QObject):
    """Opens what the window, ``run --json``, or a browser has saved."""

    def __init__(self, window: QWidget, operations: Operations) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations

    def ask(self) -> None:
        """Ask for a file, and open it."""
        kinds = self.tr("Runs and heap snapshots (*.json *.heapsnapshot *.heaptimeline *.gz)")
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
        """Open a file; what kind it is tells its name, and of JSON its beginning."""
        if path.suffix.lower() in _SNAPSHOTS or is_snapshot(_head_of(path)):
            self._operations.open_snapshot(path)
        else:
            self._operations.open_runs(path)


def _head_of(path: Path) -> bytes:
    """The beginning of a file; nothing of what cannot be read, which whoever opens it tells."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError:
        return b""
