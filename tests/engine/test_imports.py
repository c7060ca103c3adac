"""What a run pays for before its page is open."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.end2end.process import PROJECT

_IMPORT = "import engine.application, lab.experiments.headless, lab.page.page"


def said(expression: str) -> list[str]:
    """The words that ``expression`` gives once a run has imported what opens its page."""
    script = f"{_IMPORT}, linecache, sys; print(*({expression}))"
    command = (sys.executable, "-c", script)
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    return done.stdout.split()


@pytest.mark.parametrize("name", ["aiohttp", "psutil", "numpy"])
def test_what_takes_long_is_not_imported_before_chromium_starts(name: str) -> None:
    assert name not in said("sys.modules")


def test_shiboken_reads_no_sources() -> None:
    assert not [file for file in said("linecache.cache") if file.startswith(str(PROJECT / "lab"))]
