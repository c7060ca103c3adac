"""The commands that do without the window what is picked in it."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from tests.ui.catalog import scenario
from ui.runs.command_lines import gallery_test, run_command

ROOT = Path(__file__).parents[3]


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run it in the project's folder, as one pastes it there; without a shell, for the quoting."""
    words = shlex.split(command)
    return subprocess.run(
        ["env", *words], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_command_runs_what_is_picked() -> None:
    command = run_command(scenario("no-cleanup", framework="react"), "2.5.0", 3)
    assert command.endswith("run no-cleanup --runtime 2.5.0 --framework react --cycles 3")
    finished = run(command)
    assert finished.returncode == 0, finished.stderr
    assert "2.5.0" in finished.stdout
    assert "react" in finished.stdout


def test_without_tauri_and_in_vue_too() -> None:
    finished = run(run_command(scenario("qt-signal", "qt"), "qt", 3))
    assert finished.returncode == 0, finished.stderr


def test_the_test_is_one_that_there_is() -> None:
    finished = run(f"{gallery_test('2.4.1')} --collect-only -q")
    assert finished.returncode == 0, finished.stdout
    assert "1 test collected" in finished.stdout


def test_another_npm_package_is_named_beside_the_runtime() -> None:
    command = run_command(scenario("no-cleanup"), "2.5.0+api-2.12.5", 3)
    assert command.endswith("run no-cleanup --runtime 2.5.0 --api 2.12.5 --cycles 3")
    assert gallery_test("2.5.0+api-2.12.5").endswith("run --all --runtime 2.5.0 --api 2.12.5")
