"""The step that compiles the program's Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bootstrap.bytecode import ensure_bytecode
from tools.bootstrap.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    for name in ("cli", "tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
    (tmp_path / "cli" / "start.py").write_text("WORD = 'one'\n")
    return Project(tmp_path)


def loaded_from(project: Project) -> str:
    """What a process that writes no bytecode does with `cli.start`."""
    done = subprocess.run(
        [sys.executable, "-v", "-c", "import cli.start"],
        cwd=project.root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [line for line in done.stderr.splitlines() if f"{project.root}/cli" in line]
    return "\n".join(ours)


def test_a_start_compiles_nothing_even_where_python_writes_no_bytecode(project: Project) -> None:
    assert "start.cpython" not in loaded_from(project)
    ensure_bytecode(project)
    assert f"matches {project.root / 'cli' / 'start.py'}" in loaded_from(project)
    assert not (project.root / "tests" / "__pycache__").exists()


def test_what_has_changed_is_compiled_again_and_what_has_not_is_left(project: Project) -> None:
    ensure_bytecode(project)
    source = project.root / "cli" / "start.py"
    compiled = next((project.root / "cli" / "__pycache__").glob("start.*.pyc"))
    before = compiled.stat().st_mtime_ns
    ensure_bytecode(project)
    assert compiled.stat().st_mtime_ns == before
    source.write_text("WORD = 'another'\n")
    os.utime(source, ns=(0, 0))
    ensure_bytecode(project)
    assert f"matches {source}" in loaded_from(project)


def test_a_mistake_in_the_source_does_not_stop_the_set_up(project: Project) -> None:
    (project.root / "cli" / "broken.py").write_text("def")
    ensure_bytecode(project)
    assert f"matches {project.root / 'cli' / 'start.py'}" in loaded_from(project)
