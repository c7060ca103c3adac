"""Where dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from ui.window.last_folder import last_folder, remember_folder_of


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, user, str(tmp_path / "settings"))


def test_they_begin_in_the_documents_then_in_the_last_folder_while_it_is_there(
    tmp_path: Path,
) -> None:
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    assert documents.is_relative_to(tmp_path)
    assert last_folder() == tmp_path
    documents.mkdir()
    assert last_folder() == documents
    used = tmp_path / "used"
    used.mkdir()
    remember_folder_of(used / "run.json")
    assert last_folder() == used
    used.rmdir()
    assert last_folder() == documents
