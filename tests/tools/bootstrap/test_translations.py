"""The step that compiles the translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from tools.bootstrap.failure import SetupError
from tools.bootstrap.project import Project
from tools.bootstrap.translations import ensure_translations

if TYPE_CHECKING:
    from pathlib import Path

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>A</name><message>
<source>leak</source><translation>{}</translation></message></context></TS>
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "ui" / "translations").mkdir(parents=True)
    (tmp_path / ".venv").symlink_to(Project.here().environment)
    return Project(tmp_path)


def source(project: Project) -> Path:
    return project.root / "ui" / "translations" / "a_zh_CN.ts"


def translated(project: Project) -> str | None:
    translator = QTranslator()
    assert translator.load(str(source(project).parent / "compiled" / "a_zh_CN.qm"))
    return translator.translate("A", "leak")


def test_what_has_changed_is_compiled_and_nothing_twice(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    source(project).write_text(TS.format("泄漏"), encoding="utf-8")
    ensure_translations(project)
    assert translated(project) == "泄漏"
    assert "compiling" in capfd.readouterr().out
    ensure_translations(project)
    assert capfd.readouterr().out == ""
    source(project).write_text(TS.format("内存泄漏"), encoding="utf-8")
    ensure_translations(project)
    assert translated(project) == "内存泄漏"


def test_what_is_no_translation_is_said(project: Project) -> None:
    source(project).write_text("<TS", encoding="utf-8")
    with pytest.raises(SetupError, match=r"a_zh_CN\.ts could not be compiled"):
        ensure_translations(project)
