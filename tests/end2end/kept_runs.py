"""Where the window under test keeps its runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def runs_folder() -> Path:
    """The folder, which may not be there yet."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / "runs"


def keep_no_runs() -> None:
    """Let no run be kept: where the folder would be is something else."""
    runs_folder().parent.mkdir(parents=True)
    runs_folder().write_text("no folder")
