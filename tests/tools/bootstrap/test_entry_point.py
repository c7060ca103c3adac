"""`python3 -m tools.bootstrap` itself, in processes of their own."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.bootstrap.command import alone, main
from tools.bootstrap.project import Project

ROOT = Project.here().root


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_too_old_says_so_and_fails() -> None:
    script = (
        "import runpy, sys\n"
        "sys.version_info = (3, 8, 18)\n"
        "sys.argv = ['tools.bootstrap', 'run']\n"
        "runpy.run_module('tools.bootstrap', run_name='__main__')\n"
    )
    finished = run_python("-c", script)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Leak Lab needs Python 3.11 or later, and ")
    assert " is 3.8. " in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_old_python_can_read_what_it_meets_before_it_says_so() -> None:
    for name in ("__init__.py", "bootstrap/__init__.py", "bootstrap/__main__.py"):
        source = (ROOT / "tools" / name).read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 4))


def test_a_second_set_up_does_nothing_and_takes_no_time() -> None:
    first = run_python("-m", "tools.bootstrap", "dev")
    assert first.returncode == 0, first.stderr
    start = time.perf_counter()
    second = run_python("-m", "tools.bootstrap", "dev")
    elapsed_s = time.perf_counter() - start
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    # 0.06 s on an idle machine; installing or building anything takes much longer than this.
    assert elapsed_s < 1.0


def test_what_developers_have_is_enough_to_run_it() -> None:
    assert run_python("-m", "tools.bootstrap", "dev").returncode == 0
    finished = run_python("-m", "tools.bootstrap", "run")
    assert finished.returncode == 0
    assert "requirements/run.txt" not in finished.stdout


def test_an_unknown_purpose_fails() -> None:
    finished = run_python("-m", "tools.bootstrap", "fly")
    assert finished.returncode == 2
    assert "fly" in finished.stderr


def test_a_folder_that_cannot_be_written_to_fails_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run"], Project(tmp_path / "absent")) == 1
    assert capsys.readouterr().err.startswith("set-up: ")


def test_two_set_ups_of_one_folder_take_turns(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from tools.bootstrap.command import alone\n"
        "from tools.bootstrap.project import Project\n"
        f"with alone(Project(Path({str(tmp_path)!r}))):\n"
        "    print('in', flush=True)\n"
    )
    with alone(Project(tmp_path)):
        other = subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        first_line = other.stdout.readline()
    rest, _ = other.communicate(timeout=30)
    assert "waiting for it to end" in first_line
    assert rest == "in\n"
