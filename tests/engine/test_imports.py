"""What a command pays for before its page is open."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.end2end.process import PROJECT

_OPENS_PAGE = "import engine.application, lab.experiments.headless, lab.page.page"
_COMMAND = "from cli.process import run_process; run_process()"


def said(script: str, expression: str, *arguments: str) -> list[str]:
    """The words that ``expression`` gives once a script has run."""
    code = f"{script}; import linecache, sys; print(*({expression}), file=sys.stderr)"
    command = (sys.executable, "-c", code, *arguments)
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    return done.stderr.split()


@pytest.mark.parametrize("name", ["aiohttp", "psutil", "numpy"])
def test_what_takes_long_is_not_imported_before_chromium_starts(name: str) -> None:
    modules = said(_OPENS_PAGE, "sys.modules")
    assert "lab.page.page" in modules
    assert name not in modules


@pytest.mark.parametrize(
    "command",
    [("run", "no-cleanup", "--runtime", "2.12.5"), ("check", "examples/plain/fixed.html")],
    ids=["run", "check"],
)
def test_shiboken_reads_no_sources(command: tuple[str, ...]) -> None:
    files = said(_COMMAND, "linecache.cache", *command)
    # Its own first module is one that Python reads for it.
    assert any(file.endswith("shiboken6/__init__.py") for file in files)
    own = [str(PROJECT / folder) for folder in ("lab", "check", "memory", "engine")]
    assert not [file for file in files if file.startswith(tuple(own))]
