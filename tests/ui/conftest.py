"""The translations as they are in the sources, whether or not the set-up has compiled them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tools.bootstrap.project import Project
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
    before = QLocale()
    languages = Languages(qapp, compiled)
    yield languages
    languages.switch("en")
    languages.deleteLater()
    QLocale.setDefault(before)
