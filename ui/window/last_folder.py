"""Where dialogs that open or save a file begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_KEY = "last/folder"


def last_folder() -> Path:
    """The folder that was used last; before the first time, or when it is gone, the documents.

    Where the user has no folder for documents, the home directory.
    """
    used = QSettings().value(_KEY)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folders = [used] if isinstance(used, str) and used else []
    folders.append(QStandardPaths.writableLocation(documents))
    for folder in folders:
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def remember_folder_of(file: Path) -> None:
    """Begin there the next time, also after the next start."""
    QSettings().setValue(_KEY, str(file.absolute().parent))
