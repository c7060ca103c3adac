"""A remedy that no longer works turns its cell red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from report.result import RunDocument
from tests.end2end.process import PACKAGES, PROJECT

_REMEDY = "    deregister(this)\n"


@pytest.fixture
def copy_of_the_sources(tmp_path: Path) -> Path:
    """Leak Lab in another folder, to break; its packages are this one's."""
    copy = tmp_path / "leak-lab"
    copy.mkdir()
    shutil.copy(PROJECT / "main.py", copy)
    ignored = shutil.ignore_patterns("node_modules", "dist", "coverage", "__pycache__")
    for folder in (*PACKAGES, "web"):
        shutil.copytree(PROJECT / folder, copy / folder, ignore=ignored)
    (copy / "web" / "node_modules").symlink_to(PROJECT / "web" / "node_modules")
    return copy


@pytest.mark.timeout(180)
def test_a_close_that_no_longer_deregisters_is_unexpected(copy_of_the_sources: Path) -> None:
    channel = copy_of_the_sources / "web" / "src" / "remedies" / "lab-channel.ts"
    source = channel.read_text("utf-8")
    assert source.count(_REMEDY) == 1
    channel.write_text(source.replace(_REMEDY, ""), "utf-8")
    node_path = f"{PROJECT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["node", "build.ts"],
        cwd=copy_of_the_sources / "web",
        env={**os.environ, "PATH": node_path},
        check=True,
        capture_output=True,
    )

    run = subprocess.run(
        [
            *(sys.executable, "main.py", "run", "close", "deregister"),
            *("--runtime", "2.4.1", "--cycles", "3", "--json", "-"),
        ],
        cwd=copy_of_the_sources,
        capture_output=True,
        check=False,
        text=True,
    )

    assert run.returncode == 1, run.stderr
    document = msgspec.json.decode(run.stdout, type=RunDocument)
    verdicts = {result.scenario: result.verdict for result in document.results}
    assert verdicts == {"close": "leak", "deregister": "clean"}
