"""The virtual environment, made for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.bootstrap import interpreter
from tools.bootstrap.failure import SetupError
from tools.bootstrap.project import Project

if TYPE_CHECKING:
    from pathlib import Path


def test_packages_without_hashes_are_refused_and_the_next_set_up_starts_over(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    requirements = tmp_path / "requirements" / "run.txt"
    requirements.parent.mkdir()
    requirements.write_text("rich==15.0.0\n")

    interpreter.ensure_environment(project)
    left_behind = project.environment / "left-behind"
    left_behind.touch()
    with pytest.raises(SetupError, match=r"requirements/run\.txt"):
        interpreter.ensure_packages(project, "run")

    requirements.write_text("# nothing\n")
    interpreter.ensure_environment(project)
    assert not left_behind.exists()
    interpreter.ensure_packages(project, "run")

    left_behind.touch()
    interpreter.ensure_environment(project)
    interpreter.ensure_packages(project, "run")
    assert left_behind.exists()


def test_a_python_without_ensurepip_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "ensurepip" else name
    )
    with pytest.raises(SetupError, match=r"ensurepip.*sudo apt-get install python3\.\d+-venv"):
        interpreter.require_venv_module()
