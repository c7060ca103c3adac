"""Languages as they are in the sources, compiled or not by the set-up; and the themes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tools.bootstrap.project import Project
from ui.looks.themes import Themes
from ui.words.language import Languages


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, project = tmp_path_factory.mktemp("compiled"), Project.here()
    source = project.root / "ui" / "translations" / "leak-lab_zh_CN.ts"
    command = [project.environment / "bin" / "pyside6-lrelease", source]
    subprocess.run([*command, "-qm", folder / f"{source.stem}.qm"], check=True, capture_output=True)
    return folder


@pytest.fixture
def languages(compiled: Path, qapp: QApplication) -> Iterator[Languages]:
    languages = Languages(qapp, compiled)
    yield languages
    languages.switch("en")
    languages.deleteLater()


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[Themes]:
    themes = Themes(qapp)
    yield themes
    themes.end()
    themes.deleteLater()
