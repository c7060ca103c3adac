"""A screen of its own for whatever must be seen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.in_xvfb import run_in_xvfb

ROOT = Path(__file__).resolve().parents[2]
_LOOK = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
size = app.primaryScreen().size()
print(app.platformName(), size.width(), size.height())
raise SystemExit(7)
"""


def test_a_program_has_a_real_screen_and_its_status_is_passed_on() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tools.in_xvfb", sys.executable, "-c", _LOOK],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ended.stdout == "xcb 1600 1000\n", ended.stderr
    assert ended.returncode == 7


def test_the_status_is_the_programs_where_the_screen_cannot_be_tidied_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As Debian's does when it cannot remove its files.
    untidy = tmp_path / "xvfb-run"
    untidy.write_text('#!/bin/sh\nshift 3\n"$@"\nexit 5\n')
    untidy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert run_in_xvfb([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_without_xvfb_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run_in_xvfb(["true"]) == 2
    assert "make setup-dev" in capsys.readouterr().err
